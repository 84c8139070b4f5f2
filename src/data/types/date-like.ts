const numeric = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})$/;
const named = /^(?:(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{2,4})|([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{2,4}))$/;
const longest = 24;

/**
 * The date format that a text seems to follow, if it is not ISO 8601: `%d/%m/%Y` for `31/12/2024`. Where day and
 * month cannot be told apart (`01/02/2024`) the day is taken to come first; `null` where it is no date.
 */
export function dateFormatOf(written: string): string | null {
  if (written.length > longest) return null;
  const parts = numeric.exec(written);
  if (parts !== null) return numericFormat(parts as unknown as NumericParts);
  const words = named.exec(written);
  if (words === null) return null;
  const month = words[2] ?? words[4] ?? '';
  if (!/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(month)) return null;
  const name = month.length === 3 ? '%b' : '%B';
  const year = (words[3] ?? words[6] ?? '').length === 4 ? '%Y' : '%y';
  if (words[4] !== undefined) return `${name} %d${written.includes(',') ? ',' : ''} ${year}`;
  return written.includes('-') ? `%d-${name}-${year}` : `%d ${name} ${year}`;
}

type NumericParts = readonly [string, string, string, string, string];

function numericFormat([, first, mark, second, third]: NumericParts): string | null {
  if (first.length === 4) return third.length <= 2 && Number(second) <= 12 ? `%Y${mark}%m${mark}%d` : null;
  const year = third.length === 4 ? '%Y' : third.length === 2 && mark === '/' ? '%y' : null;
  if (year === null || first.length > 2) return null;
  if (Number(first) <= 31 && Number(second) <= 12) return `%d${mark}%m${mark}${year}`;
  return Number(first) <= 12 && Number(second) <= 31 ? `%m${mark}%d${mark}${year}` : null;
}
