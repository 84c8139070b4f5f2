import { diagnose } from '../../diagnostics/diagnose.ts';
import { namesIn } from '../../expressions/names.ts';
import type { RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SourceFile } from '../../model/text.ts';
import { foldName } from '../../util/estimates.ts';
import { pinpoint } from '../pinpoint.ts';
import { isShown, readRun, runsOf, valueMark, type ReadRun } from '../read-run.ts';
import { findComparisons, sentencesOf } from './find-comparisons.ts';

/**
 * Words of direction and size in a sentence with a number from the data, or in the title above a chart, that no claim
 * ties to the data: one message a sentence.
 */
export function checkComparisons(
  slide: RenderedSlide,
  lang: string,
  sources: ReadonlyMap<string, SourceFile>,
): readonly Diagnostic[] {
  if (!isShown(slide)) return [];
  let names: ReadonlySet<string> | null | undefined;
  const claimed = (): ReadonlySet<string> | null => (names === undefined ? (names = claimedNames(slide)) : names);
  return runsOf(slide).flatMap((written) => {
    const mayCompare = written.text.text.includes(valueMark) || isStatement(slide, written.part);
    return mayCompare ? comparisonsIn(readRun(written, slide.values), { slide, claimed, lang, sources }) : [];
  });
}

/** The title above a chart says what the chart shows. */
function isStatement(slide: RenderedSlide, part: ReadRun['part']): boolean {
  return part === 'title' && slide.charts.length > 0;
}

interface Around {
  readonly slide: RenderedSlide;
  /** Names in the claims of the slide's settings and charts; `null` where there are no such claims. */
  readonly claimed: () => ReadonlySet<string> | null;
  readonly lang: string;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

function comparisonsIn(run: ReadRun, { slide, claimed, lang, sources }: Around): readonly Diagnostic[] {
  const { text } = run.text;
  const found = findComparisons(text, lang);
  if (found.length === 0) return [];
  const marks = [...text.matchAll(new RegExp(valueMark, 'g'))].map(({ index }) => index);
  return sentencesOf(text).flatMap(([start, end]) => {
    const numbers = marks.flatMap((at, i) => {
      const value = at >= start && at < end ? run.values[i] : undefined;
      return value !== undefined && /\p{Nd}/u.test(value.text) ? [value.name] : [];
    });
    if (numbers.length === 0 && !isStatement(slide, run.part)) return [];
    const inSentence = found.filter((word) => word.start >= start && word.start < end);
    const [first] = inSentence;
    if (first === undefined || run.claimed.some((claim) => claim.start < end && claim.end > start)) return [];
    if (isCovered(numbers, claimed())) return [];
    return [
      diagnose('evidence/unclaimed-comparison', pinpoint(run, first.start, first.end, sources), { words: first.words }),
    ];
  });
}

/** A claim of the slide's settings or charts covers a sentence that shows a value it reads, and one without values. */
function isCovered(numbers: readonly string[], claimed: ReadonlySet<string> | null): boolean {
  if (claimed === null) return false;
  return numbers.length === 0 || numbers.some((name) => claimed.has(rootOf(name.split('.'))));
}

function claimedNames(slide: RenderedSlide): ReadonlySet<string> | null {
  const expressions = [
    ...slide.settings.claims.map(({ text }) => text),
    ...slide.charts.flatMap(({ words }) => words.claims.map(({ expression }) => expression)),
  ];
  if (expressions.length === 0) return null;
  return new Set(
    expressions.flatMap((text) => namesIn(text).map(({ parts }) => rootOf(parts.map(({ name }) => name)))),
  );
}

/** The value or row that a name begins with: `trials.e1910-hr.high` and `trials.e1910_hr` are of one row. */
function rootOf(parts: readonly string[]): string {
  return parts.slice(0, 2).map(foldName).join('.');
}
