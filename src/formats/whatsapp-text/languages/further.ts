/**
 * Languages of which little more than the encryption notice is known, so that the app's first words are not taken for
 * a person's: the opening words of the notice since 2021. Nothing else is guessed.
 */

import type { LanguageTable } from './table.ts';

const openings: readonly (readonly [language: string, opening: string])[] = [
  ['Bengali', 'মেসেজ এবং কল এন্ড-টু-এন্ড এনক্রিপ্টেড থাকে'],
  ['Catalan', "Els missatges i les trucades estan xifrats d'extrem a extrem"],
  ['Chinese (simplified)', '消息和通话都进行端到端加密'],
  ['Chinese (traditional)', '訊息和通話經端對端加密'],
  ['Chinese (traditional)', '訊息已受端對端加密保護'],
  ['Croatian', 'Poruke i pozivi zaštićeni su potpunom enkripcijom'],
  ['Danish', 'Beskeder og opkald er end-to-end-krypterede'],
  ['Finnish', 'Viestit ja puhelut salataan täysin'],
  ['Finnish', 'Viestit ja puhelut ovat täysin salattuja'],
  ['Greek', 'Τα μηνύματα και οι κλήσεις κρυπτογραφούνται πλήρως'],
  ['Hebrew', 'ההודעות והשיחות מוצפנות מקצה לקצה'],
  ['Hebrew', 'ההודעות והשיחות מוצפנות מקצה-לקצה'],
  ['Hungarian', 'Az üzenetek és hívások végpontok közötti titkosítással vannak védve'],
  ['Indonesian', 'Pesan dan panggilan terenkripsi secara end-to-end'],
  ['Japanese', 'メッセージと通話はエンドツーエンド暗号化されています'],
  ['Korean', '메시지 및 전화는 종단간 암호화되어 안전합니다'],
  ['Malay', 'Mesej dan panggilan disulitkan hujung ke hujung'],
  ['Marathi', 'मेसेजेस आणि कॉल्स एन्ड-टू-एन्ड एन्क्रिप्शनने सुरक्षित केलेले असतात'],
  ['Norwegian', 'Meldinger og samtaler er ende-til-ende-krypterte'],
  ['Romanian', 'Mesajele și apelurile sunt criptate integral'],
  ['Slovak', 'Správy a hovory sú zabezpečené šifrovaním počas celého spojenia'],
  ['Swedish', 'Meddelanden och samtal är komplett krypterade'],
  ['Ukrainian', 'Повідомлення й дзвінки захищено наскрізним шифруванням'],
  ['Urdu', 'میسجز اور کالز اینڈ ٹو اینڈ اینکرپشن کے ذریعے محفوظ ہیں'],
  ['Vietnamese', 'Tin nhắn và cuộc gọi được mã hóa đầu cuối'],
];

/** "حذف شد" and "ถูกลบ" mean deleted, and here only that the file was left out of the export: no tombstones. */
const traps: readonly LanguageTable[] = [
  {
    language: 'Persian',
    mediaOmitted: ['<رسانه حذف شد>'],
    encryption: ['پیام‌ها و تماس‌ها سرتاسر رمزگذاری شده‌اند'],
  },
  {
    language: 'Thai',
    omitted: { video: ['วิดีโอถูกลบ'] },
    encryption: ['ข้อความและการโทรได้รับการเข้ารหัสจากต้นทางถึงปลายทาง'],
  },
];

export const further: readonly LanguageTable[] = [
  ...traps,
  ...openings.map(([language, opening]) => ({ language, encryption: [opening] })),
];
