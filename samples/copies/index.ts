/** Copies of one chat from several phones, with the truth, and the score of a reconciliation of them. */
export { addBins, BIN_STARTS, type Bin, emptyBins } from './calibration.ts';
export { DIFFERENCES, generateDifferentChats } from './different.ts';
export { type GeneratedCopies, generateCopies, writeCopies, writeFiles } from './generate.ts';
export { type Score, scoreReconciliation } from './score.ts';
export type { Tally } from './score-others.ts';
export { randomSettings, settingsOf } from './settings.ts';
export { writeTruth } from './truth-file.ts';
