import type { Check } from './check.ts';

/** A length of time in seconds: `90s`, `20m`, `1h10m`, or `12:30` (minutes and seconds), `1:10:00`. */
export const duration: Check<number> = {
  expected: 'a length of time with its unit',
  hint: '`90s` or `20m`',
  schema: { type: 'string', examples: ['90s', '20m', '1h10m', '12:30'] },
  read: (value) => (typeof value === 'string' ? readDuration(value.trim()) : undefined),
};

function readDuration(text: string): number | undefined {
  const units = /^(?:(\d{1,3})h)?[ \t]?(?:(\d{1,4})m(?:in)?)?[ \t]?(?:(\d{1,5})s)?$/.exec(text);
  const clock = /^(?:(\d{1,3}):(?=\d\d:))?(\d{1,3}):([0-5]\d)$/.exec(text);
  const match = units ?? clock;
  if (match === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const total = hours * 3600 + minutes * 60 + seconds;
  return total > 0 ? total : undefined;
}
