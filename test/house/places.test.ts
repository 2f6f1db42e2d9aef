import { describe, expect, it } from 'vitest';
import { placeIn } from '../../scripts/checks/places.ts';

describe('a line of the repository', () => {
  it.each([
    ['const home = "/work/main";', 'a path of one machine'],
    ['see /root/notes', 'a path of one machine'],
    ['open /home/someone/export.zip', 'a path of one machine'],
    ['"resolved": "https://example.org/zod.tgz"', 'an address of a package registry'],
    ['registry=https://registry.example.org/', 'a package registry'],
  ])('is refused where it names a place that only one machine has: %s', (line, what) => {
    expect(placeIn(line)).toBe(what);
  });

  it.each([
    'docs/homework/page.md',
    'GET /api/operations/1/work-items',
    'the working day calendar',
    'https://example.org/work',
    'https://www.w3.org/TR/home/',
  ])('may say %s', (line) => {
    expect(placeIn(line)).toBeNull();
  });
});
