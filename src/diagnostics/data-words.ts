/** A cell that does not fit, as it is told to the user. */
export interface BadCell {
  readonly value: string;
  readonly line: number;
}

/** Cells as they are told, each with its line. */
export function examples(bad: readonly BadCell[], count: number): string {
  const told = bad.map(({ value, line }) => `\`${clip(value)}\` (line ${line})`).join(', ');
  return count > bad.length ? `${told} …` : told;
}

/** The first dozen of some names. */
export function list(names: readonly string[]): string {
  const told = names.slice(0, 12).map((name) => `\`${clip(name)}\``);
  return told.join(', ') + (names.length > 12 ? ` and ${names.length - 12} more` : '');
}

/** A cell on one line, cut where it is long. */
export function clip(text: string): string {
  const line = text.replaceAll('\n', '↵');
  return line.length > 40 ? `${[...line.slice(0, 78)].slice(0, 39).join('')}…` : line;
}

/** A number of cells. */
export function cells(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

/** A noun with `a` or `an`. */
export function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
