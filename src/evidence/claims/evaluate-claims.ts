import { diagnose } from '../../diagnostics/diagnose.ts';
import { evaluate } from '../../expressions/evaluate.ts';
import { isProblem } from '../../expressions/expression.ts';
import { nameResolver } from '../../expressions/resolver.ts';
import { kindWords, type Resolver } from '../../expressions/values.ts';
import type { RenderedSlide, ResolvedSlide } from '../../model/deck.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Claim, ClaimResult, Lock } from '../../model/evidence.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import { acceptedValues, lockKey, type LockState } from '../../util/claim-lock.ts';
import { formatFault, formatNumber } from '../../util/numbers/format.ts';
import { numberLanguage } from '../../util/numbers/languages.ts';
import { tableReads } from './table-reads.ts';

/** What claims are evaluated with. */
export interface ClaimFacts {
  /** What was last accepted. */
  readonly lock: LockState;
  /** Path of the deck's file, by which the lock names it. */
  readonly deck: string;
  /** The variant of the talk whose claims are evaluated. */
  readonly variant: string | null;
  readonly lang: string;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Evaluates every claim of a slide; one that fails or cannot be evaluated is an error at its place.
 * @param names what the slide's names mean
 */
export function evaluateClaims(
  slide: RenderedSlide,
  names: ResolvedSlide,
  { lock, deck, variant, lang, sources }: ClaimFacts,
): Staged<readonly ClaimResult[]> {
  const claims = claimsOf(slide);
  if (claims.length === 0) return { value: [], diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const accepted = lock.kind === 'lock' ? lock.lock : null;
  const resolver = resolverFor(names, lang);
  const results = claims.map((claim) => {
    const judged = judge(slide.id, { ...claim, span: expressionSpan(claim, sources) }, resolver);
    diagnostics.push(...judged.diagnostics.map((tell) => tell(accepted, deck, variant)));
    return judged.result;
  });
  return { value: results, diagnostics };
}

/** What is wrong with `plenary.lock.json` itself. */
export function lockFaults(lock: LockState): readonly Diagnostic[] {
  if (lock.kind === 'broken') return [diagnose('evidence/broken-lock', lock.span, { why: lock.why })];
  return lock.kind === 'newer' ? [diagnose('evidence/newer-lock', lock.span, { version: lock.version })] : [];
}

/** All claims of a slide: of its words, of its settings and of its charts. */
function claimsOf(slide: RenderedSlide): readonly Claim[] {
  const stated = slide.settings.claims.map(({ text, span }): Claim => {
    const expression = text.trim();
    return { words: expression, expression, span, chart: null, inNotes: false };
  });
  const drawn = slide.charts.flatMap(({ words }, chart) =>
    words.claims.map(({ expression, span }): Claim => ({
      words: expression.trim(),
      expression: expression.trim(),
      span,
      chart,
      inNotes: false,
    })),
  );
  return [...slide.claims, ...stated, ...drawn];
}

function resolverFor(slide: ResolvedSlide, lang: string): Resolver {
  const datasets = new Map(slide.charts.flatMap((chart) => [...chart.datasets]));
  for (const [name, dataset] of slide.datasets) datasets.set(name, dataset);
  const language = numberLanguage(lang);
  return nameResolver({
    values: slide.values,
    datasets,
    broken: slide.brokenData,
    format: (value, pattern) => (formatFault(pattern) === null ? formatNumber(value, pattern, language) : null),
  });
}

/** A message that waits for what was last accepted. */
type Tell = (lock: Lock | null, deck: string, variant: string | null) => Diagnostic;

interface Judged {
  readonly result: ClaimResult;
  readonly diagnostics: readonly Tell[];
}

function judge(slide: string, claim: Claim, resolver: Resolver): Judged {
  const { result, reads, readings } = evaluate(claim.expression, resolver);
  const values = new Map(reads.map(({ name, value }) => [name, String(value ?? '')]));
  for (const [text, value] of tableReads(claim.expression, resolver)) values.set(text, value);
  const gives = (verdict: ClaimResult['verdict']): ClaimResult => ({ slide, claim, verdict, values, readings });
  if (isProblem(result)) {
    const { offset, length, words, hint, told } = result;
    const span = within(claim, offset, length);
    const tell: Tell = () => diagnose('evidence/claim-not-evaluated', span, { why: words, hint });
    return { result: gives('not evaluated'), diagnostics: told ? [] : [tell] };
  }
  if (typeof result !== 'boolean') {
    const why = `it gives ${kindWords(result)}, and a claim holds or does not`;
    const hint = 'compare it with something, as in `… > 0`';
    return {
      result: gives('not evaluated'),
      diagnostics: [() => diagnose('evidence/claim-not-evaluated', claim.span, { why, hint })],
    };
  }
  if (readings.length === 0) {
    const { expression, span } = claim;
    return {
      result: gives('not evaluated'),
      diagnostics: [() => diagnose('evidence/claim-reads-nothing', span, { expression })],
    };
  }
  if (result) return { result: gives('holds'), diagnostics: [] };
  const tell: Tell = (lock, deck, variant) => {
    const before = acceptedValues(lock, deck, { key: lockKey(slide, claim.expression), variant });
    const facts = { slide, expression: claim.expression, now: values, before };
    return diagnose('evidence/claim-fails', claim.span, facts);
  };
  return { result: gives('fails'), diagnostics: [tell] };
}

/** The place of the expression itself, without quotes and the name of the attribute; else all that holds it. */
function expressionSpan({ expression, span }: Claim, sources: ClaimFacts['sources']): Span {
  const at = sources.get(span.file)?.text.slice(span.start, span.end).indexOf(expression) ?? -1;
  return at === -1 ? span : { file: span.file, start: span.start + at, end: span.start + at + expression.length };
}

/** A part of the expression, where it stands in the source letter by letter. */
function within({ expression, span }: Claim, offset: number, length: number): Span {
  if (span.end - span.start !== expression.length) return span;
  const start = span.start + Math.min(offset, expression.length);
  return { file: span.file, start, end: Math.min(span.end, start + Math.max(1, length)) };
}
