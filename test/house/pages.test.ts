import { describe, expect, it } from 'vitest';
import { compareCommandPage, readHelp } from '../../scripts/checks/command-line-page.ts';
import { compareErrorsPage, errorsPageText } from '../../scripts/checks/errors-page.ts';
import { anchorOf } from '../../scripts/checks/links.ts';
import { citedRequirements, statedRequirements } from '../../scripts/checks/requirements.ts';
import { refusalCodes, warningCodes } from '../../scripts/checks/warnings-page.ts';

describe('the page of errors', () => {
  const codes = {
    BUSY: { exit: 3, status: 503, when: 'Somebody else has it.', recover: 'Wait.' },
    NOT_FOUND: { exit: 2, status: 404, when: 'It is not there.', recover: 'Look again.' },
  };

  it('agrees with the codes it was written from', () => {
    expect(compareErrorsPage(errorsPageText(codes), codes)).toEqual([]);
  });

  it('is refused when a code is missing, changed or invented', () => {
    const { NOT_FOUND, ...rest } = codes;
    expect(compareErrorsPage(errorsPageText(rest), codes)).toEqual([
      'docs/errors.md: NOT_FOUND is missing or says something else',
    ]);
    expect(
      compareErrorsPage(errorsPageText({ ...rest, NOT_FOUND: { ...NOT_FOUND, status: 410 } }), codes),
    ).toHaveLength(1);
    expect(compareErrorsPage(`${errorsPageText(codes)}\n## INVENTED\n`, codes)).toEqual([
      'docs/errors.md: INVENTED is not a code of the product',
    ]);
  });
});

describe('the page of commands', () => {
  const help = `Usage: candour inspect [options] <paths...>

what is in these exports

Options:
  --json             one object
  -z, --zone <zone>  zone of the phone, such as
                     Europe/London, not --other
  -h, --help         display help

Commands:
  export [options]   write the ledger
  help [command]     display help
`;

  it('is compared with the options and commands that help prints', () => {
    expect(readHelp(help)).toEqual({ options: ['--json', '--zone', '--help'], commands: ['export', 'help'] });
  });

  it('is refused when an option or command is not told, or no longer exists', () => {
    const pages = new Map([
      ['', { commands: ['inspect'], options: [] }],
      ['inspect', { commands: [], options: ['--json', '--zone', '--help'] }],
    ]);
    expect(compareCommandPage('## candour inspect\n`--json` and `--zone Z`\n', pages)).toEqual([]);
    expect(compareCommandPage('## candour inspect\n`--json-lines` and `--zone Z`\n', pages)).toEqual([
      'docs/cli.md: "candour inspect" does not tell of --json',
    ]);
    expect(compareCommandPage('', pages)).toEqual(['docs/cli.md: no section "candour inspect"']);
    expect(compareCommandPage('## candour inspect\n--json --zone\n## candour guess\n', pages)).toEqual([
      'docs/cli.md: there is no command "candour guess"',
    ]);
  });
});

describe('the page of formats', () => {
  it('is compared with the warning codes that the source writes, however it writes them', () => {
    const source =
      "warn({ code: 'TRUNCATED', lines });\nconst sentences = {\n  ODD_TIME: (n) => said(n),\n  REIWA: 2018,\n};";
    expect(warningCodes(source)).toEqual(['TRUNCATED', 'ODD_TIME']);
  });

  it('leaves errors to their own page when reasons of refusal are gathered', () => {
    expect(refusalCodes("refuse('EMPTY_FILE'); throw new CandourError('BAD_INPUT', 'A SHORT SENTENCE');")).toEqual([
      'EMPTY_FILE',
    ]);
  });
});

describe('the page of requirements', () => {
  it('is compared with what the code cites', () => {
    expect(citedRequirements('sealed once (R1, R14), see R1 and R52; not R2D2 nor AR7')).toEqual([1, 14, 52]);
    expect(statedRequirements('| R1 | sealed |\n## R2 the record\n- **R3** who\nas R4 says\n')).toEqual([1, 2, 3]);
  });
});

describe('links between pages', () => {
  it('find a heading by the anchor that readers are shown', () => {
    expect(anchorOf('What to do, and `candour verify`')).toBe('what-to-do-and-candour-verify');
  });
});
