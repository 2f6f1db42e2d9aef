import type { LanguageTable } from './table.ts';

/** "हटाई गई" means removed, and here it only means left out of the export: no tombstone. */
export const hi: LanguageTable = {
  language: 'Hindi',
  mediaOmitted: ['<मीडिया के बिना>'],
  omitted: {
    image: ['फ़ोटो हटाई गई'],
    video: ['वीडियो छोड़ा गया'],
    audio: ['ऑडियो हटाई गयी'],
    sticker: ['स्टिकर छोड़ा गया'],
    gif: ['GIF छोड़ा गया'],
    document: ['डॉक्यूमेंट छोड़ा गया'],
    contact: ['कॉन्टैक्ट कार्ड छोड़ा गया'],
  },
  deletedByExporter: ['आपने यह मैसेज डिलीट किया'],
  deletedBySender: ['यह मैसेज डिलीट कर दिया गया है'],
  encryption: ['मैसेजेस और कॉल्स एंड-टू-एंड एन्क्रिप्टेड हैं'],
};
