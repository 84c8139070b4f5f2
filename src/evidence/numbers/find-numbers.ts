import { hideCounted } from './hide-counted.ts';
import { isInKnownName, type KnownNames } from './known-names.ts';
import { numberPatterns } from './patterns.ts';

/** A number in a text: its digits, with offsets. */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  /** As written, with its percent sign. */
  readonly text: string;
  /** What it was recognised as, and is no number of the message; `null` for a number. */
  readonly as: string | null;
}

/**
 * Digits with signs between them that make one number of them; fractions that have a sign of their own; raised digits
 * that stand by themselves (behind a letter or a digit they are a mark or an exponent) and digits in circles.
 */
const digits =
  /\p{Nd}+(?:[.,·]\p{Nd}+)*(?:[\u00a0\u202f\u2009]\p{Nd}{3})*|[¼½¾⅐-⅞]|(?<![\p{L}\p{N}.,;:)\]”’"⁺⁻])[⁰¹²³⁴-⁹]+(?:⁄[₀-₉]+)?|[①-⑳⓪❶-❿➀-➓]/gu;
/** A quick answer for texts without any. */
const anyDigit = /[\p{Nd}¼½¾⅐-⅞⁰¹²³⁴-⁹①-⑳⓪❶-❿➀-➓]/u;
/** A whole text that is a number and no year: most cells of tables. No pattern takes it. */
const plainNumber = /^[0-9]{1,3}(?:\.[0-9]+)?$/;

/** How many numbers a text writes, names and all. */
export function countNumbers(text: string): number {
  return text.match(digits)?.length ?? 0;
}

/**
 * Every number of a text.
 * @param names names with digits that the deck knows
 * @param terms abbreviations that the deck declares: what is glued to them by a hyphen is a number
 */
export function findNumbers(
  text: string,
  names: KnownNames | null = null,
  terms: ReadonlySet<string> = noTerms,
): readonly FoundNumber[] {
  if (!anyDigit.test(text)) return [];
  const covered = plainNumber.test(text) ? null : coveredBy(text);
  const formulas = formulasIn(text);
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(digits)) {
    const start = match.index;
    const end = start + match[0].length;
    const first = covered?.[start] ?? 0;
    const taken = first !== 0 && covered?.[end - 1] !== 0 ? numberPatterns[first - 1]?.name : undefined;
    const by = taken === 'name' && isOfTerm(text, start, terms) ? undefined : taken;
    const percent = /^[ \u00a0\u202f]?[%‰]/.exec(text.slice(end, end + 2))?.[0] ?? '';
    const isKnown = names !== null && isInKnownName(names, text, start);
    const as = isKnown ? 'known name' : (by ?? (isFormulaPart(text, start, formulas) ? 'formula' : null));
    found.push({
      start,
      end,
      text: `${match[0]}${percent}`,
      as,
    });
  }
  return found;
}

const noTerms: ReadonlySet<string> = new Set();
/** Molecules are numbered, whatever their abbreviation stands for: `IL-10`. */
const molecules: ReadonlySet<string> = new Set(['IL', 'PD', 'CD', 'HLA', 'TNF', 'CTLA', 'BCL', 'CDK', 'STAT', 'JAK']);

/** `TRM-12`, where the deck declares TRM. */
function isOfTerm(text: string, start: number, terms: ReadonlySet<string>): boolean {
  if (terms.size === 0) return false;
  const term = /(?<![\p{L}\p{Nd}-])(\p{L}{1,20})-$/u.exec(text.slice(Math.max(0, start - 22), start))?.[1] ?? '';
  return terms.has(term) && !molecules.has(term);
}

/** For each letter the pattern that takes it, by its number from 1; 0 where none does. The first pattern stands. */
function coveredBy(text: string): Uint8Array {
  const covered = new Uint8Array(text.length);
  const answers = new Map<RegExp, boolean>();
  const lacks = (needs: RegExp): boolean => {
    const known = answers.get(needs) ?? needs.test(text);
    answers.set(needs, known);
    return !known;
  };
  const open = new Set<number>();
  for (const { 0: number, index } of text.matchAll(digits)) open.add(index).add(index + number.length - 1);
  let uncountedText: string | undefined;
  for (const [i, { pattern, needs, uncounted }] of numberPatterns.entries()) {
    if (lacks(needs)) continue;
    const searched = uncounted === true ? (uncountedText ??= hideCounted(text)) : text;
    for (const match of searched.matchAll(pattern())) {
      const end = match.index + match[0].length;
      for (let at = match.index; at < end; at++) {
        covered[at] ||= i + 1;
        open.delete(at);
      }
    }
    if (open.size === 0) break;
  }
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
