/** Letters of reasons that are shown at once. */
const brief = 100;

/** A reason; one that fills more than a line waits behind a word. */
export function Why({ text }: { text: string }) {
  if (text === '') return null;
  if (text.length <= brief) return <p className="why">{text}</p>;
  return (
    <details className="why">
      <summary>Why</summary>
      <p className="measure">{text}</p>
    </details>
  );
}
