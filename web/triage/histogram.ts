/** The columns of the picture of relevance. Pure. */

import { counted, share } from '../words/number.ts';

export interface Column {
  readonly bin: number;
  readonly messages: number;
  /** 0 to 1, growing with the logarithm: the first column holds nearly everything, the last ones what matters. */
  readonly height: number;
  /** The whole twentieth is at or above the threshold. */
  readonly above: boolean;
}

const LEAST = 0.03;

export function columnsOf(
  bins: readonly number[],
  threshold: number,
): { readonly columns: readonly Column[]; readonly sentence: string } {
  const most = Math.log10(1 + bins.reduce((max, messages) => Math.max(max, messages), 0));
  const columns = bins.map((messages, bin) => ({
    bin,
    messages,
    height: messages === 0 || most === 0 ? 0 : Math.max(LEAST, Math.log10(1 + messages) / most),
    above: bin / bins.length >= threshold - 1e-9,
  }));
  const total = bins.reduce((sum, messages) => sum + messages, 0);
  const low = bins[0] ?? 0;
  return {
    columns,
    sentence: `${counted(total, 'message')} by how likely a careful reviewer would code them; ${share(low, total)} lie under 0.05.`,
  };
}
