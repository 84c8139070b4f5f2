import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Json } from '../../model/json.ts';
import { nearest } from '../../util/nearest.ts';
import { isRecord, type Drawing, type VegaData } from './drawing.ts';
import { closedLoader } from './loader.ts';
import { openLog } from './log.ts';
import { partAt, placeOf, pointerOfCondition, pointerOfText } from './places.ts';
import { useUtc, useUtcFunctions } from '../../util/vega-utc.ts';
import { rowsNow, type Unit } from './units.ts';

/**
 * Finds a mark that draws nothing because no row reaches it, and the transform that removed the last one.
 * The outliers of a box plot may be none, and what a selection picks is none until someone selects.
 */
export function checkEmpty(chart: SpecChart, drawing: Drawing, unit: Unit): readonly Diagnostic[] {
  if (unit.vegaMark === null || unit.items.length > 0 || unit.sources.length === 0) return [];
  const styles = [unit.vegaMark.style ?? []].flat();
  if (styles.includes('boxplot-outliers')) return [];
  const transforms = unit.sources.flatMap((source) => source.transform ?? []);
  if (transforms.some((transform) => String(transform['expr']).includes('vlSelection'))) return [];
  const culprit = lastRowGone(drawing, unit.sources);
  const expression = typeof culprit?.['expr'] === 'string' ? culprit['expr'] : null;
  const written =
    expression === null ? null : (pointerOfText(chart, expression) ?? pointerOfCondition(chart, expression));
  const span = placeOf(chart, written ?? `${unit.pointer}/mark`);
  const by = culprit === null ? null : describe(culprit);
  return [diagnose('chart/empty', span, { mark: unit.mark, by, near: nearestCell(chart, written) })];
}

type Transform = Readonly<Record<string, unknown>>;

/** Runs the data alone, transform by transform, up to the one after which nothing is left. */
function lastRowGone(drawing: Drawing, sources: readonly VegaData[]): Transform | null {
  for (const source of [...sources].reverse()) {
    const rows = rowsNow(drawing, source.name);
    if (rows === null || rows.length > 0) continue;
    const transforms = source.transform ?? [];
    for (let count = 1; count <= transforms.length; count++) {
      if (countAfter(drawing, source, transforms.slice(0, count)) === 0) return transforms[count - 1] as Transform;
    }
    return null;
  }
  return null;
}

function countAfter(drawing: Drawing, source: VegaData, transform: readonly Transform[]): number {
  const data = (drawing.vega.data ?? []).map((other) => (other.name === source.name ? { ...other, transform } : other));
  const upTo = data.slice(0, data.findIndex((other) => other.name === source.name) + 1);
  const { signals } = drawing.vega as { readonly signals?: unknown };
  const spec = { data: structuredClone(upTo), ...(signals === undefined ? {} : { signals: structuredClone(signals) }) };
  useUtc(spec);
  try {
    const runtime = vega.parse(spec as vega.Spec, undefined, { ast: true });
    useUtcFunctions(runtime);
    const options = { expr: expressionInterpreter, loader: closedLoader(), logger: openLog().logger, renderer: 'none' };
    const view = new vega.View(runtime, options as vega.ViewOptions).run();
    return view.data(source.name).length;
  } catch {
    return -1;
  }
}

function describe(transform: Transform): string {
  const { type, expr } = transform;
  if (type !== 'filter' || typeof expr !== 'string') return `the transform \`${String(type)}\``;
  const blank = /^isValid\(datum\["([^"]+)"\]\)/.exec(expr);
  return blank === null ? `the filter \`${expr}\`` : `that every row is blank in \`${blank[1] as string}\``;
}

/** The cell that a condition on a field most likely asks for, where it asks for one that is nowhere. */
function nearestCell(chart: SpecChart, pointer: string | null): string | null {
  const condition = pointer === null ? null : partAt(chart.source.value, pointer);
  if (!isRecord(condition)) return null;
  const { field, equal, oneOf } = condition;
  const wanted = [equal, ...(Array.isArray(oneOf) ? (oneOf as readonly Json[]) : [])].find(
    (value) => typeof value === 'string',
  );
  if (typeof field !== 'string' || typeof wanted !== 'string') return null;
  const column = chart.datasets.flatMap((dataset) => dataset.columns).find(({ name }) => name === field);
  const cells = new Set(column?.values.filter((cell) => typeof cell === 'string'));
  return cells.has(wanted) ? null : nearest(wanted, cells);
}
