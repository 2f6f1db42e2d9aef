import type { LanguageTable } from './table.ts';

export const it: LanguageTable = {
  language: 'Italian',
  mediaOmitted: ['<Media omessi>'],
  omitted: {
    image: ['immagine omessa'],
    video: ['video omesso'],
    audio: ['audio omesso'],
    document: ['documento omesso'],
    sticker: ['sticker non incluso'],
    gif: ['GIF esclusa'],
    contact: ['Scheda contatto omessa'],
  },
  attachedBefore: ['allegato'],
  attachedAfter: ['file allegato'],
  deletedByExporter: ['Hai eliminato questo messaggio'],
  deletedBySender: ['Questo messaggio è stato eliminato'],
  edited: ['<Questo messaggio è stato modificato>', '<Messaggio modificato>'],
  calls: ['Chiamata vocale persa'],
  location: ['posizione', 'Posizione'],
  encryption: ['I messaggi e le chiamate sono crittografati end-to-end'],
  notices: [['security-code-changed', 'Il tuo codice di sicurezza con {a} è cambiato{*}']],
  fileNames: ['Chat WhatsApp con {x}'],
};
