/** What an act was done on, short enough for a row. The whole stands in the export. */

const hash = /^[0-9a-f]{64}$/;

function valueWords(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length > 4 ? `${value.length} of them` : value.map(valueWords).join(' ');
  }
  if (typeof value === 'string') return hash.test(value) ? value.slice(0, 8) : value.slice(0, 160);
  if (typeof value === 'object' && value !== null) return subjectOf(value);
  return String(value);
}

function subjectOf(subject: object): string {
  return Object.entries(subject)
    .map(([name, value]) => `${name} ${valueWords(value)}`)
    .join(', ');
}

/** `{"copy":7,"from":100}` as `copy 7, from 100`; what is no JSON object is shown as it is. */
export function subjectWords(subject: string): string {
  try {
    const parsed: unknown = JSON.parse(subject);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? subjectOf(parsed) : subject;
  } catch {
    return subject;
  }
}
