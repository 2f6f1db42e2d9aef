import type { LanguageTable } from './table.ts';

export const cs: LanguageTable = {
  language: 'Czech',
  mediaOmitted: ['<Média vynechány>'],
  omitted: {
    image: ['obrázek vynechán'],
    audio: ['zvukový soubor vynechán'],
    document: ['dokument vynechán'],
  },
  attachedAfter: ['soubor byl přiložen'],
  deletedByExporter: ['Tuto zprávu jste odstranil/a', 'Tuto zprávu jste smazal/a'],
  deletedBySender: ['Tato zpráva byla odstraněna', 'Tato zpráva byla smazána'],
  calls: ['Zmeškaný hovor'],
  encryption: [
    'Zprávy a hovory jsou zabezpečeny koncovým šifrováním',
    'Zprávy a hovory jsou opatřeny koncovým šifrováním',
  ],
  fileNames: ['Chat WhatsApp s uživatelem {x}'],
};
