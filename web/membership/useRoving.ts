import { type KeyboardEvent, type RefObject, useCallback, useRef, useState } from 'react';

export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Where a key takes the focus in a grid of so many rows and columns; null for a key that moves nothing here. */
export function spotAfter(spot: Spot, key: string, rows: number, columns: number, leap = 8): Spot | null {
  const row = (to: number) => ({ ...spot, row: Math.min(rows - 1, Math.max(0, to)) });
  const column = (to: number) => ({ ...spot, column: Math.min(columns - 1, Math.max(0, to)) });
  switch (key) {
    case 'ArrowDown':
      return row(spot.row + 1);
    case 'ArrowUp':
      return row(spot.row - 1);
    case 'ArrowRight':
      return column(spot.column + 1);
    case 'ArrowLeft':
      return column(spot.column - 1);
    case 'Home':
      return column(0);
    case 'End':
      return column(columns - 1);
    case 'PageDown':
      return row(spot.row + leap);
    case 'PageUp':
      return row(spot.row - leap);
    default:
      return null;
  }
}

/**
 * One tab stop for a whole grid; the arrow keys move within it. Cells carry `data-spot="row column"`.
 * `past` is told when the reader goes over an edge: -1 above the first row, 1 below the last.
 */
export function useRoving(
  grid: RefObject<HTMLElement | null>,
  rows: number,
  columns: number,
  past?: (direction: -1 | 1) => void,
) {
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const now = useRef(spot);
  now.current = spot;
  const go = useCallback(
    (to: Spot) => {
      setSpot(to);
      grid.current?.querySelector<HTMLElement>(`[data-spot="${to.row} ${to.column}"]`)?.focus();
    },
    [grid],
  );
  const keyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const to = spotAfter(now.current, event.key, rows, columns);
      if (to === null) return;
      event.preventDefault();
      // The keys of the place, such as those of a thread, must not move something else as well.
      event.stopPropagation();
      const stays = to.row === now.current.row && to.column === now.current.column;
      if (stays && past !== undefined) {
        if (event.key === 'ArrowDown' || event.key === 'PageDown') past(1);
        if (event.key === 'ArrowUp' || event.key === 'PageUp') past(-1);
        return;
      }
      go(to);
    },
    [rows, columns, past, go],
  );
  return { spot, go, setSpot, keyDown };
}
