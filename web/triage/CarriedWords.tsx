import { piecesOf } from './spans.ts';

/** Words with those underlined that carried the machine's score. */
export function CarriedWords({ text, spans }: { text: string; spans: Parameters<typeof piecesOf>[1] }) {
  return piecesOf(text, spans).map((piece) =>
    piece.carried ? (
      <span key={piece.start} className="machine-span">
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
}
