import type { LanguageTable } from './table.ts';

export const es: LanguageTable = {
  language: 'Spanish',
  mediaOmitted: ['<Multimedia omitido>', '<Archivo omitido>'],
  omitted: {
    image: ['imagen omitida'],
    video: ['Video omitido', 'video omitido'],
    audio: ['audio omitido'],
    sticker: ['sticker omitido'],
    gif: ['GIF omitido'],
    document: ['documento omitido'],
    contact: ['Tarjeta de contacto omitida'],
  },
  attachedBefore: ['adjunto'],
  attachedAfter: ['archivo adjunto'],
  deletedByExporter: ['Eliminaste este mensaje'],
  deletedBySender: ['Se eliminó este mensaje'],
  edited: ['<Se editó este mensaje>'],
  calls: ['Llamada perdida'],
  poll: { title: 'ENCUESTA:', option: 'OPCIÓN:' },
  location: ['ubicación', 'Ubicación'],
  encryption: ['Los mensajes y las llamadas están cifrados de extremo a extremo'],
  notices: [['security-code-changed', 'Cambió tu código de seguridad con {a}{*}']],
  fileNames: ['Chat de WhatsApp con {x}'],
};
