import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Json } from '../../../model/json.ts';
import { useUtc, useUtcFunctions } from '../../../util/vega-utc.ts';
import type { Drawing } from '../drawing.ts';
import { closedLoader } from '../loader.ts';
import { openLog } from '../log.ts';
import type { Datum } from '../units.ts';

/** A condition on rows, with the columns that a row must have for it to be asked. */
export interface RowTest {
  readonly test: Json;
  readonly columns: readonly string[];
}

/**
 * Asks conditions of drawn rows, as Vega itself would: interpreted, in UTC, with the chart's own parameters.
 * @returns for each condition the rows that fit it
 */
export async function rowsThatFit(
  tests: readonly RowTest[],
  rows: readonly Datum[],
  drawing: Drawing,
): Promise<readonly ReadonlySet<Datum>[]> {
  if (tests.length === 0) return [];
  const data = tests.map(({ test, columns }, i) => {
    const asked = rows.flatMap((row, at) =>
      columns.every((name) => Object.hasOwn(row, name))
        ? [{ ...Object.fromEntries(Object.entries(row)), [placeField]: at }]
        : [],
    );
    return { name: `step-${i}`, values: asked, transform: [{ type: 'filter', expr: expressionOf(test) }] };
  });
  const spec = { signals: signalsOf(drawing), data };
  const runtime = vega.parse(spec as unknown as vega.Spec, undefined, { ast: true });
  useUtcFunctions(runtime);
  const { logger } = openLog();
  const options = { expr: expressionInterpreter, loader: closedLoader(), logger, renderer: 'none' };
  const view = new vega.View(runtime, options as vega.ViewOptions);
  await view.runAsync();
  const fitting = tests.map(
    (_, i) =>
      new Set((view.data(`step-${i}`) as readonly Datum[]).map((row) => rows[Number(row[placeField])] as Datum)),
  );
  view.finalize();
  return fitting;
}

/** Where a copied row stands among those asked about; no author's name can be like it. */
const placeField = '\u{FDD0}place';

/** A predicate in Vega's own words. */
function expressionOf(test: Json): string {
  if (typeof test === 'string') return test;
  const spec = { data: { name: 'rows' }, transform: [{ filter: test }], mark: 'point', encoding: {} };
  const compiled = compile(spec as unknown as TopLevelSpec, { logger: openLog().logger }).spec;
  useUtc(compiled);
  const transforms = (compiled.data ?? []).flatMap(({ transform }) => transform ?? []) as readonly {
    readonly type: string;
    readonly expr?: string;
  }[];
  return transforms.find(({ type }) => type === 'filter')?.expr ?? 'true';
}

/** The chart's parameters as they are after its run. */
function signalsOf({
  view,
  vega: { signals },
}: Drawing): readonly { readonly name: string; readonly value: unknown }[] {
  return (signals ?? [])
    .filter(({ name }) => /^[A-Za-z_]\w*$/.test(name) && !own.has(name))
    .map(({ name }) => ({ name, value: view.signal(name) as unknown }));
}

const own: ReadonlySet<string> = new Set(['width', 'height', 'padding', 'autosize', 'background', 'style', 'unit']);
