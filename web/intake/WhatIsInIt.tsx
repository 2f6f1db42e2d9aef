import type { IntakeView } from '../contract.ts';
import { AccountingBar } from '../exhibits/AccountingBar.tsx';
import { WarningLine } from '../exhibits/WarningList.tsx';
import { WideTable } from '../signs/WideTable.tsx';
import { formatName } from '../words/kind.ts';
import { bytes, count } from '../words/number.ts';
import { span } from '../words/time.ts';

/** Chats and files as the inspection found them. */
export function WhatIsInIt({ view }: { view: IntakeView }) {
  return (
    <>
      {view.chats.length === 0 ? null : (
        <section>
          <h2>Chats</h2>
          {view.chats.map((chat) => (
            <article
              key={`${chat.path} ${chat.title ?? ''} ${chat.first ?? ''} ${chat.messages}`}
              className="intake-chat"
            >
              <h3>{chat.title ?? 'A chat without a title'}</h3>
              <p className="soft break">
                {formatName(chat.format)}, {span(chat.first, chat.last)}, {chat.path}
              </p>
              <AccountingBar accounting={chat.accounting} counts={chat} />
              <ul>
                {chat.warnings.map((warning) => (
                  <WarningLine key={`${warning.code} ${warning.message}`} warning={warning} where={chat.path} />
                ))}
              </ul>
            </article>
          ))}
        </section>
      )}
      {view.files.length === 0 ? null : (
        <section>
          <h2>Files</h2>
          <WideTable label="Files">
            <table className="stack">
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
                {view.files.slice(0, 200).map((file) => (
                  <tr key={`${file.path} ${file.sha256}`}>
                    <td data-label="Name" className="stack-title break">
                      {file.path}
                    </td>
                    <td data-label="Size" className="number">
                      {bytes(file.bytes)}
                    </td>
                    <td data-label="What it is">
                      {formatName(file.format)}, {file.status}
                      {file.reason === null ? null : <div className="soft small">{file.reason}</div>}
                    </td>
                    <td data-label="SHA-256" className="hash">
                      {file.sha256}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
          {view.files.length > 200 ? <p className="soft">and {count(view.files.length - 200)} more</p> : null}
        </section>
      )}
    </>
  );
}
