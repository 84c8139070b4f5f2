/**
 * Whether a text of a chart is set in figures of one width, so that numbers line up: one with a digit, but for words
 * with a hyphen, whose hyphen would be as wide as a figure.
 */
export function isTabular(text: string): boolean {
  return /\d/.test(text) && !/\p{L}-|-\p{L}/u.test(text);
}
