import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Json, JsonObject } from '../../../model/json.ts';
import { useUtc, useUtcFunctions } from '../../../util/vega-utc.ts';
import { withinTime } from '../../../util/within-time.ts';

/** A row on Vega's dataflow. */
export type Datum = Readonly<Record<string, unknown>>;

/** Rows and what is to be done with them. */
export interface TransformRun {
  readonly rows: readonly object[];
  readonly transforms: readonly Json[];
  /** Parameters of the chart that expressions may name. */
  readonly params: readonly Json[];
  /** The author's own date patterns. */
  readonly format?: Json;
}

/**
 * Runs transforms of Vega-Lite over rows, by Vega itself: with interpreted expressions, in UTC, and without a loader.
 * @returns the rows after the last transform; `null` where Vega cannot run them, for a reason that may hold cells and
 *   is therefore not told
 */
export function runTransforms({ rows, transforms, params, format = null }: TransformRun): readonly Datum[] | null {
  try {
    const spec = {
      data: format === null ? { name: 'rows' } : { name: 'rows', format },
      datasets: { rows: rows.map((row) => ({ ...row })) },
      params: structuredClone(params),
      transform: structuredClone(transforms),
      mark: 'point',
      encoding: {},
    };
    const compiled = compile(spec as unknown as TopLevelSpec, { logger: silent }).spec;
    useUtc(compiled);
    const runtime = vega.parse(compiled, undefined, { ast: true });
    useUtcFunctions(runtime);
    vega.setRandom(vega.randomLCG(seed));
    const options = { expr: expressionInterpreter, loader: noLoader, logger: silent, renderer: 'none' };
    const view = withinTime(
      () => new vega.View(runtime, options as unknown as vega.ViewOptions).run(),
      timeLimit,
    )?.value;
    if (view === undefined) return null;
    const found = view.data(sourceOf(compiled as unknown as JsonObject)) as readonly Datum[] | null;
    view.finalize();
    return found ?? null;
  } catch {
    return null;
  }
}

const seed = 20_240_607;

/** Most time that this may take, in ms. */
const timeLimit = 10_000;

/** The data set that feeds the only mark. */
function sourceOf(spec: JsonObject): string {
  const [mark] = spec['marks'] as unknown as readonly { readonly from?: { readonly data?: string } }[];
  return mark?.from?.data ?? 'rows';
}

const refuse = (): Promise<never> => Promise.reject(new Error('charts load nothing'));
const noLoader = { options: {}, load: refuse, http: refuse, file: refuse, sanitize: refuse };

/** What Vega says of these rows may hold their cells. */
const silent = {
  level: () => silent,
  error: () => silent,
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
} as unknown as vega.LoggerInterface;
