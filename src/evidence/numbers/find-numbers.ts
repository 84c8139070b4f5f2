import { numberPatterns, type NumberPattern } from './patterns.ts';

/** A number in a text: its digits, with offsets. */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  /** As written, with its percent sign. */
  readonly text: string;
  /** What it was recognised as, and is no number of the message; `null` for a number. */
  readonly as: string | null;
}

/** Digits with signs between them that make one number of them, and the fractions that have a sign of their own. */
const digits = /\p{Nd}+(?:[.,·]\p{Nd}+)*(?:[\u00a0\u202f\u2009]\p{Nd}{3})*|[¼½¾⅐-⅞]/gu;
/** A quick answer for texts without any. */
const anyDigit = /[\p{Nd}¼½¾⅐-⅞]/u;

/**
 * Every number of a text.
 * @param names finds names with digits that the deck or its data know; global
 */
export function findNumbers(text: string, names: RegExp | null = null): readonly FoundNumber[] {
  if (!anyDigit.test(text)) return [];
  const kinds = [...(names === null ? [] : [{ name: 'known name', pattern: names }]), ...numberPatterns];
  const covered = coveredBy(text, kinds);
  const formulas = formulasIn(text);
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(digits)) {
    const start = match.index;
    const end = start + match[0].length;
    const first = covered[start] ?? 0;
    const by = first !== 0 && covered[end - 1] !== 0 ? kinds[first - 1] : undefined;
    const percent = /^[ \u00a0\u202f]?[%‰]/.exec(text.slice(end, end + 2))?.[0] ?? '';
    found.push({
      start,
      end,
      text: `${match[0]}${percent}`,
      as: by?.name ?? (isFormulaPart(text, start, formulas) ? 'formula' : null),
    });
  }
  return found;
}

/** For each letter the pattern that takes it, by its number from 1; 0 where none does. The first pattern stands. */
function coveredBy(text: string, kinds: readonly NumberPattern[]): Uint8Array {
  const covered = new Uint8Array(text.length);
  kinds.forEach(({ pattern }, i) => {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      for (let at = match.index; at < end; at++) covered[at] ||= i + 1;
    }
  });
  return covered;
}

/** Inside a formula only what stands behind a relation is a number of the message: `p = 0.04`, but not `x^2`. */
function isFormulaPart(text: string, at: number, inFormula: Uint8Array | null): boolean {
  if (inFormula?.[at] !== 1) return false;
  return !/(?:[=<>≈≤≥~]|\\(?:approx|leq?|geq?|sim|pm))\s{0,3}-?$/.test(text.slice(Math.max(0, at - 20), at));
}

/** Formulas stand between two marks; `null` where there are none. */
function formulasIn(text: string): Uint8Array | null {
  if (!text.includes('\u2062')) return null;
  const inside = new Uint8Array(text.length);
  for (const { 0: whole, index } of text.matchAll(/\u2062[^\u2062]*\u2062/g))
    inside.fill(1, index, index + whole.length);
  return inside;
}

/** A pattern that finds names as they are, whatever space they are written with; `null` for none. */
export function namePattern(names: Iterable<string>): RegExp | null {
  const sources = [...new Set(names)]
    .filter((name) => /\p{Nd}/u.test(name))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) =>
      name
        .trim()
        .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
        .replace(/\s+/g, '\\s+'),
    );
  if (sources.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{Nd}])(?:${sources.join('|')})(?![\\p{L}\\p{Nd}]|[.,]\\p{Nd})`, 'gu');
}
