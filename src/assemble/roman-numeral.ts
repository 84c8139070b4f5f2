const digits = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const;

/** A positive whole number as acts are numbered: the same sign in every language. */
export function romanNumeral(value: number): string {
  let rest = value;
  let text = '';
  for (const [digit, worth] of digits) {
    for (; rest >= worth; rest -= worth) text += digit;
  }
  return text;
}
