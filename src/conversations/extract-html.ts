/** An extract as one page that stands alone: no script, nothing loaded, read aloud and printed in order. Pure. */

import { citation } from './citation.ts';
import type { Extract, ExtractConversation, ExtractEntry } from './extract-rows.ts';

export interface ExtractHead {
  readonly title: string;
  readonly operation: string;
  readonly by: string;
  readonly role: string;
  /** ISO, UTC. */
  readonly at: string;
  readonly context: number;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const style = `
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1d2327;--soft:#56616a;--line:#d8d4ca;--accent:#0b5f6b}
@media (prefers-color-scheme:dark){:root{--paper:#15191b;--ink:#e8e6e1;--soft:#a9b2b8;--line:#394145;--accent:#7cc4ce}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76ch;padding:2rem 1.25rem;background:var(--paper);color:var(--ink);font:16px/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:1px solid var(--line)}
ol{list-style:none;padding:0}
li.entry{padding:.6rem 0 .6rem 1rem;border-left:3px solid transparent}
li.chosen{border-left-color:var(--accent)}
li.gap{margin-top:1.4rem;border-top:1px dashed var(--line)}
li.gap:first-child{border-top:0;margin-top:0}
.head{color:var(--soft);margin:0}.head b{color:var(--ink)}
.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.15rem 0}
.source{color:var(--soft);font-size:.85rem;overflow-wrap:anywhere;margin:0}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
code{font-family:"Atkinson Hyperlegible Mono",ui-monospace,monospace;font-size:.85em}
@media print{body{max-width:none;background:#fff;color:#000}li.entry{break-inside:avoid}}
`;

function mediaText({ view }: ExtractEntry): string {
  return view.media
    .map(
      ({ kind, name, state }) =>
        `<p class="head">[${escapeHtml(kind)}: ${escapeHtml(name ?? 'without a name')}, ${state}]</p>`,
    )
    .join('');
}

function entryHtml(entry: ExtractEntry, title: string): string {
  const { view, row, source, chosen, follows, phones } = entry;
  const classes = ['entry', ...(chosen ? ['chosen'] : []), ...(follows ? [] : ['gap'])].join(' ');
  if (view.held && view.observation === 0) {
    return `<li class="${classes}"><p class="head">Position ${view.position}: withheld (scope or privilege).</p></li>`;
  }
  const sender = view.sender ?? (view.kind === 'system' ? 'Notice' : 'No sender');
  const time = view.time === null ? 'no time' : escapeHtml(view.time.replace('T', ' '));
  const caveat = view.timeCaveat === null ? '' : ` <span>(${escapeHtml(view.timeCaveat)})</span>`;
  const marks = [view.kind, view.state, ...view.flags].filter((mark) => mark !== 'text' && mark !== 'present');
  const said = [...new Set(marks)].map(escapeHtml).join(', ');
  return [
    `<li class="${classes}">`,
    `<p class="head"><b dir="auto">${escapeHtml(sender)}</b> · <time>${time}</time>${caveat}`,
    `${said === '' ? '' : ` · ${said}`}${chosen ? '' : ' · context'}</p>`,
    view.body === '' ? '' : `<p class="text" dir="auto">${escapeHtml(view.body)}</p>`,
    mediaText(entry),
    phones === null ? '' : phonesHtml(phones),
    `<p class="source">${escapeHtml(citation({ row, source, title }))}</p>`,
    '</li>',
  ].join('');
}

function phonesHtml({ on, notOn }: NonNullable<ExtractEntry['phones']>): string {
  const elsewhere = notOn.length === 0 ? '' : `; not on ${notOn.join(', ')}`;
  return `<p class="head">Shown on ${escapeHtml(`${on.join(', ')}${elsewhere}`)}.</p>`;
}

function conversationHtml({ title, copies, entries }: ExtractConversation, n: number): string {
  return [
    `<section aria-labelledby="c${n}"><h2 id="c${n}" dir="auto">${escapeHtml(title)}</h2>`,
    ...copies.map(
      (copy) =>
        `<p class="head">Exhibit ${escapeHtml(copy.exhibit_ref)} · zone ${escapeHtml(copy.zone ?? 'unknown')}: ${escapeHtml(copy.zone_basis)}</p>`,
    ),
    `<ol>${entries.map((entry) => entryHtml(entry, title)).join('\n')}</ol></section>`,
  ].join('\n');
}

export function extractHtml({ conversations, files }: Extract, head: ExtractHead): string {
  const chosen = conversations.reduce((sum, { entries }) => sum + entries.filter((entry) => entry.chosen).length, 0);
  const rows = files
    .map(
      ({ exhibit, path, sha256 }) =>
        `<tr><td>${escapeHtml(exhibit)}</td><td>${escapeHtml(path)}</td><td><code>${sha256}</code></td></tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(head.title)}</title><style>${style}</style></head>
<body><main>
<h1 dir="auto">${escapeHtml(head.title)}</h1>
<p>Operation ${escapeHtml(head.operation)}. ${chosen} chosen ${chosen === 1 ? 'message' : 'messages'}, each with up to ${head.context} entries before and after it; chosen ones have a line at their side. Made by ${escapeHtml(head.by)} (${escapeHtml(head.role)}) on <time datetime="${head.at}">${head.at}</time>.</p>
<p>The words are as they were written and may offend. Times are as the source shows them. Under each message stands where its bytes lie in the sealed file; the hashes of the files are at the end.</p>
${conversations.map(conversationHtml).join('\n')}
<section aria-labelledby="files"><h2 id="files">Files</h2>
<table><thead><tr><th scope="col">Exhibit</th><th scope="col">File</th><th scope="col">SHA-256</th></tr></thead><tbody>
${rows}
</tbody></table></section>
</main></body></html>
`;
}
