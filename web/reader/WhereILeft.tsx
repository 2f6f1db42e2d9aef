import { Navigate, useParams } from '@tanstack/react-router';

const key = (operation: number, conversation: number) => `candour.read.${operation}.${conversation}`;

/** Remembers, in this tab, where somebody stopped reading. */
export function keepPlace(operation: number, conversation: number, position: number): void {
  sessionStorage.setItem(key(operation, conversation), String(position));
}

/** A conversation without a place opens where this reader left it, else at its beginning. */
export function WhereILeft() {
  const { operation, conversation } = useParams({
    from: '/signed-in/operations/$operation/conversations/$conversation/',
  });
  const kept = Number(sessionStorage.getItem(key(operation, conversation)) ?? 0);
  return (
    <Navigate
      to="/operations/$operation/conversations/$conversation/at/$position"
      params={{ operation, conversation, position: Number.isSafeInteger(kept) && kept >= 0 ? kept : 0 }}
      replace
    />
  );
}
