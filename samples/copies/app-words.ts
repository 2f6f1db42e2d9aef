/**
 * The app's own words in each language: only what the list of formats gives. A word that it does not give in a language
 * is printed in English, as a phone does whose app lags behind.
 */
import type { MediaKind } from './model.ts';

export type Language =
  | 'en'
  | 'de'
  | 'es'
  | 'fr'
  | 'it'
  | 'ptPT'
  | 'ptBR'
  | 'nl'
  | 'ru'
  | 'cs'
  | 'tr'
  | 'pl'
  | 'hi'
  | 'ar';

export interface AppWords {
  /** Android, without media. */
  readonly omitted: string;
  /** iOS, without media; a kind that is not given is printed in English. */
  readonly omittedKinds: Readonly<Partial<Record<MediaKind, string>>>;
  /** iOS, with media: `<word: FILE>`. */
  readonly attachedBefore: string;
  /** Android, with media: `FILE (words)`. */
  readonly attachedAfter: string;
  readonly deletedByOwner: string;
  readonly deletedBySender: string;
  readonly edited: string;
  readonly encryption: string;
  /** Name of the exported file on Android, before the chat's name. */
  readonly fileWith: string;
}

const ENGLISH: AppWords = {
  omitted: '<Media omitted>',
  omittedKinds: {
    image: 'image omitted',
    video: 'video omitted',
    audio: 'audio omitted',
    gif: 'GIF omitted',
    sticker: 'sticker omitted',
    document: 'document omitted',
  },
  attachedBefore: 'attached',
  attachedAfter: 'file attached',
  deletedByOwner: 'You deleted this message',
  deletedBySender: 'This message was deleted',
  edited: '<This message was edited>',
  encryption:
    'Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them.',
  fileWith: 'WhatsApp Chat with ',
};

function words(own: Partial<AppWords>): AppWords {
  return { ...ENGLISH, omittedKinds: {}, ...own };
}

const APP_WORDS: Readonly<Record<Language, AppWords>> = {
  en: ENGLISH,
  de: words({
    omitted: '<Medien ausgeschlossen>',
    omittedKinds: {
      image: 'Bild weggelassen',
      video: 'Video weggelassen',
      audio: 'Audio weggelassen',
      gif: 'GIF weggelassen',
      sticker: 'Sticker weggelassen',
      document: 'Dokument weggelassen',
    },
    attachedBefore: 'Anhang',
    attachedAfter: 'Datei angehängt',
    deletedByOwner: 'Du hast diese Nachricht gelöscht',
    deletedBySender: 'Diese Nachricht wurde gelöscht',
    edited: '<Diese Nachricht wurde bearbeitet.>',
    encryption: 'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.',
    fileWith: 'WhatsApp Chat mit ',
  }),
  es: words({
    omitted: '<Multimedia omitido>',
    omittedKinds: {
      image: 'imagen omitida',
      video: 'Video omitido',
      audio: 'audio omitido',
      gif: 'GIF omitido',
      sticker: 'sticker omitido',
      document: 'documento omitido',
    },
    attachedBefore: 'adjunto',
    attachedAfter: 'archivo adjunto',
    deletedByOwner: 'Eliminaste este mensaje',
    deletedBySender: 'Se eliminó este mensaje',
    edited: '<Se editó este mensaje.>',
    encryption: 'Los mensajes y las llamadas están cifrados de extremo a extremo.',
    fileWith: 'Chat de WhatsApp con ',
  }),
  fr: words({
    omitted: '<Médias omis>',
    omittedKinds: {
      image: 'image absente',
      video: 'vidéo absente',
      audio: 'audio omis',
      gif: 'GIF retiré',
      sticker: 'sticker omis',
      document: 'document manquant',
    },
    attachedBefore: 'pièce jointe\u00a0',
    attachedAfter: 'fichier joint',
    deletedByOwner: 'Vous avez supprimé ce message',
    deletedBySender: 'Ce message a été supprimé',
    edited: '<Ce message a été modifié>',
    encryption: 'Les messages et les appels sont chiffrés de bout en bout.',
    fileWith: 'Discussion WhatsApp avec ',
  }),
  it: words({
    omitted: '<Media omessi>',
    omittedKinds: {
      image: 'immagine omessa',
      video: 'video omesso',
      audio: 'audio omesso',
      gif: 'GIF esclusa',
      sticker: 'sticker non incluso',
      document: 'documento omesso',
    },
    attachedBefore: 'allegato',
    attachedAfter: 'file allegato',
    deletedByOwner: 'Hai eliminato questo messaggio',
    deletedBySender: 'Questo messaggio è stato eliminato',
    edited: '<Questo messaggio è stato modificato>',
    encryption: 'I messaggi e le chiamate sono crittografati end-to-end.',
    fileWith: 'Chat WhatsApp con ',
  }),
  ptPT: words({
    omitted: '<Ficheiro não revelado>',
    omittedKinds: {
      image: 'imagem não revelada',
      video: 'vídeo não revelado',
      audio: 'ficheiro de áudio não revelado',
      gif: 'GIF não revelada',
      sticker: 'sticker não revelado',
      document: 'documento não revelado',
    },
    attachedAfter: 'ficheiro anexado',
    deletedByOwner: 'Apagou esta mensagem',
    deletedBySender: 'Esta mensagem foi apagada',
    edited: '<Mensagem editada>',
    encryption: 'As mensagens e chamadas são encriptadas ponto a ponto.',
    fileWith: 'Conversa do WhatsApp com ',
  }),
  ptBR: words({
    omitted: '<Mídia oculta>',
    omittedKinds: { image: 'imagem ocultada', audio: 'áudio ocultado', sticker: 'figurinha omitida' },
    attachedBefore: 'anexado',
    attachedAfter: 'arquivo anexado',
    deletedByOwner: 'Você apagou esta mensagem',
    deletedBySender: 'Mensagem apagada',
    edited: '<Esta mensagem foi editada>',
    encryption: 'As mensagens e as chamadas são protegidas com a criptografia de ponta a ponta',
    fileWith: 'Conversa do WhatsApp com ',
  }),
  nl: words({
    omitted: '<Media weggelaten>',
    omittedKinds: { image: 'afbeelding weggelaten' },
    attachedBefore: 'bijgevoegd',
    attachedAfter: 'bestand bijgevoegd',
    deletedByOwner: 'Je hebt dit bericht verwijderd',
    deletedBySender: 'Dit bericht is verwijderd',
    edited: '<Dit bericht is bewerkt>',
    encryption: 'Berichten en oproepen worden end-to-end versleuteld.',
    fileWith: 'WhatsApp-chat met ',
  }),
  ru: words({
    omitted: '<Без медиафайлов>',
    omittedKinds: {
      image: 'изображение отсутствует',
      video: 'видео отсутствует',
      sticker: 'стикер не добавлен',
      document: 'документ отсутствует',
    },
    attachedAfter: 'файл добавлен',
    deletedByOwner: 'Вы удалили данное сообщение',
    deletedBySender: 'Данное сообщение удалено',
    encryption: 'Сообщения и звонки защищены сквозным шифрованием.',
    fileWith: 'Чат WhatsApp с ',
  }),
  cs: words({
    omitted: '<Média vynechány>',
    omittedKinds: { image: 'obrázek vynechán', audio: 'zvukový soubor vynechán', document: 'dokument vynechán' },
    attachedAfter: 'soubor byl přiložen',
    deletedByOwner: 'Tuto zprávu jste odstranil/a',
    deletedBySender: 'Tato zpráva byla odstraněna',
    encryption: 'Zprávy a hovory jsou zabezpečeny koncovým šifrováním.',
    fileWith: 'Chat WhatsApp s uživatelem ',
  }),
  tr: words({
    omitted: '<Medya dahil edilmedi>',
    attachedAfter: 'dosya ekli',
    deletedByOwner: 'Bu mesajı sildiniz',
    deletedBySender: 'Bu mesaj silindi',
    edited: '<Bu mesaj düzenlendi>',
    encryption: 'Mesajlar ve aramalar uçtan uca şifrelidir.',
  }),
  pl: words({
    omitted: '<pominięto multimedia>',
    attachedAfter: 'załączono plik',
    deletedByOwner: 'Usunięto tę wiadomość',
    deletedBySender: 'Ta wiadomość została usunięta',
    encryption: 'Wiadomości i połączenia są w pełni zaszyfrowane',
  }),
  hi: words({
    omitted: '<मीडिया के बिना>',
    deletedByOwner: 'आपने यह मैसेज डिलीट किया',
    deletedBySender: 'यह मैसेज डिलीट कर दिया गया है',
    encryption: 'मैसेजेस और कॉल्स एंड-टू-एंड एन्क्रिप्टेड हैं.',
  }),
  ar: words({
    omitted: '<تم استبعاد الوسائط>',
    deletedByOwner: 'لقد حذَفت هذه الرسالة',
    deletedBySender: 'تم حذف هذه الرسالة',
    encryption: 'الرسائل والمكالمات مشفرة تمامًا بين الطرفين',
  }),
};

export function appWords(language: Language): AppWords {
  return APP_WORDS[language];
}

/** What iOS prints for a medium it left out. */
export function omittedKind(language: Language, media: MediaKind): string {
  return APP_WORDS[language].omittedKinds[media] ?? ENGLISH.omittedKinds[media] ?? '';
}
