/** Which way the times of a chat run down its file, and which entries go against it. */

/** `newest-first` or `oldest-first` where the format fixes it; null: the first two different times decide. */
export type Direction = 'newest-first' | 'oldest-first' | null;

export class FileOrder {
  private direction: Direction;
  private before: number | null = null;

  constructor(direction: Direction) {
    this.direction = direction;
  }

  /** True where this time stands against the direction of the file, compared with the one before it. */
  against(time: number | null): boolean {
    const { before } = this;
    if (time === null) {
      return false;
    }
    this.before = time;
    if (before === null || before === time) {
      return false;
    }
    const here: Direction = time < before ? 'newest-first' : 'oldest-first';
    this.direction ??= here;
    return here !== this.direction;
  }
}
