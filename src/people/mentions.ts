/** Whom the words of a message name with `@`, as the phone that shows them prints names and numbers. Pure. */

import { numberOf, type Region } from './numbers.ts';

const mentionedNumber = /@(\+?\d[\d\s()\u00a0-]{5,20}\d)/gu;
/** What may stand after a name for it to be that name and not the beginning of a longer one. */
const goesOn = /^[\p{L}\p{N}]/u;

/**
 * @param names as shown in the copy, with what is to be returned for each
 * @returns each once, in the order of `names`
 */
export function mentionedIn<T>(
  body: string,
  names: readonly { readonly shown: string; readonly who: T }[],
  region?: Region,
): T[] {
  if (!body.includes('@')) return [];
  // In a mention the app leaves the plus of an international number out.
  const numbers = new Set(
    [...body.matchAll(mentionedNumber)].flatMap(([, digits = '']) => [
      numberOf(digits, region),
      numberOf(`+${digits.replace('+', '')}`, region),
    ]),
  );
  const found = new Set<T>();
  const plain = names.map(({ shown, who }) => ({ shown: shown.replace(/^~\s*/u, ''), who }));
  // The longer name first: “Jo H” is not “Jo”.
  const byLength = [...plain].sort((a, b) => b.shown.length - a.shown.length);
  for (let at = body.indexOf('@'); at >= 0; at = body.indexOf('@', at + 1)) {
    const rest = body.slice(at + 1).replace(/^~\s*/u, '');
    const named = byLength.find(
      ({ shown }) => shown !== '' && rest.startsWith(shown) && !goesOn.test(rest.slice(shown.length)),
    );
    if (named !== undefined) found.add(named.who);
  }
  for (const { shown, who } of plain) {
    const number = numberOf(shown, region);
    if (number !== null && numbers.has(number)) found.add(who);
  }
  return names.map(({ who }) => who).filter((who, index, all) => found.has(who) && all.indexOf(who) === index);
}
