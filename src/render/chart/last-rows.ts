import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { useUtc, useUtcFunctions } from '../../util/vega-utc.ts';
import type { Drawing, VegaData } from './drawing.ts';
import { closedLoader } from './loader.ts';
import { openLog } from './log.ts';
import { rowsNow, type Datum } from './units.ts';

/** A transform of a Vega spec. */
export type Transform = Readonly<Record<string, unknown>>;

/** The transform after which no row is left, and the rows before it. */
export interface LastRows {
  readonly transform: Transform;
  readonly before: readonly Datum[];
}

/**
 * Runs the data of a mark alone, transform by transform, up to the one after which nothing is left.
 * @param sources the data sets behind the mark, nearest first
 */
export function lastRows(drawing: Drawing, sources: readonly VegaData[]): LastRows | null {
  for (let i = sources.length - 1; i >= 0; i--) {
    const source = sources[i] as VegaData;
    const rows = rowsNow(drawing, source.name);
    if (rows !== null && rows.length > 0) continue;
    // What stands inside a plot of a facet is run over the rows of all plots.
    const outer = rows === null ? rowsOutside(drawing, sources.slice(i + 1)) : null;
    const transforms = source.transform ?? [];
    let before = rowsAfter(drawing, source, { transforms: [], outer });
    for (let count = 1; count <= transforms.length; count++) {
      const after = rowsAfter(drawing, source, { transforms: transforms.slice(0, count), outer });
      if (before !== null && after?.length === 0) return { transform: transforms[count - 1] as Transform, before };
      before = after;
    }
    if (rows !== null) return null;
  }
  return null;
}

function rowsOutside(drawing: Drawing, sources: readonly VegaData[]): readonly Datum[] {
  for (const { name } of sources) {
    const rows = rowsNow(drawing, name);
    if (rows !== null) return rows;
  }
  return [];
}

/** The rows of a data set after some of its transforms; `null` where they cannot be told. */
function rowsAfter(
  drawing: Drawing,
  source: VegaData,
  { transforms, outer }: { readonly transforms: readonly Transform[]; readonly outer: readonly Datum[] | null },
): readonly Datum[] | null {
  const data = drawing.vega.data ?? [];
  const upTo =
    outer === null
      ? [
          ...data.slice(
            0,
            data.findIndex(({ name }) => name === source.name),
          ),
          { ...source, transform: transforms },
        ]
      : [{ name: source.name, values: outer.map((row) => ({ ...row })), transform: transforms }];
  const { signals } = drawing.vega;
  const spec = { data: structuredClone(upTo), ...(signals === undefined ? {} : { signals: structuredClone(signals) }) };
  useUtc(spec);
  try {
    const runtime = vega.parse(spec as unknown as vega.Spec, undefined, { ast: true });
    useUtcFunctions(runtime);
    const options = { expr: expressionInterpreter, loader: closedLoader(), logger: openLog().logger, renderer: 'none' };
    const view = new vega.View(runtime, options as vega.ViewOptions).run();
    return view.data(source.name) as readonly Datum[];
  } catch {
    return null;
  }
}
