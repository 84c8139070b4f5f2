/** How a text that is meant as a number differs from a plain one. */
export type NumberDress =
  'comma' | 'point' | 'thousands' | 'percent' | 'currency' | 'bracket' | 'sign' | 'bound' | 'not-finite' | 'hex';

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

/** How the other numbers of a column are written. */
export interface NumbersAround {
  /** The file's decimal sign. */
  readonly decimal: '.' | ',';
  /** Whether a number of the column has one. */
  readonly fractions: boolean;
}

const noneAround: NumbersAround = { decimal: '.', fractions: false };

/**
 * What keeps a text from being a plain number, or `null` where it is no number at all.
 * @param commaDecimal the file is cut by semicolons, so that a comma in `1,234` is more likely the decimal sign
 * @param decimal the file's decimal sign
 */
export function numberDress(written: string, commaDecimal = false, decimal: '.' | ',' = '.'): NumberDress | null {
  if (written.length > longest) return null;
  if (decimal === ',' && /^[+-]?\d*\.\d+$/.test(written)) return 'point';
  if (commaDecimal && /^[+-]?\d+,\d+$/.test(written)) return 'comma';
  for (const [dress, pattern] of dresses) if (pattern.test(written)) return dress;
  return null;
}

/**
 * What to do about numbers in this dress.
 * @param example a cell that wears it
 */
export function dressAdvice(
  dress: NumberDress | null,
  example: string,
  { decimal, fractions }: NumbersAround = noneAround,
): string {
  const orText = 'or declare the column as `string`';
  switch (dress) {
    case 'comma': {
      const point = `write a point, as in \`${example.replace(',', '.')}\``;
      return fractions && decimal === '.'
        ? `${point}: other numbers of the column have one`
        : `${point}; or, where all numbers of the file have commas, say \`"decimal": ","\` in its entry of datapackage.json (\`plenary describe\` prints one)`;
    }
    case 'point':
      return `write a comma, as in \`${example.replace('.', ',')}\`: datapackage.json says \`"decimal": ","\` of this file; or take that out and write points everywhere`;
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
