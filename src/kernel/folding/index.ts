/** Folding: making the ways of writing one word equal, and saying which way was used. Pure. */
export { answered, explain, explainSubstring } from './explain.ts';
export { editsOf, formsOf, indexText } from './forms.ts';
export { mayBeDisguised } from './glance.ts';
export { couldMask, isPattern } from './masks.ts';
export { isAscii, type Normalised, normalise, normaliseWithPlaces } from './normalise.ts';
export { indexTokens, type Sought, sought } from './sought.ts';
export { tokens, tokensOfNormalised } from './tokens.ts';
