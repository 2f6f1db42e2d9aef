/**
 * Harmless short replies: laughter, assent, an emoji after everyday words. Most messages of a chat are such, public sets hold
 * hardly any with what they answer, and where the only laughter a model ever saw answers abuse it takes all laughter for it.
 */

import { generator } from './masking.ts';
import { type Row, targets } from './rows.ts';

/** What people send without saying much; British group chat. */
const replies = `
  😂 | 🤣 | 😂😂 | 🤣🤣🤣 | 😂😂😂 | 👍 | 👏 | 🙌 | 💪 | 👊 | 😴 | 👀 | 🙄 | 😬 | 🔥 | ❤️ | 🥳 | 🍻 | ⚽
  💯 | lol | LOL | haha | hahaha | Haha | hahahaha | lmao | pmsl | ha | heh | lol 😂 | haha 😂 | lool
  Brilliant | brilliant 😂 | yes | Yes | yep | yeah | ye | no | No | nope | nah | ok | OK | Ok | okay | k
  sure | fine | deal | done | sorted | same | Same | same here | me too | and me | in | In | I'm in
  im in | im out | out | count me in | go on then | true | Fair | fair enough | exactly | this | agreed
  standard | classic | typical | obviously | well said | spot on | legend | quality | what | What? | why
  who | when | which one | how much | who won | really? | is it | did you? | you sure | since when
  says who | thanks | ta | cheers | Cheers mate | nice one | thank you x | x | xx | love it | love this
  congrats | well done | enjoy | good luck | get well soon | gutted | ouch | oof | oh no | shame
  sounds about right | never again | cant wait | soon | later | tomorrow | night | morning all | on my way
  5 mins | leaving now | running late | where are you | see you there | round the back | ask mum | will do
  on it | just landed | saw that | seen it | behave 😂 | stop it 😂 | you can't say that about my cooking
  dead 😂 | crying 😂 | can't breathe 😂 | know the feeling | that ref again 😂
`
  .split(/[|\n]/)
  .map((reply) => reply.trim())
  .filter((reply) => reply !== '');
/** Emoji that follow any words in some chats. */
const tails = '|||| 😂| 🤣| 👍| 👊| 👀| 😴| 💪| x| 🍺| 🙄'.split('|');
/** Shares of rows whose earlier message is a short reply too, and that have two or three earlier messages. */
const REPLY_BEFORE = 0.35;
const MORE_BEFORE = 0.7;

/** `calm`: harmless messages to answer. Drawn with a fixed seed. */
export function* harmlessReplies(calm: readonly string[], count: number): Generator<Row> {
  const random = generator(20_171_014);
  const drawn = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const reply = (): string => drawn(replies) + drawn(tails);
  for (let n = 0; n < count; n++) {
    const before = random() < MORE_BEFORE ? 2 + Math.floor(random() * 2) : 1;
    const context = Array.from({ length: before }, () => (random() < REPLY_BEFORE ? reply() : drawn(calm)));
    // Now and then an everyday message follows the replies.
    const text = random() < 0.85 ? reply() : drawn(calm);
    yield {
      set: 'replies',
      id: `reply/${n}`,
      text,
      context,
      targets: targets(0, {}, 0),
      weight: 0.7,
      group: `reply/${n}`,
    };
  }
}
