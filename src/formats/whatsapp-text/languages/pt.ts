import type { LanguageTable } from './table.ts';

export const ptPT: LanguageTable = {
  language: 'Portuguese (Portugal)',
  mediaOmitted: ['<Ficheiro não revelado>'],
  omitted: {
    image: ['imagem não revelada'],
    video: ['vídeo não revelado'],
    document: ['documento não revelado'],
    sticker: ['sticker não revelado'],
    audio: ['ficheiro de áudio não revelado'],
    gif: ['GIF não revelada'],
    contact: ['Contacto não revelado'],
  },
  attachedAfter: ['ficheiro anexado'],
  deletedByExporter: ['Apagou esta mensagem'],
  deletedBySender: ['Esta mensagem foi apagada'],
  edited: ['<Mensagem editada>'],
  calls: ['Chamada de voz não atendida'],
  location: ['localização', 'Localização'],
  encryption: ['As mensagens e chamadas são encriptadas ponto a ponto'],
  notices: [['security-code-changed', 'O seu código de segurança partilhado com {a} mudou{*}']],
  fileNames: ['Conversa do WhatsApp com {x}'],
};

export const ptBR: LanguageTable = {
  language: 'Portuguese (Brazil)',
  mediaOmitted: ['<Mídia oculta>', '<Mídia omitida>'],
  omitted: {
    image: ['imagem ocultada'],
    audio: ['áudio ocultado'],
    sticker: ['figurinha omitida'],
  },
  attachedBefore: ['anexado'],
  attachedAfter: ['arquivo anexado'],
  deletedByExporter: ['Você apagou esta mensagem'],
  deletedBySender: ['Mensagem apagada'],
  edited: ['<Esta mensagem foi editada>'],
  calls: ['Ligação de voz perdida'],
  encryption: ['As mensagens e as chamadas são protegidas com a criptografia de ponta a ponta'],
  notices: [
    ['group-created', '{a} criou o grupo "{title}"'],
    ['group-created', '{a} criou o grupo'],
    ['member-added', '{a} adicionou {b}'],
    ['member-removed', '{a} removeu {b}'],
    ['member-left', '{a} saiu'],
    ['member-joined', '{a} entrou usando o link{*}'],
    ['description-changed', '{a} mudou a descrição do grupo'],
    ['icon-changed', '{a} mudou o ícone do grupo'],
    ['admin-changed', '{a} agora é admin'],
  ],
  fileNames: ['Conversa no WhatsApp com {x}'],
};
