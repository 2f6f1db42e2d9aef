/** `candour verify`: re-hash, re-parse, compare, check chains and signatures; exit 4 and the exact place on a difference. */

import { listOperations, type VerifyResult, verifyOperation } from '../evidence/index.ts';
import { CandourError, type ExitCode } from '../kernel/index.ts';
import { number, ProgressLine, plain } from './terminal.ts';
import { withApp } from './with-app.ts';

export async function verifyCommand(given: {
  readonly operation?: string;
  readonly json?: boolean;
}): Promise<ExitCode> {
  return withApp<ExitCode>(async (app, actor) => {
    const progress = new ProgressLine();
    const all = await listOperations(app.evidence, actor);
    const wanted = given.operation === undefined ? all : all.filter((operation) => operation.name === given.operation);
    if (given.operation !== undefined && wanted.length === 0)
      throw new CandourError('NOT_FOUND', `There is no operation named ${JSON.stringify(given.operation)}.`, {
        hint:
          all.length === 0
            ? 'This data folder holds no operation yet.'
            : `Here are: ${all.map((o) => o.name).join(', ')}.`,
      });
    const results: { operation: string; result: VerifyResult }[] = [];
    for (const operation of wanted)
      results.push({
        operation: operation.name,
        result: await verifyOperation(app.evidence, actor, operation.id, (p) =>
          progress.show(p.step, p.done, p.total, p.unit),
        ),
      });
    const installation = wanted.length === 0 ? await app.store.ledger.verify('installation') : null;
    progress.end();
    const ok = results.every(({ result }) => result.faults.length === 0) && (installation?.ok ?? true);
    if (given.json)
      process.stdout.write(
        `${JSON.stringify({ ok, operations: results.map(({ operation, result }) => ({ operation, ...result })) }, null, 2)}\n`,
      );
    else {
      for (const { operation, result } of results) process.stdout.write(`${printed(operation, result)}\n`);
      if (installation)
        process.stdout.write(
          `No operation here. Ledger of the installation: ${installation.ok ? 'whole' : (installation.fault ?? 'does not hold')}.\n`,
        );
    }
    return ok ? 0 : 4;
  });
}

function printed(operation: string, result: VerifyResult): string {
  const chains = result.chains
    .map((chain) => `${chain.chain} (${number(chain.entries)} entries) ${chain.ok ? 'whole' : 'BROKEN'}`)
    .join(', ');
  const head = `Operation ${operation}: ${number(result.artefacts)} sealed files hashed again, ${number(result.observations)} observations compared, ledger ${chains}.`;
  if (result.faults.length === 0) return `${head}\nEverything is as it was recorded.`;
  return [
    head,
    `${number(result.faults.length)}${result.faults.length === 100 ? ' or more' : ''} difference(s):`,
    ...result.faults.map((fault) => `  ${plain(fault, 400)}`),
  ].join('\n');
}
