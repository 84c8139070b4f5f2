import type { Json } from '../../../model/json.ts';
import { labelLayers } from '../labels/label-layers.ts';
import { annotate, tableOfFence, type Annotated, type AnnotatedChart } from './annotate.ts';
import { writtenAt, type WrappedSpec } from './with-layers.ts';

/**
 * Adds what a fence says with `labels:` and `annotations:` to its spec, as plain Vega-Lite layers. A kind has labels of
 * its own.
 * @returns `null` for a chart with neither
 */
export function speak(
  { annotations, ofKind }: { readonly annotations: Json | undefined; readonly ofKind: boolean },
  around: AnnotatedChart,
): Annotated | null {
  const { labels, ...bare } = around.spec;
  const labelled =
    labels === undefined || ofKind ? null : labelLayers(labels, { ...around, spec: bare, table: tableOfFence(around) });
  const spec = labels === undefined || ofKind ? around.spec : (labelled?.spec ?? bare);
  const annotated = annotations === undefined ? null : annotate(annotations, { ...around, spec });
  if (annotated === null)
    return labels === undefined || ofKind ? null : { spec, computed: [], moved: labelled?.moved ?? new Map() };
  return { ...annotated, moved: both(annotated.moved, labelled?.moved ?? new Map()) };
}

/** Where parts stand that were moved twice: the later move first. */
function both(outer: WrappedSpec['moved'], first: WrappedSpec['moved']): WrappedSpec['moved'] {
  const through = [...first].flatMap(([here, there]) =>
    [...outer].filter(([, from]) => from === '').map(([to]) => [`${to}${here}`, there] as const),
  );
  const rest = [...outer].map(([here, there]) => [here, there === '' ? '' : writtenAt(there, new Map())] as const);
  return new Map([...through, ...rest]);
}
