import { describe, expect, it } from 'vitest';
import { addFiles } from './walk.ts';

const chosen = (path: string, text: string) => ({ path, file: new File([text], path) });

describe('files chosen for an exhibit', () => {
  it('takes a file that is dropped twice once, as it was last', () => {
    const files = addFiles([chosen('a/chat.txt', 'old'), chosen('b.zip', 'b')], [chosen('a/chat.txt', 'newer')]);
    expect(files.map((one) => one.path)).toEqual(['a/chat.txt', 'b.zip']);
    expect(files[0]?.file.size).toBe(5);
  });

  it('keeps two files of one name in two folders', () => {
    expect(addFiles([chosen('a/chat.txt', '1')], [chosen('b/chat.txt', '2')]).length).toBe(2);
  });
});
