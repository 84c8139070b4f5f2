import type { BrokenChart, ChartWords, ExpandedChart, ResolvedChart } from '../../model/chart.ts';
import type { Slot } from '../../model/deck.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { Span } from '../../model/text.ts';
import { chartTexts } from './chart-texts.ts';
import { isObject, openChecks, type Checks } from './checks.ts';
import { emitSpec } from './emit.ts';
import { fillStrings, type StringFiller } from './fill-strings.ts';
import { aggregateSensitive } from './sensitive.ts';
import { sizeFor } from './size.ts';
import { checkStructure } from './structure.ts';
import { findTables, type Tables } from './tables.ts';
import { checkViews, paramsOf } from './views.ts';
import type { Walker } from './walker.ts';
import { liftWords } from './words.ts';

/** What a chart takes from the slide around it. */
export interface ExpandChartOptions extends StringFiller {
  /** The slot that the chart stands in: its default size. */
  readonly slot: Slot;
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
  if (language !== 'vega-lite') {
    checks.report('chart/unknown-kind', span, { kind: language });
    return broken(span, `there is no chart kind \`${language}\``);
  }
  const { value: filled, texts } = fillStrings(source.value, options, checks);
  // Where nothing could be read, `parse` has said why.
  if (!isObject(filled)) return broken(span, 'the chart could not be read');
  const { spec, words } = liftWords(filled, checks);
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
  };
  // Parts of a wrong form cannot be read for fields; what is said about them is enough.
  if (structured) checkViews(spec, walker);
  const firstError = checks.diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  if (firstError !== undefined) return broken(span, firstError.message);
  if (tables.missing) return broken(span, 'the data of this chart are missing');
  const { used, temporal, numeric } = walker;
  const raw = emitSpec(spec, {
    tables,
    words,
    used,
    temporal,
    numeric,
    size: sizeFor(spec, slotFor(options.slot, words)),
  });
  const emitted = aggregateSensitive(raw, { tables, checks, used });
  const refused = checks.diagnostics.find(({ code, severity }) => severity === 'error' && code.startsWith('privacy/'));
  if (refused !== undefined) return broken(span, refused.message);
  const { width, height } = options.slot;
  return {
    kind: 'spec',
    span,
    spec: emitted.spec,
    words,
    width,
    height,
    datasets: emitted.datasets,
    aggregated: emitted.aggregated ?? [],
    source,
    texts: chartTexts({ spec, words, fence: filled, texts, span }, checks),
  };
}

/** One line of small print below a chart, with its distance; a longer text takes a second one. CSS px. */
const captionLine = 28;
const captionLetters = 140;

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
