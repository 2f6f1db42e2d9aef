import { ApiError } from '../call.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { bytes, count, share } from '../words/number.ts';
import type { FileState } from './useSending.ts';
import type { ChosenFile } from './walk.ts';

const longest = 200;

function said(state: FileState | undefined, size: number): string {
  switch (state?.kind) {
    case 'sending':
      return state.sent >= size ? 'arriving' : share(state.sent, size);
    case 'received':
      return 'received';
    case 'refused':
      return state.error instanceof ApiError ? `${state.error.message} ${state.error.hint}` : 'refused';
    default:
      return '';
  }
}

/** The files chosen and how far each is. Of very many the first are listed; what is refused is always listed. */
export function FileList(props: {
  files: readonly ChosenFile[];
  states: ReadonlyMap<string, FileState>;
  remove: ((path: string) => void) | null;
}) {
  const { files, states, remove } = props;
  const total = files.reduce((sum, one) => sum + one.file.size, 0);
  const received = files.filter((one) => states.get(one.path)?.kind === 'received').length;
  const shown = files.filter((one, n) => n < longest || states.get(one.path)?.kind === 'refused');
  return (
    <WideTable label="Files chosen">
      <table className="chosen">
        <caption>
          {count(files.length)} {files.length === 1 ? 'file' : 'files'}, {bytes(total)}
          {received === 0 ? '' : `, ${count(received)} received`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className="number">
              Size
            </th>
            <th scope="col">How far</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ file, path }) => {
            const state = states.get(path);
            return (
              <tr key={path}>
                <td className="break">{path}</td>
                <td className="number">{bytes(file.size)}</td>
                <td>
                  {state?.kind === 'sending' ? (
                    <progress max={Math.max(1, file.size)} value={state.sent} aria-label={`Sending ${path}`} />
                  ) : null}{' '}
                  <span className={state?.kind === 'refused' ? 'chosen-refused' : 'soft'}>
                    {said(state, file.size)}
                  </span>
                  {remove !== null && state === undefined ? (
                    <button type="button" className="plain-button no-wrap" onClick={() => remove(path)}>
                      take out<span className="hidden-words"> {path}</span>
                    </button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {files.length > shown.length ? <p className="soft">and {count(files.length - shown.length)} more</p> : null}
    </WideTable>
  );
}
