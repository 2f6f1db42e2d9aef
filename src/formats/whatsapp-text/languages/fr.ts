import type { LanguageTable } from './table.ts';

export const fr: LanguageTable = {
  language: 'French',
  mediaOmitted: ['<Médias omis>', '<Fichier omis>'],
  omitted: {
    image: ['image absente'],
    video: ['vidéo absente'],
    audio: ['audio omis'],
    sticker: ['sticker omis'],
    gif: ['GIF retiré'],
    document: ['document manquant'],
    contact: ['Fiche contact manquante'],
  },
  attachedBefore: ['pièce jointe'],
  attachedAfter: ['fichier joint'],
  deletedByExporter: ['Vous avez supprimé ce message'],
  deletedBySender: ['Ce message a été supprimé'],
  edited: ['<Ce message a été modifié>'],
  calls: ['Appel vocal manqué'],
  location: ['localisation', 'Localisation'],
  encryption: [
    'Les messages et les appels sont chiffrés de bout en bout',
    'Les messages envoyés dans cette discussion et les appels sont désormais protégés avec le chiffrement de bout en bout',
  ],
  notices: [['security-code-changed', 'Votre code de sécurité avec {a} a changé{*}']],
  fileNames: ['Discussion WhatsApp avec {x}'],
};
