/** The door of the simulation. */

export { effortSvg } from './effort-svg.ts';
export { type LabelledMessage, labelledMessages } from './labelled.ts';
export { poolOf } from './pool-of.ts';
export { replay } from './replay.ts';
export { type SimulationReport, shares } from './report.ts';
export { simulate } from './simulate.ts';
