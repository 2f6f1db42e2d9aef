/** Every language known, the best documented first: they are tried in this order. */

import { ar } from './ar.ts';
import { cs } from './cs.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { further } from './further.ts';
import { hi } from './hi.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ptBR, ptPT } from './pt.ts';
import { ru } from './ru.ts';
import type { LanguageTable } from './table.ts';
import { tr } from './tr.ts';

export const languages: readonly LanguageTable[] = [
  en,
  de,
  es,
  fr,
  it,
  ptPT,
  ptBR,
  nl,
  tr,
  pl,
  hi,
  ar,
  ru,
  cs,
  ...further,
];
