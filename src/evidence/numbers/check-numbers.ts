import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Claim, NumberCounts } from '../../model/evidence.ts';
import type { DeckSettings } from '../../model/settings.ts';
import type { SourceFile } from '../../model/text.ts';
import type { ShownValue } from '../../model/values.ts';
import { mappedOpaque } from '../../util/mapped-text.ts';
import { pinpoint } from '../pinpoint.ts';
import { isShown, readRun, runsOf, type ReadRun } from '../read-run.ts';
import { claimNumbers } from '../claims/claim-numbers.ts';
import { isInKnownName, knownNames, type KnownNames } from './known-names.ts';
import { namesOfData } from './data-names.ts';
import { countNumbers, findNumbers, type FoundNumber } from './find-numbers.ts';
import { isTimeOfValue, isYearOfTitle, timesOfValues } from './said-by-design.ts';
import { exemptLiterals, type Literals } from './literals.ts';

type Counts = { -readonly [K in keyof NumberCounts]: NumberCounts[K] };

/** What numbers are looked up in. */
export interface NumberFacts {
  readonly known: DeckNames;
  /** Values that have a number, by its text. */
  readonly valuesOf: (text: string) => readonly string[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** The words with digits that a deck's settings know. */
export function namesOfDeck({ names, abbreviations }: DeckSettings): DeckNames {
  return { names: knownNames(names), terms: new Set(abbreviations.keys()) };
}

/** Looks at every number of a slide that is read or said, and tells those that come from no data. */
export function checkNumbers(slide: RenderedSlide, { known, valuesOf, sources }: NumberFacts): Staged<NumberCounts> {
  const counts: Counts = { evaluated: 0, traced: 0, recognised: 0, literal: 0, untraced: 0 };
  const diagnostics: Diagnostic[] = [];
  if (!isShown(slide)) return { value: counts, diagnostics };
  const literals = exemptLiterals(slide.settings.literals);
  for (const { number, run } of numbersOf(slide, known, counts)) {
    const { text } = number;
    if (literals.take(run.text.text, number)) counts.literal++;
    else {
      counts.untraced++;
      const span = pinpoint(run, number.start, number.start + text.length, sources);
      diagnostics.push(
        diagnose('evidence/untraced-number', span, { number: text, values: valuesOf(text), inDeck: false }),
      );
    }
  }
  diagnostics.push(...unusedLiterals(slide, literals));
  return { value: summed(counts), diagnostics };
}

/** The numbers of all slides, and those of the line that stands on each; the latter are told once. */
export function sumNumbers(
  slides: readonly NumberCounts[],
  settings: DeckSettings,
  facts: Omit<NumberFacts, 'valuesOf'>,
): Staged<NumberCounts> {
  const counts: Counts = { ...addNumbers(slides) };
  const diagnostics = footerNumbers(settings, { ...facts, counts });
  return { value: summed(counts), diagnostics };
}

/** Counts of several slides, together. */
export function addNumbers(slides: readonly NumberCounts[]): NumberCounts {
  const counts: Counts = { evaluated: 0, traced: 0, recognised: 0, literal: 0, untraced: 0 };
  for (const slide of slides) for (const key of counted) counts[key] += slide[key];
  return summed(counts);
}

const counted = ['traced', 'recognised', 'literal', 'untraced'] as const;

function summed(counts: Counts): NumberCounts {
  return { ...counts, evaluated: counted.reduce((sum, key) => sum + counts[key], 0) };
}

interface Around {
  readonly known: DeckNames;
  readonly counts: Counts;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Numbers of the line that stands on every slide without a source of its own. */
function footerNumbers(settings: DeckSettings, { known, counts, sources }: Around): readonly Diagnostic[] {
  const { footer, footerSpan } = settings;
  if (footer === null || footerSpan === null) return [];
  return findNumbers(footer, known.names, known.terms).flatMap(({ start, end, text, as }) => {
    counts[as === null ? 'untraced' : 'recognised']++;
    if (as !== null) return [];
    const span = pinpoint({ text: mappedOpaque(footer, footerSpan) }, start, end, sources);
    return [diagnose('evidence/untraced-number', span, { number: text, values: [], inDeck: true })];
  });
}

interface Doubtful {
  readonly number: FoundNumber;
  readonly run: ReadRun;
}

/** What the deck's settings say of words with digits. */
export interface DeckNames {
  readonly names: KnownNames;
  readonly terms: ReadonlySet<string>;
}

/** The numbers of a slide that come from no value and are no names; the others are counted. */
function numbersOf(slide: RenderedSlide, known: DeckNames, counts: Counts): readonly Doubtful[] {
  const doubtful: Doubtful[] = [];
  let ownNames: KnownNames | undefined;
  let times: ReadonlySet<number> | undefined;
  for (const written of runsOf(slide)) {
    const run = readRun(written, slide.values);
    for (const value of run.values) countValue(value, counts);
    const found = findNumbers(run.text.text, known.names, known.terms);
    if (found.length === 0) continue;
    counts.recognised += found.filter(({ as }) => as !== null).length;
    const open = found.filter(({ as }) => as === null);
    if (open.length === 0) continue;
    // Names of the data are gathered only for a slide on which there is something to recognise.
    ownNames ??= knownNames(namesOfData(slide));
    times ??= timesOfValues(slide.values);
    for (const number of open) {
      const { text } = run.text;
      const isYear = run.part === 'title' && isYearOfTitle(text, number);
      if (isYear || isTimeOfValue(times, text, number) || isInKnownName(ownNames, text, number.start))
        counts.recognised++;
      else if (isClaimed(number, run, slide.claims)) counts.traced++;
      else doubtful.push({ number, run });
    }
  }
  return doubtful;
}

/** A text from data may hold names and dates beside its numbers. */
function countValue({ text, number }: ShownValue, counts: Counts): void {
  const found = countNumbers(text);
  const recognised = number === null && found > 0 ? findNumbers(text).filter(({ as }) => as !== null).length : 0;
  counts.recognised += recognised;
  counts.traced += found - recognised;
}

/** Words that carry a claim are tied to data where the claim says the same number: `more than 40`, `… > 40`. */
function isClaimed(
  { start, end, text }: FoundNumber,
  { claimed, text: run }: ReadRun,
  claims: readonly Claim[],
): boolean {
  const number = plainNumber(text);
  const isPercent = text.endsWith('%') || percentBehind.test(run.text.slice(end, end + 20));
  return claimed.some((stretch) => {
    if (start < stretch.start || start >= stretch.end) return false;
    return claimNumbers(claims[stretch.claim]?.expression ?? '').some((said) => {
      // A share is said in percent: `80%` and `… > 0.8`.
      const isShare = isPercent && said >= 0 && said <= 1;
      return said === number || (isShare && Math.abs(said * 100 - number) < 1e-9);
    });
  });
}

/** The percent sign of a number, its own or that of a range which it opens: `37–43%`. */
const percentBehind = /^(?:(?:[–-]| to | and )\d{1,3}(?:[.,·]\d{1,6})?)?[ \u00a0\u202f]?(?:%|per ?cent\b)/;

/** The number that a text writes, decimal comma or point. */
function plainNumber(text: string): number {
  const digits = text.normalize('NFKC').replace(/[\s%‰\u00a0\u202f\u2009]/g, '');
  return Number(
    /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits.replace(/[,·]/, '.'),
  );
}

function unusedLiterals({ settings }: RenderedSlide, literals: Literals): readonly Diagnostic[] {
  return [...settings.literals]
    .filter(([number]) => !literals.used.has(number))
    .map(([number, { span }]) => diagnose('evidence/unused-literal', span, { number }));
}
