import type { LanguageTable } from './table.ts';

export const nl: LanguageTable = {
  language: 'Dutch',
  mediaOmitted: ['<Media weggelaten>'],
  omitted: { image: ['afbeelding weggelaten'] },
  attachedBefore: ['bijgevoegd'],
  attachedAfter: ['bestand bijgevoegd'],
  deletedByExporter: ['U hebt dit bericht verwijderd', 'Je hebt dit bericht verwijderd'],
  deletedBySender: ['Dit bericht is verwijderd'],
  edited: ['<Dit bericht is bewerkt>'],
  calls: ['Gemiste spraakoproep'],
  location: ['locatie', 'Locatie'],
  encryption: [
    'Berichten en oproepen worden end-to-end versleuteld',
    'Berichten en gesprekken worden end-to-end versleuteld',
  ],
  fileNames: ['WhatsApp-chat met {x}'],
};
