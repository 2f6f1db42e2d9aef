import { describe, expect, it } from 'vitest';
import { titleInName } from './title.ts';

describe('the name of an exported file', () => {
  it.each([
    ['WhatsApp Chat with Kim Reed.txt', 'Kim Reed'],
    ['WhatsApp Chat - Larch crew.zip', 'Larch crew'],
    ['WhatsApp Chat - Larch crew.zip/_chat.txt', 'Larch crew'],
    ['/evidence/7/WhatsApp Chat with Kim.txt', 'Kim'],
    ['C:\\evidence\\WhatsApp Chat with Kim.txt', 'Kim'],
    ['WhatsApp_Chat_with_Kim_Reed.txt', 'Kim Reed'],
    ['WhatsApp Chat with Kim (2).txt', 'Kim'],
    ['Chat de WhatsApp con Ana.txt', 'Ana'],
    ['Discussion WhatsApp avec Zoé.txt', 'Zoé'],
    ['Discussion WhatsApp avec Zoé.txt'.normalize('NFD'), 'Zoé'],
    ['WhatsApp Chat mit Kim.zip', 'Kim'],
    ['Chat WhatsApp con Ugo.txt', 'Ugo'],
    ['Conversa do WhatsApp com Rui.txt', 'Rui'],
    ['Conversa no WhatsApp com Rui.txt', 'Rui'],
    ['WhatsApp-chat met Jan.txt', 'Jan'],
    ['Chat WhatsApp s uživatelem Jan.txt', 'Jan'],
    ['Чат WhatsApp с Ира.txt', 'Ира'],
    ['_chat.txt', null],
    ['notes.txt', null],
    ['WhatsApp Chat with .txt', null],
  ])('%j tells %j', (name, title) => {
    expect(titleInName(name)).toBe(title);
  });
});
