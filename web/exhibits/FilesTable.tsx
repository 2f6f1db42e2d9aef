import { useState } from 'react';
import type { ExhibitView } from '../contract.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { formatName } from '../words/kind.ts';
import { bytes, count } from '../words/number.ts';

const page = 50;

/** The sealed files with their hashes; a folder of ten thousand pictures comes fifty rows at a time. */
export function FilesTable({ files }: { files: ExhibitView['files'] }) {
  const [shown, setShown] = useState(page);
  return (
    <section>
      <h2>Files</h2>
      <WideTable label="Files">
        <table className="stack">
          <caption>Kept as they came, read-only, under their SHA-256</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className="number">
                Size
              </th>
              <th scope="col">What it is</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {files.slice(0, shown).map((file) => (
              <tr key={`${file.path} ${file.sha256}`}>
                <td data-label="Name" className="stack-title break file-name">
                  {file.path}
                </td>
                <td data-label="Size" className="number">
                  {bytes(file.bytes)}
                </td>
                <td data-label="What it is">
                  {formatName(file.format)}, {file.status}
                  {file.reason === null ? null : <div className="soft small">{file.reason}</div>}
                </td>
                <td data-label="SHA-256" className="hash file-hash">
                  {file.sha256}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {files.length > shown ? (
        <p>
          <button type="button" className="plain-button" onClick={() => setShown(shown + 10 * page)}>
            Show more of {count(files.length)} files
          </button>
        </p>
      ) : null}
    </section>
  );
}
