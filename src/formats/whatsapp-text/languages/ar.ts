import type { LanguageTable } from './table.ts';

/** "تم حذف" means deleted, and for stickers it only means left out of the export: no tombstone. */
export const ar: LanguageTable = {
  language: 'Arabic',
  mediaOmitted: ['<تم استبعاد الوسائط>'],
  omitted: {
    image: ['لم يتم إدراج الصورة'],
    video: ['لم يتم إدراج الفيديوهات', 'لم يتم إدراج الفيديو'],
    audio: ['لم يتم إدراج المقاطع الصوتية', 'لم يتم إدراج المقطع الصوتي'],
    document: ['لم يتم إدراج المستند'],
    contact: ['لم يتم إدراج بطاقة جهة اتصال'],
    gif: ['لم يتم إدراج صورة GIF'],
    sticker: ['تم حذف الملصقات'],
  },
  attachedBefore: ['المُرفق', 'المرفق'],
  deletedByExporter: ['لقد حذَفت هذه الرسالة', 'لقد حذفت هذه الرسالة', 'أنت حذفت هذه الرسالة'],
  deletedBySender: ['تم حذف هذه الرسالة'],
  location: ['الموقع'],
  encryption: ['الرسائل والمكالمات مشفرة تمامًا بين الطرفين', 'الرسائل والمكالمات مشفرة تماما بين الطرفين'],
};
