import type { Mark } from './marks.ts';

/** One sign: a letter in a shape for an act, a ring for presence. The words stand beside it or are hidden with it. */
export function MarkSign({ mark }: { mark: Mark }) {
  return (
    <svg className={`mark mark-${mark.shape}`} width="16" height="16" viewBox="0 0 18 18" aria-hidden="true">
      {mark.letter === '' ? (
        <Ring shape={mark.shape} />
      ) : mark.shape === 'bare' ? null : (
        <rect x="1" y="1" width="16" height="16" rx="3" />
      )}
      {mark.letter === '' ? null : (
        <text x="9" y="13.2" textAnchor="middle">
          {mark.letter}
        </text>
      )}
    </svg>
  );
}

function Ring({ shape }: { shape: Mark['shape'] }) {
  return (
    <>
      <circle cx="9" cy="9" r="5.5" />
      {shape === 'half' ? <path className="mark-fill" d="M9 3.5 A5.5 5.5 0 0 1 9 14.5 Z" /> : null}
      {shape === 'ticked' ? <path className="mark-tick" d="M6.2 9.2 L8.3 11.3 L12 6.8" /> : null}
    </>
  );
}
