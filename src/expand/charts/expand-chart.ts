import type { ChartSteps } from '../../model/chart-steps.ts';
import type { BrokenChart, ChartWords, ExpandedChart, ResolvedChart } from '../../model/chart.ts';
import type { Slot } from '../../model/deck.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Look } from '../../model/look.ts';
import type { Span } from '../../model/text.ts';
import { chartTexts } from './chart-texts.ts';
import { isObject, openChecks, type Checks } from './checks.ts';
import { speak } from './annotations/speak.ts';
import { movedChecks, movedSource } from './annotations/moved.ts';
import { withLocale } from './locale.ts';
import { resolveColors } from './colors/resolve-colors.ts';
import { emitSpec } from './emit.ts';
import { fillStrings, type StringFiller } from './fill-strings.ts';
import { checkInteractive, slotAboveInputs, tellAsleep } from './interactive.ts';
import { computedAmong, expandKind, withComputed } from './kinds/expand-kind.ts';
import { chartKinds } from './kinds/registry.ts';
import { aggregateSensitive, type FinishedSpec } from './sensitive.ts';
import { sizeFor } from './size.ts';
import { readSteps, type ReadSteps } from './steps/read-steps.ts';
import { stepRoles, type StepRoles } from './steps/step-roles.ts';
import { checkStructure } from './structure.ts';
import { findTables, type Tables } from './tables.ts';
import { checkViews, paramsOf } from './views.ts';
import type { Walker } from './walker.ts';
import { liftWords } from './words.ts';

/** What a chart takes from the slide around it. */
export interface ExpandChartOptions extends StringFiller {
  /** The slot that the chart stands in. */
  readonly slot: Slot;
  /** Height of the words in that slot, in CSS px: what they leave is the chart's default height. */
  readonly wordsHeight?: number;
  readonly look: Look;
  /** The colour behind the chart, `null` where it is not one colour; the theme's paper where it is left out. */
  readonly ground?: string | null;
  /** The talk's language, as a tag: how numbers are written. */
  readonly lang: string;
}

/**
 * Makes a fence into a complete, checked Vega-Lite spec: our own keys lifted, mustaches filled, every key, value,
 * field and expression checked, rows bound by name. A chart with an error becomes a panel: a wrong chart is worse
 * than no chart.
 */
export function expandChart(chart: ResolvedChart, options: ExpandChartOptions): Staged<ExpandedChart> {
  const { parsed } = chart;
  const checks = openChecks(parsed.source, parsed.span);
  const value = expand(chart, options, checks);
  return { value, diagnostics: checks.diagnostics };
}

function expand(chart: ResolvedChart, options: ExpandChartOptions, checks: Checks): ExpandedChart {
  const { source, span, language } = chart.parsed;
  const kind = chartKinds.get(language) ?? null;
  if (kind === null && language !== 'vega-lite') {
    checks.report('chart/unknown-kind', span, { kind: language, known: [...chartKinds.keys()] });
    return broken(span, `there is no chart kind \`${language}\``);
  }
  const { value: fence, texts } = fillStrings(source.value, options, checks);
  // Where nothing could be read, `parse` has said why.
  if (!isObject(fence)) return broken(span, 'the chart could not be read');
  const { annotations, ...unannotated } = fence;
  const { spec, words } = liftWords(unannotated, checks);
  checkInteractive({ spec, words, chart }, checks);
  const slot = slotAboveInputs(slotFor(besideWords(options), words), { spec, words });
  const made =
    kind === null
      ? null
      : expandKind(kind, {
          options: spec,
          chart,
          slot,
          checks,
          look: options.look,
          steps: words.steps?.value ?? null,
          lang: options.lang,
        });
  if (kind !== null && made === null) return broken(span, firstError(checks) ?? missingData);
  const parts = made?.parts ?? new Map();
  const builds = made?.builds ?? new Map();
  const colored = resolveColors(made?.spec ?? spec, options.look, checks);
  const around = { spec: colored, fence, chart, checks, look: options.look, lang: options.lang };
  const annotated = speak({ annotations, ofKind: kind !== null }, around);
  const roles = kind === null ? null : stepRoles(spec);
  const draft = { spec: annotated?.spec ?? colored, words, slot, parts, builds, roles };
  const computed = [...(made?.computed ?? []), ...(annotated?.computed ?? [])];
  const finished = finish(draft, withComputed(chart, computed, made !== null), movedChecks(checks, annotated));
  if (finished === null) return broken(span, firstError(checks) ?? missingData);
  tellAsleep({ spec, words }, checks);
  const { width, height } = options.slot;
  return {
    kind: 'spec',
    span,
    spec: withLocale(finished.spec, options.lang),
    ...(options.lang.startsWith('en') ? {} : { lang: options.lang }),
    words: finished.words,
    steps: finished.steps,
    width,
    height,
    datasets: finished.datasets,
    aggregated: [...(finished.aggregated ?? []), ...computedAmong(finished.datasets, computed)],
    told: made?.told ?? null,
    roles: options.look.roles,
    ground: options.ground === undefined ? options.look.paper : options.ground,
    annotated: annotated?.levels ?? [],
    source: movedSource(source, annotated),
    texts: chartTexts({ spec: draft.spec, words, fence, texts, isKind: made !== null }, checks),
  };
}

const missingData = 'the data of this chart are missing';

/** A spec without our own words, and the room that it has. */
interface Draft {
  readonly spec: JsonObject;
  readonly words: ChartWords;
  readonly slot: Slot;
  /** Names that the chart's kind gives to some of its marks. */
  readonly parts: ReadonlyMap<string, string>;
  /** Fields that the chart's kind builds by in its own order. */
  readonly builds: ReadonlyMap<string, readonly string[]>;
  readonly roles: StepRoles | null;
}

/** A finished spec with our own words, as they are printed beside it. */
interface Finished extends FinishedSpec {
  readonly words: ChartWords;
  readonly steps: ChartSteps | null;
}

/** Checks a spec and binds its rows; `null` where it cannot be drawn, for an error or for missing data. */
function finish(draft: Draft, chart: ResolvedChart, checks: Checks): Finished | null {
  const { spec, slot } = draft;
  const structured = checkStructure(spec, checks);
  const tables = findTables(spec, chart, checks);
  checkRowCounts(tables, checks);
  const walker: Walker = {
    checks,
    tables,
    params: paramsOf(spec),
    used: new Map(),
    temporal: new Map(),
    numeric: new Map(),
    units: [],
  };
  // Parts of a wrong form cannot be read for fields; what is said about them is enough.
  if (structured) checkViews(spec, walker);
  const built = structured ? stepsOf(draft, walker) : null;
  if (firstError(checks) !== null || tables.missing) return null;
  const { used, temporal, numeric } = walker;
  const words = built === null ? draft.words : withPrinted(draft.words, built);
  const emitted = emitSpec(spec, { tables, words, used, temporal, numeric, size: sizeFor(spec, slot) });
  const open = aggregateSensitive(emitted, { tables, checks, used });
  return firstError(checks) === null ? { ...open, words, steps: built?.steps ?? null } : null;
}

function stepsOf({ spec, words, parts, builds, roles }: Draft, walker: Walker): ReadSteps | null {
  if (words.steps === null) return null;
  if (words.interactive) walker.checks.report('chart/steps-interactive', walker.checks.keyAt(words.steps.pointer), {});
  return readSteps(words.steps, { spec, units: walker.units, parts, builds, roles, walker });
}

function withPrinted(words: ChartWords, { printed }: ReadSteps): ChartWords {
  return words.steps === null ? words : { ...words, steps: { ...words.steps, value: printed } };
}

function firstError({ diagnostics }: Checks): string | null {
  return diagnostics.find(({ severity }) => severity === 'error')?.message ?? null;
}

/** One line of small print below a chart, with its distance; a longer text takes a second one. CSS px. */
const captionLine = 28;
const captionLetters = 140;

/** Least height of a chart that takes what words leave, in CSS px. */
const leastHeight = 160;

function besideWords({ slot, wordsHeight = 0 }: Pick<ExpandChartOptions, 'slot' | 'wordsHeight'>): Slot {
  return wordsHeight === 0 ? slot : { ...slot, height: Math.max(leastHeight, slot.height - wordsHeight) };
}

function slotFor(slot: Slot, { source }: ChartWords): Slot {
  const lines = source === null ? 0 : Math.ceil(source.length / (captionLetters * Math.min(1, slot.width / 1168)));
  return { ...slot, height: Math.max(120, slot.height - lines * captionLine) };
}

/** Most rows that a chart may read. */
const maxRows = 200_000;

function checkRowCounts(tables: Tables, checks: Checks): void {
  for (const [pointer, { name, dataset }] of tables.byPointer) {
    const count = dataset?.rowCount ?? 0;
    if (count > maxRows)
      checks.report('chart/too-many-rows', checks.valueAt(pointer), { what: name ?? 'data', count, limit: maxRows });
  }
}

function broken(span: Span, message: string): BrokenChart {
  return { kind: 'broken', span, message };
}
