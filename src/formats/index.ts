/** The door of the formats room: bytes in, entries out. Also published as `candour/formats`. */
export type * from './entry.ts';
export { sniff, sniffArchive } from './recognise.ts';
export { parserFor } from './registry.ts';
export { type ChatReport, createTally, type Tally, type TallyOptions } from './tally.ts';
export { type ReadTime, readTime, timeMs } from './time.ts';
export { type NoticeVariables, noticeVariables } from './whatsapp-text/match.ts';
