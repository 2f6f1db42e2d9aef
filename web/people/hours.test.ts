import { describe, expect, it } from 'vitest';
import { hourName, sideOf, weekOf } from './hours.ts';

const empty = () => Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));

describe('the week of a person', () => {
  it('names the busiest hour and counts the night on both sides of midnight', () => {
    const hours = empty();
    hours[5]?.splice(21, 3, 9, 4, 2);
    hours[6]?.splice(5, 2, 3, 100);
    expect(weekOf(hours)).toEqual({
      most: 100,
      total: 118,
      sentence:
        '118 messages by hour of the week. Most on Sunday, 06:00 to 07:00: 100 messages. ' +
        'Between 22:00 and 06:00: 9 messages.',
    });
  });

  it('divides by one where nothing was written', () => {
    expect(weekOf(empty())).toEqual({ most: 1, total: 0, sentence: 'No message with an hour.' });
  });

  it('ends the last hour of the day at 24:00', () => {
    expect(hourName(23)).toBe('23:00 to 24:00');
  });

  it('draws areas in proportion, and a single message so that it can be seen', () => {
    expect(sideOf(100, 400)).toBeCloseTo(0.5);
    expect(sideOf(1, 10_000)).toBe(0.22);
    expect(sideOf(0, 10)).toBe(0);
  });
});
