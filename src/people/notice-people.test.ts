import { describe, expect, it } from 'vitest';
import { EXPORTER } from '../conversations/index.ts';
import { toldByNotices, type WordedNotice } from './notice-people.ts';

const notice = (event: string, body: string, shown: string | null = null): WordedNotice => ({
  event,
  body,
  shown,
  copyId: 4,
  position: 7,
  time: '2023-10-14T21:53',
});
const told = (one: WordedNotice, called: readonly string[] = []) =>
  toldByNotices([one], (_, name) => called.includes(name)).map(({ name, notice: { event } }) => [event, name]);

describe('a notice tells of members', () => {
  it('whom it adds, puts out, and who leaves or makes the group, under the names of that phone', () => {
    expect(told(notice('member-added', 'Sarge added Nia'))).toEqual([['added', 'Nia']]);
    expect(told(notice('member-removed', 'Sarge removed Probationer 🐣', 'Sarge'))).toEqual([
      ['removed', 'Probationer 🐣'],
    ]);
    expect(told(notice('member-left', '~ Ruth left', '~ Ruth'))).toEqual([['left', '~ Ruth']]);
    expect(told(notice('group-created', 'Sarge created group “Team B”'))).toEqual([['created', 'Sarge']]);
  });

  it('the person whose phone it is, where it says you', () => {
    expect(told(notice('member-added', 'Sarge added you'))).toEqual([['added', EXPORTER]]);
    expect(told(notice('group-created', 'You created group "Team B"'))).toEqual([['created', EXPORTER]]);
  });

  it('several at once, unless somebody is called so', () => {
    expect(told(notice('member-added', 'Sarge added Nia, Kaz and Jo H'))).toEqual([
      ['added', 'Nia'],
      ['added', 'Kaz'],
      ['added', 'Jo H'],
    ]);
    expect(told(notice('member-added', 'Sarge added Rook, Danny'), ['Rook, Danny'])).toEqual([
      ['added', 'Rook, Danny'],
    ]);
  });

  it('and of nobody where it is about something else', () => {
    expect(told(notice('subject-changed', 'Sarge changed the subject to “B Relief”'))).toEqual([]);
  });
});
