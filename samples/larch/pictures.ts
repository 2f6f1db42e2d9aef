/**
 * Small real pictures: abstract landscapes and shapes drawn as blocks of eight pixels, written as baseline JPEG whose
 * blocks hold their mean colour alone, so that integer arithmetic is enough and the bytes never differ.
 */
import { type Random, randomNamed } from './random.ts';

type Colour = readonly [red: number, green: number, blue: number];

const PALETTES: readonly (readonly Colour[])[] = [
  [
    [238, 214, 175],
    [214, 122, 82],
    [88, 64, 72],
    [246, 236, 214],
  ],
  [
    [178, 206, 216],
    [74, 124, 138],
    [34, 66, 82],
    [240, 232, 208],
  ],
  [
    [206, 218, 186],
    [122, 148, 96],
    [62, 84, 64],
    [246, 222, 140],
  ],
  [
    [52, 58, 92],
    [118, 104, 146],
    [226, 168, 140],
    [250, 226, 170],
  ],
  [
    [228, 222, 214],
    [150, 142, 134],
    [86, 96, 104],
    [200, 92, 76],
  ],
];

function paint(random: Random, columns: number, rows: number): Colour[] {
  const palette = random.pick(PALETTES);
  const [sky, hill, ground, light] = [palette[0], palette[1], palette[2], palette[3]];
  const white: Colour = [255, 255, 255];
  const sunX = random.between(4, columns - 5);
  const sunY = random.between(3, Math.trunc(rows / 2));
  const sunR = random.between(3, 6);
  const horizon = random.between(Math.trunc(rows / 2), rows - 6);
  const slope = random.between(-3, 3);
  const peak = random.between(4, columns - 4);
  const height = random.between(4, 11);
  const cells: Colour[] = [];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const edge = horizon + Math.trunc((slope * x) / columns);
      const hillTop = edge - Math.max(0, height - Math.trunc(Math.abs(x - peak) / 2));
      const inSun = (x - sunX) ** 2 + (y - sunY) ** 2 <= sunR ** 2;
      const colour = y >= edge ? ground : y >= hillTop ? hill : inSun ? light : sky;
      const shade = random.between(-5, 5);
      cells.push((colour ?? white).map((c) => Math.max(0, Math.min(255, c + shade))) as unknown as Colour);
    }
  }
  return cells;
}

/** Bit lengths of the standard luminance DC table, one code a category of difference (0 to 11). */
const DC_COUNTS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
/** One AC code is enough: "end of block", written as a single 0 bit. */
const AC_COUNTS = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const QUANTUM = 8;

function dcCodes(): readonly (readonly [code: number, length: number])[] {
  const codes: [number, number][] = [];
  let code = 0;
  for (const [i, count] of DC_COUNTS.entries()) {
    for (let n = 0; n < count; n++) codes.push([code++, i + 1]);
    code <<= 1;
  }
  return codes;
}

const DC_CODES = dcCodes();

class Bits {
  readonly bytes: number[] = [];
  private held = 0;
  private count = 0;

  put(value: number, length: number): void {
    for (let i = length - 1; i >= 0; i--) {
      this.held = (this.held << 1) | ((value >> i) & 1);
      this.count += 1;
      if (this.count === 8) this.flush();
    }
  }

  finish(): void {
    while (this.count > 0) this.put(1, 1);
  }

  private flush(): void {
    this.bytes.push(this.held);
    if (this.held === 0xff) this.bytes.push(0);
    this.held = 0;
    this.count = 0;
  }
}

function putDifference(bits: Bits, difference: number): void {
  const size = 32 - Math.clz32(Math.abs(difference));
  const [code, length] = DC_CODES[size] ?? [0, 0];
  bits.put(code, length);
  if (size > 0) bits.put(difference < 0 ? difference + (1 << size) - 1 : difference, size);
  bits.put(0, 1);
}

function segment(marker: number, body: readonly number[]): number[] {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...body];
}

/** Luminance and two colour differences of a colour, as multiples of the quantum of a block's mean. */
function ycc([r, g, b]: Colour): readonly [number, number, number] {
  const y = Math.trunc((299 * r + 587 * g + 114 * b) / 1000) - 128;
  const cb = Math.trunc((-169 * r - 331 * g + 500 * b) / 1000);
  const cr = Math.trunc((500 * r - 419 * g - 81 * b) / 1000);
  return [y, cb, cr];
}

/** A picture of `columns` by `rows` blocks of eight pixels that depends on its name alone. */
export function jpegNamed(name: string, columns = 40, rows = 30): Uint8Array {
  const cells = paint(randomNamed(`picture/${name}`), columns, rows);
  const bits = new Bits();
  const last: [number, number, number] = [0, 0, 0];
  for (const cell of cells) {
    for (const [i, value] of ycc(cell).entries()) {
      // A block's DC term is eight times its mean; divided by the quantum that is the mean itself.
      putDifference(bits, value - (last[i] ?? 0));
      last[i] = value;
    }
  }
  bits.finish();
  const [width, height] = [columns * 8, rows * 8];
  const component = (id: number): number[] => [id, 0x11, 0];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...new Array<number>(64).fill(QUANTUM)]),
    ...segment(0xc0, [
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      3,
      ...component(1),
      ...component(2),
      ...component(3),
    ]),
    ...segment(0xc4, [0x00, ...DC_COUNTS, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    ...segment(0xc4, [0x10, ...AC_COUNTS, 0]),
    ...segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
    ...bits.bytes,
    0xff,
    0xd9,
  ]);
}
