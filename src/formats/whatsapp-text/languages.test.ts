import { describe, expect, it } from 'vitest';
import { told } from '../testing/collect.ts';
import { parseWhatsAppText } from './index.ts';
import { languages } from './languages/index.ts';

const MARK = '\u200e';

async function kind(body: string): Promise<string> {
  const { entries } = await told(parseWhatsAppText, `18/03/22, 14:56 - Kim: hi\n18/03/22, 14:56 - Kim: ${body}`);
  const entry = entries[0]?.[1];
  return [entry?.kind, entry?.deletedBy, entry?.media?.[0]?.kind, ...(entry?.flags ?? [])].filter(Boolean).join(' ');
}

async function notice(text: string): Promise<string> {
  const { entries } = await told(parseWhatsAppText, `[18/03/22, 14:56:01] Larch: ${MARK}${text}`);
  return [entries[0]?.[0]?.kind, entries[0]?.[0]?.event].join(' ');
}

/** The forms in which one string may differ: Unicode form, full stop, mark, blanks. */
function variants(text: string): string[] {
  return [text, `${text}.`, `${MARK}${text}`, `${text} `, text.normalize('NFD'), text.normalize('NFC')];
}

describe.each(languages.map((table) => [table.language, table] as const))('%s', (_language, table) => {
  const cases: [string, string][] = [
    ...(table.mediaOmitted ?? []).map((text): [string, string] => [text, 'media-omitted unknown']),
    ...Object.entries(table.omitted ?? {}).flatMap(([media, texts]) =>
      texts.map((text): [string, string] => [text, `media-omitted ${media}`]),
    ),
    ...(table.deletedByExporter ?? []).map((text): [string, string] => [text, 'deleted exporter']),
    ...(table.deletedBySender ?? []).map((text): [string, string] => [text, 'deleted sender']),
    ...(table.calls ?? []).map((text): [string, string] => [text, 'call']),
    ...(table.liveLocation ?? []).map((text): [string, string] => [text, 'live-location']),
  ];

  it('knows its own words as a whole, and as part of a message leaves them to the person', async () => {
    for (const [text, want] of cases) {
      for (const form of variants(text)) expect([form, await kind(form)]).toEqual([form, want]);
      expect(await kind(`so: ${text} and more`)).toBe('text');
      expect(await kind(`${text}, he wrote`)).toBe('text');
    }
  });

  it('knows attached files and edited messages', async () => {
    for (const word of table.attachedBefore ?? []) {
      expect(await kind(`${MARK}<${word}: 00000012-PHOTO-2022-03-18-14-56-01.jpg>`)).toBe('media-attached image');
      expect(await kind(`${MARK}<${word}\u00a0: Rota.pdf>`)).toBe('media-attached document');
    }
    for (const words of table.attachedAfter ?? []) {
      expect(await kind(`${MARK}Rota.pdf (${words})`)).toBe('media-attached document');
      expect(await kind(`PTT-20220318-WA0003.opus (${words})`)).toBe('media-attached voice');
      expect(await kind(`see you (${words})`)).toBe('text');
    }
    for (const text of table.edited ?? []) {
      expect(await kind(`good ${text}`)).toBe('text edited');
      expect(await kind(`good ${MARK}${text}`)).toBe('text edited');
      expect(await kind(`${text} he wrote`)).toBe('text');
    }
  });

  it('knows its notices', async () => {
    for (const text of table.encryption ?? []) expect(await notice(`${text}. WhatsApp.`)).toBe('system encryption');
    for (const [event, template] of table.notices ?? []) {
      const said = template
        .replaceAll('{phone}', '+44 7700 900123')
        .replace('{*}', ' and so on')
        .replace(/\{\w+\}/g, 'Anna');
      expect([said, await notice(said)]).toEqual([said, `system ${event}`]);
    }
  });
});

describe('texts that say deleted and mean left out', () => {
  it.each(['تم حذف الملصقات', 'फ़ोटो हटाई गई', 'ऑडियो हटाई गयी', 'วิดีโอถูกลบ', '<رسانه حذف شد>'])(
    '%s is no tombstone',
    async (text) => {
      expect(await kind(text)).toMatch(/^media-omitted/);
    },
  );
});
