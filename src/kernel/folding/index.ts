/** Folding: making the ways of writing one word equal, and saying which way was used. Pure. */
export { answered, explain, explainSubstring } from './explain.ts';
export { formsOf, indexText } from './forms.ts';
export { isPattern } from './masks.ts';
export { normalise } from './normalise.ts';
export { indexTokens, type Sought, sought } from './sought.ts';
export { tokens } from './tokens.ts';
