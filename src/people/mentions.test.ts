import { expect, it } from 'vitest';
import { mentionedIn } from './mentions.ts';

const names = ['Jo', 'Jo H', '~ Rooky 🏋️', '+44 7700 900417', 'Nia'].map((shown) => ({ shown, who: shown }));
const named = (body: string) => mentionedIn(body, names);

it('names are found after @, the longest first, and not inside of longer ones', () => {
  expect(named('@Jo H are you in')).toEqual(['Jo H']);
  expect(named('@Jo and @Nia: tea?')).toEqual(['Jo', 'Nia']);
  expect(named('@Niamh is not here')).toEqual([]);
  expect(named('@Rooky 🏋️ @~Rooky 🏋️!')).toEqual(['~ Rooky 🏋️']);
});

it('numbers are found however the phone writes them', () => {
  for (const body of ['ask @447700900417', 'ask @+447700900417 or @+44 7700 900418', '@07700 900417'])
    expect(named(body)).toEqual(['+44 7700 900417']);
  expect(mentionedIn('ask @447700900417', names, 'DE')).toEqual(['+44 7700 900417']);
});

it('a name without @ is no mention', () => {
  expect(named('Jo H said so, mail jo@example.org')).toEqual([]);
});
