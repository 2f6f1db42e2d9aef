/**
 * Small words by which a language gives itself away. English ones are only those that the other lists do not share; the
 * others only words that English chat does not use. Collected by hand from grammars, no corpus behind it: it is there
 * to leave out what is plainly another language, never to be sure.
 */

const listed: Readonly<Record<string, string>> = {
  de: 'ich nicht und ist das wir auch aber noch schon wenn jetzt heute morgen haben dann für einen kein keine nur wie oder sehr dich mich doch weil wieder gut immer alles habe wird kann',
  fr: "je pas vous nous avec dans c'est qui mais une ça être suis toi cette très aussi quand comme fait tout elle sont j'ai faire bonjour merci oui",
  es: 'que los las pero como está esta muy eso cuando tengo hay también porque ella ellos nada hoy mañana gracias estoy vamos para tiene todo bueno',
  it: 'che sono della questo anche cosa perché ciao quando più hai siamo molto tutti grazie fatto adesso sempre domani oggi quello',
  pt: 'não que você uma mais isso está muito obrigado obrigada então vou para também estou fazer tudo agora quando amanhã',
  nl: 'het een niet ik zijn ook maar voor heb jij naar nog deze geen hebben waar goed moet morgen vandaag bedankt',
  pl: 'nie jest się że jak tak już dla czy tylko tego jestem dobrze mnie było będzie jutro dzisiaj dzięki',
  ro: 'nu este să și pentru sunt mai ce dar când acum bine mâine mulțumesc asta foarte',
  cs: 'jsem není ale jak protože dnes zítra že bude jsou tak když jsme děkuji',
  tr: 'bir ve bu değil için çok ama evet hayır nasıl şimdi yarın bugün teşekkürler neden gibi',
  cy: 'mae yn yr ddim wedi gyda beth iawn rydw bore diolch heddiw yfory dydy',
  so: 'waa waxaan waxaa maanta sidee laakiin waxay fiican haa maya',
  sq: 'është një dhe nuk për që jam mirë faleminderit tani sot nesër',
  'ur-Latn': 'hai nahi kya hain acha tum raha rahi karo yaar mujhe kaise theek kal aaj mera',
};

/** Of each word, the languages that it gives away. */
export const foreignWords: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const [language, words] of Object.entries(listed)) {
    for (const word of words.split(' ')) found.set(word, [...(found.get(word) ?? []), language]);
  }
  return found;
})();

export const englishWords: ReadonlySet<string> = new Set(
  "the and you is to of it that for have was with this are be my she they we what your at just don't i'm i'll get can he's it's that's not but all out up like if when who how been there them from got going know will would about off him her has had did does want need think because".split(
    ' ',
  ),
);
