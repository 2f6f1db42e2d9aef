import type { LanguageTable } from './table.ts';

export const tr: LanguageTable = {
  language: 'Turkish',
  mediaOmitted: ['<Medya dahil edilmedi>', '<Medya atlanmış>'],
  omitted: { image: ['görüntü dahil edilmedi'] },
  attachedAfter: ['dosya ekli'],
  deletedByExporter: ['Bu mesajı sildiniz'],
  deletedBySender: ['Bu mesaj silindi'],
  edited: ['<Bu mesaj düzenlendi>'],
  calls: ['Cevapsız sesli arama'],
  encryption: ['Mesajlar ve aramalar uçtan uca şifrelidir'],
};
