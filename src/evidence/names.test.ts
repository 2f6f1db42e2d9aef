import { describe, expect, it } from 'vitest';
import { NameIndex } from './names.ts';

function index(...placed: [container: string | null, path: string][]): NameIndex {
  const names = new NameIndex();
  for (const [container, path] of placed) names.add({ container, path });
  return names;
}

describe('where a named media file lies', () => {
  it('a WhatsApp picture lies beside its chat in the same zip, and nowhere else', () => {
    const names = index(['a.zip', 'IMG-1.jpg'], ['b.zip', 'IMG-1.jpg'], ['b.zip', 'old/IMG-1.jpg']);
    expect(names.locate({ container: 'b.zip', path: '_chat.txt' }, 'IMG-1.jpg')).toEqual({
      container: 'b.zip',
      path: 'IMG-1.jpg',
    });
    expect(names.locate({ container: 'c.zip', path: '_chat.txt' }, 'IMG-1.jpg')).toBeNull();
  });
  it('a Messenger path is found in a part of the download, from its end', () => {
    const names = index([null, 'given/rota_1/photos/7.jpg'], [null, 'given/other_2/photos/7.jpg']);
    const chat = { container: null, path: 'given/rota_1/message_1.json' };
    expect(names.locate(chat, 'messages/inbox/rota_1/photos/7.jpg')?.path).toBe('given/rota_1/photos/7.jpg');
  });
  it('a path that shares only the file name is not the same file', () => {
    const names = index([null, 'elsewhere/7.jpg']);
    expect(
      names.locate({ container: null, path: 'x/message_1.json' }, 'messages/inbox/rota_1/photos/7.jpg'),
    ).toBeNull();
  });
  it('names composed and decomposed are one name', () => {
    const names = index([null, 'chat/cafe\u0301.jpg']);
    expect(names.locate({ container: null, path: 'chat/_chat.txt' }, 'caf\u00e9.jpg')).not.toBeNull();
  });
});
