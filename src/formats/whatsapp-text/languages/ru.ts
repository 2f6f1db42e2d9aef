import type { LanguageTable } from './table.ts';

export const ru: LanguageTable = {
  language: 'Russian',
  mediaOmitted: ['<Без медиафайлов>'],
  omitted: {
    image: ['изображение отсутствует'],
    video: ['видео отсутствует'],
    document: ['документ отсутствует'],
    sticker: ['стикер не добавлен'],
  },
  attachedAfter: ['файл добавлен'],
  deletedByExporter: ['Вы удалили данное сообщение'],
  deletedBySender: ['Данное сообщение удалено'],
  calls: ['Пропущенный аудиозвонок'],
  encryption: ['Сообщения и звонки защищены сквозным шифрованием'],
  notices: [['member-added', '{a} добавил(-а) контакт {b}']],
  fileNames: ['Чат WhatsApp с {x}', 'Чат WhatsApp с контактом {x}'],
};
