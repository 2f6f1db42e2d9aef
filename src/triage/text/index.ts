/** The text as the models read it. Pure. */
export { modelContext, modelText, modelTextWithPlaces, type TextBook } from './model-text.ts';
export { type LexiconEntry, type WordBook, wordBook, wordKinds } from './word-book.ts';
