/** Times of the evidence in the words of a sentence, and how long lies between two. Pure. */

const months = 'January February March April May June July August September October November December'.split(' ');

/** `2023-10-14T22:19:05` as `14 October 2023 at 22:19`; instants say that they are UTC. */
export function saidTime(time: string | null): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/u.exec(time ?? '');
  if (!parts) return 'a time that is not known';
  const day = `${Number(parts[3])} ${months[Number(parts[2]) - 1] ?? ''} ${parts[1]}`;
  if (parts[4] === undefined) return day;
  return `${day} at ${parts[4]}${time?.endsWith('Z') ? ' UTC' : ''}`;
}

/** Milliseconds on the clock that printed it. */
export function clockMs(time: string): number {
  if (time.length <= 10) return Date.parse(`${time}T00:00Z`);
  return Date.parse(time.endsWith('Z') ? time : `${time}Z`);
}

/** `34 minutes`, `3 hours`; under a minute is said so. */
export function saidSpan(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  return hours === 1 ? 'an hour' : `${hours} hours`;
}
