/** Folding: making the ways of writing one word equal, and saying which way was used. Pure. */
export { answered, explain, explainSubstring, type Span, type Why } from './explain.ts';
export { type Form, type Forms, formsOf, type IndexText, indexText } from './forms.ts';
export { couldMask, isPattern } from './masks.ts';
export { normalise, normaliseWithPlaces } from './normalise.ts';
export { indexTokens, type Run, type Sought, sought } from './sought.ts';
export { type Token, tokens } from './tokens.ts';
