import type { Aggregated, AnnotatedLevels } from '../../../model/chart.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { isObject } from '../checks.ts';
import { labelLayers, roomOfNames } from '../labels/label-layers.ts';
import { annotate, tableOfFence, type AnnotatedChart } from './annotate.ts';
import { withLayers, writtenAt, type WrappedSpec } from './with-layers.ts';

/** A chart with its labels and annotations as layers. */
export interface Annotated extends WrappedSpec {
  /** The tables that the annotations made, with the rows behind them. */
  readonly computed: readonly Aggregated[];
  readonly levels: readonly AnnotatedLevels[];
}

/**
 * Adds what a fence says with `labels:` and `annotations:` to its spec, as plain Vega-Lite layers. A kind has labels of
 * its own.
 * @returns `null` for a chart with neither
 */
export function speak(
  { annotations, ofKind }: { readonly annotations: Json | undefined; readonly ofKind: boolean },
  around: Omit<AnnotatedChart, 'labels'>,
): Annotated | null {
  const { labels: written, ...bare } = around.spec;
  const labels = ofKind ? undefined : written;
  if (labels === undefined && annotations === undefined) return null;
  const spec: JsonObject = labels === undefined ? around.spec : bare;
  const table = tableOfFence(around);
  const names = labels === 'direct' ? roomOfNames(spec, table) : 0;
  const plot = { ...around, spec, labels: { names, values: isObject(labels) } };
  const made = annotations === undefined ? [] : annotate(annotations, plot);
  const beyond = Math.max(0, ...made.map((one) => one.beyond));
  const labelled = labels === undefined ? null : labelLayers(labels, { ...around, spec, table, beyond });
  const wrapped = made.length === 0 ? null : withLayers(labelled?.spec ?? spec, made);
  const inner = labelled?.moved ?? new Map<string, string>();
  return {
    spec: wrapped?.spec ?? labelled?.spec ?? spec,
    moved: wrapped === null ? inner : both(wrapped.moved, inner),
    computed: made.flatMap(({ computed }) => computed),
    levels: made.map(({ levels }) => levels),
  };
}

/** Where parts stand that were moved twice: the later move first. */
function both(outer: WrappedSpec['moved'], first: WrappedSpec['moved']): WrappedSpec['moved'] {
  const through = [...first].flatMap(([here, there]) =>
    [...outer].filter(([, from]) => from === '').map(([to]) => [`${to}${here}`, there] as const),
  );
  const rest = [...outer].map(([here, there]) => [here, there === '' ? '' : writtenAt(there, new Map())] as const);
  return new Map([...through, ...rest]);
}
