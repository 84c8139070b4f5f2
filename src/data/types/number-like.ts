/** How a text that is meant as a number differs from a plain one. */
export type NumberDress =
  'comma' | 'thousands' | 'percent' | 'currency' | 'bracket' | 'sign' | 'bound' | 'not-finite' | 'hex';

const dresses: readonly (readonly [NumberDress, RegExp])[] = [
  ['thousands', /^[+-]?[1-9]\d{0,2}(?:[,.' \u00a0\u202f’]\d{3})+(?:[.,]\d+)?$/],
  ['comma', /^[+-]?\d+,\d+$/],
  ['percent', /^[+-]?[\d.,]+ ?%$/],
  ['currency', /^(?:[+-]?[$€£¥] ?[\d.,]+|[+-]?[\d.,]+ ?[$€£¥])$/],
  ['bracket', /^\([\d.,]+\)$/],
  ['sign', /^[−–] ?[\d.,]+$/],
  ['bound', /^[<>≤≥~≈] ?=?[\d.,]+$/],
  ['not-finite', /^[+-]?(?:nan|inf|infinity|\d+(?:\.\d+)?e\+?\d{3,})$/i],
  ['hex', /^0x[\da-f]+$/i],
];

const longest = 40;

/**
 * What keeps a text from being a plain number, or `null` where it is no number at all.
 * @param commaDecimal the file is cut by semicolons, so that a comma in `1,234` is more likely the decimal sign
 */
export function numberDress(written: string, commaDecimal = false): NumberDress | null {
  if (written.length > longest) return null;
  if (commaDecimal && /^[+-]?\d+,\d+$/.test(written)) return 'comma';
  for (const [dress, pattern] of dresses) if (pattern.test(written)) return dress;
  return null;
}

/** What to do about numbers in this dress. @param example a cell that wears it */
export function dressAdvice(dress: NumberDress | null, example: string): string {
  const orText = 'or declare the column as `string`';
  switch (dress) {
    case 'comma':
      return `say \`"decimal": ","\` on this resource in datapackage.json, ${orText}`;
    case 'thousands':
      return `say \`"groupChar": "${/[^\d+-]/.exec(example)?.[0] ?? ','}"\` on this resource in datapackage.json, ${orText}`;
    case 'percent':
    case 'currency':
      return `write the number alone and its unit in the column's name, ${orText}`;
    case 'bracket':
    case 'sign':
      return `write a negative number with a hyphen, as in \`-5\`, ${orText}`;
    case 'bound':
      return `write the bound in a column of its own, ${orText}`;
    default:
      return `correct the cells, list \`${example}\` in \`missingValues\` if it means "no value", ${orText}`;
  }
}
