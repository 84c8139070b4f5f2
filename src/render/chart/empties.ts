import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Drawing, VegaData } from './draw.ts';
import { closedLoader } from './loader.ts';
import { openLog } from './log.ts';
import { placeOf, pointerOfText } from './places.ts';
import { useUtc, useUtcFunctions } from './utc.ts';
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
  const written = expression === null ? null : pointerOfText(chart, expression);
  const span = placeOf(chart, written ?? `${unit.pointer}/mark`);
  const by = culprit === null ? null : describe(culprit);
  return [diagnose('chart/empty', span, { mark: unit.mark, by })];
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
