import { describe, expect, it } from 'vitest';
import { type Judged, judge } from './judgeable.ts';

const text = (body: string) => judge({ kind: 'text', state: 'present', body, media: [] }).reason;
const entry = (kind: string, body: string, more: Partial<Judged> = {}) =>
  judge({ kind, state: 'present', body, media: [], ...more });

describe('what the model can judge', () => {
  it.each([
    ['who has the keys for 4?'],
    ['ok'],
    ['😂😂'],
    ['???'],
    ['f*** this'],
    ['je ne sais quoi mate, that was you and me'],
    ['the café in Málaga was shut'],
    // A look-alike letter of another script hides a word, it does not change the language.
    ['раper cuts are the worst'],
    ['look at this https://example.org/a'],
  ])('judges %s', (body) => {
    expect(text(body)).toBeNull();
  });

  it.each([
    ['ich habe heute keine Zeit', 'other-language'],
    ['je suis pas là demain, merci', 'other-language'],
    ['no puedo, mañana tengo turno y también el lunes', 'other-language'],
    ['nie wiem, jutro będzie dobrze', 'other-language'],
    ['yaar mujhe nahi pata kya karo', 'other-language'],
    ['скоро буду дома', 'other-script'],
    ['شكرا جزيلا', 'other-script'],
    ['https://example.org/a/b', 'link'],
    ['\u200e\u200f ', 'empty'],
  ])('leaves out %s: %s', (body, reason) => {
    expect(text(body)).toBe(reason);
  });

  it('counts media without words by what they are', () => {
    const omitted = (kind: string) => entry('media-omitted', '<Media omitted>', { media: [kind] }).reason;
    expect(['voice', 'audio', 'image', 'gif', 'sticker', 'video', 'document', 'unknown'].map(omitted)).toEqual([
      'voice',
      'voice',
      'picture',
      'picture',
      'picture',
      'video',
      'document',
      'media',
    ]);
    for (const body of ['image omitted', '\u200eimage omitted', '<Medien ausgeschlossen>', 'Bild weggelassen']) {
      expect(entry('media-omitted', body, { media: ['image'] }).reason).toBe('picture');
    }
    expect(entry('media-attached', '', { media: ['video'] }).reason).toBe('video');
  });

  it('judges a caption, and knows where it begins in what is shown', () => {
    expect(entry('media-omitted', '<Media omitted>\nlook at the state of him')).toEqual({
      reason: null,
      spoken: { text: 'look at the state of him', start: 16 },
    });
    expect(entry('media-omitted', 'what is that image omitted')).toEqual({
      reason: null,
      spoken: { text: 'what is that', start: 0 },
    });
    expect(entry('media-attached', 'look at the state of him', { media: ['image'] }).reason).toBeNull();
  });

  it('leaves out what nobody wrote and what is gone', () => {
    expect(entry('system', 'Alder added Rook').reason).toBe('notice');
    expect(entry('call', 'Missed voice call').reason).toBe('call');
    expect(entry('deleted', 'This message was deleted', { state: 'deleted-by-author' }).reason).toBe('deleted');
    expect(entry('unavailable', 'Waiting for this message').reason).toBe('unavailable');
    expect(entry('empty', 'null').reason).toBe('empty');
    expect(entry('location', 'Location: https://maps.google.com/?q=1,2').reason).toBe('location');
  });
});
