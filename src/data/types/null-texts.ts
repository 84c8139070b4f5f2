/**
 * Cells that mean "no value" unless the resource has its own `missingValues`, which replace this list. A blank cell
 * always means "no value".
 */
export const nullTexts: readonly string[] = ['NA', 'N/A', 'null', 'NULL', '-', '–', '.'];

/** Texts that mean "no value", ready to be looked for in every cell. */
export interface NullTexts {
  readonly texts: readonly string[];
  readonly longest: number;
  /** UTF-16 units with which they begin: most cells begin with none of them. */
  readonly firsts: ReadonlySet<number>;
}

/** Prepares a list of texts that mean "no value". */
export function nullTextsOf(texts: readonly string[]): NullTexts {
  const longest = Math.max(0, ...texts.map(({ length }) => length));
  return { texts, longest, firsts: new Set(texts.map((text) => text.charCodeAt(0))) };
}

/** Whether `text` from `start` to `end`, without outer blanks, is one of `nulls` or nothing. */
export function isNullText(text: string, start: number, end: number, nulls: NullTexts): boolean {
  if (start >= end) return true;
  if (end - start > nulls.longest || !nulls.firsts.has(text.charCodeAt(start))) return false;
  return isOneOf(text, start, end, nulls.texts);
}

function isOneOf(text: string, start: number, end: number, nulls: readonly string[]): boolean {
  for (const written of nulls) if (written.length === end - start && text.startsWith(written, start)) return true;
  return false;
}

/** The first offset from `start` that is no blank, tab, no-break space or line end. */
export function trimStart(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The offset after the last character before `end` that is no blank. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function isBlank(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code >= 0xa0 && wideBlanks.has(code);
}

/** The other characters that `String.trim` takes off (ECMA-262, 11.2 and 11.3). */
const wideBlanks: ReadonlySet<number> = new Set([
  ...[0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff],
  ...Array.from({ length: 11 }, (_, i) => 0x2000 + i),
]);
