import type { LanguageTable } from './table.ts';

export const pl: LanguageTable = {
  language: 'Polish',
  mediaOmitted: ['<pominięto multimedia>', '<pliki pominięto>'],
  omitted: { image: ['pominięto grafikę'] },
  attachedAfter: ['załączono plik'],
  deletedByExporter: ['Usunięto tę wiadomość'],
  deletedBySender: ['Ta wiadomość została usunięta'],
  calls: ['Nieodebrane połączenie głosowe', 'Nieodebrane połączenie wideo'],
  encryption: ['Wiadomości i połączenia są w pełni zaszyfrowane'],
};
