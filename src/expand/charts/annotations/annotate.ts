import type { ResolvedChart } from '../../../model/chart.ts';
import type { Dataset } from '../../../model/data.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Look } from '../../../model/look.ts';
import { child, isList, isObject, type Checks } from '../checks.ts';
import { findTables } from '../tables.ts';
import type { AnnotationPlot, MadeAnnotation, PlotLabels, WrittenAnnotation } from './annotation.ts';
import { arrow } from './arrow.ts';
import { bracket } from './bracket.ts';
import { plotAxes } from './plot-axes.ts';
import { band, referenceLine } from './reference.ts';

/** The chart around its annotations. */
export interface AnnotatedChart {
  /** As it is drawn without them. */
  readonly spec: JsonObject;
  /** The fence as written: its `data` holds the rows that annotations pick. */
  readonly fence: JsonObject;
  readonly chart: ResolvedChart;
  readonly checks: Checks;
  readonly look: Look;
  readonly lang: string;
  readonly labels: PlotLabels;
}

type Maker = (written: WrittenAnnotation, plot: AnnotationPlot) => MadeAnnotation | null;

/** Each kind of annotation, by the key that it is written with, and what else may stand beside that key. */
const kinds: Readonly<Record<string, { readonly make: Maker; readonly options: readonly string[] }>> = {
  difference: { make: (written, plot) => arrow('difference', written, plot), options: ['unit', 'format', 'side'] },
  ratio: { make: (written, plot) => arrow('ratio', written, plot), options: ['unit', 'format', 'side'] },
  bracket: { make: bracket, options: ['p', 'offset'] },
  line: { make: referenceLine, options: [] },
  band: { make: band, options: [] },
};
const common: readonly string[] = ['label', 'axis', 'field', 'name'];

/** Most annotations of one chart. */
const most = 24;

/**
 * Turns `annotations:` into plain Vega-Lite layers.
 * @returns none where one is wrong, which is reported
 */
export function annotate(annotations: Json, around: AnnotatedChart): readonly MadeAnnotation[] {
  const { checks } = around;
  const list = isList(annotations) ? annotations : [annotations];
  const axes = plotAxes(around.spec);
  if (axes === null) {
    checks.report('chart/annotation-plot', checks.keyAt('/annotations'), {});
    return [];
  }
  if (list.length > most) {
    checks.report('chart/too-many-annotations', checks.keyAt('/annotations'), { count: list.length, limit: most });
    return [];
  }
  const { look, lang, labels } = around;
  const plot: AnnotationPlot = { axes, table: tableOfFence(around), checks, look, lang, labels };
  const made = list.map((options, i) => {
    const pointer = isList(annotations) ? child('/annotations', i) : '/annotations';
    return make(options, pointer, `annotation ${i + 1}`, plot);
  });
  return made.includes(null) ? [] : made.filter((one) => one !== null);
}

function make(options: Json, pointer: string, name: string, plot: AnnotationPlot): MadeAnnotation | null {
  const { checks } = plot;
  const names = Object.keys(kinds);
  const kind = isObject(options) ? names.find((one) => options[one] !== undefined) : undefined;
  if (!isObject(options) || kind === undefined) {
    const key = isObject(options) ? Object.keys(options)[0] : undefined;
    if (key === undefined) {
      const facts = { path: 'annotations', found: options, expected: names.map((one) => `\`${one}: …\``), near: null };
      checks.report('chart/bad-value', checks.valueAt(pointer), facts);
    } else {
      checks.report('chart/unknown-annotation', checks.keyAt(child(pointer, key)), { key, known: names });
    }
    return null;
  }
  const known = [kind, ...(kinds[kind]?.options ?? []), ...common];
  for (const key of Object.keys(options)) {
    if (known.includes(key)) continue;
    checks.report('chart/unknown-key', checks.keyAt(child(pointer, key)), { key, of: kind, known, clash: null });
    return null;
  }
  const made = kinds[kind]?.make({ options, pointer, name }, plot) ?? null;
  const own = options['name'];
  if (made === null || own === undefined) return made;
  if (typeof own !== 'string') {
    checks.report('chart/bad-value', checks.valueAt(child(pointer, 'name')), {
      path: 'name',
      found: own,
      expected: ['text'],
      near: null,
    });
    return null;
  }
  const named = (views: readonly JsonObject[]): readonly JsonObject[] => views.map((view) => ({ name: own, ...view }));
  return { ...made, back: named(made.back), front: named(made.front) };
}

/** The table that a fence names at its top; `null` where it names none. */
export function tableOfFence({ fence, chart }: Pick<AnnotatedChart, 'fence' | 'chart'>): Dataset | null {
  const { data } = fence;
  if (data === undefined || data === null) return null;
  const named = typeof data === 'string' ? { name: data } : data;
  // What is wrong with the data is said where the chart reads it.
  const silent: Checks = {
    diagnostics: [],
    report: () => {},
    valueAt: () => chart.parsed.span,
    keyAt: () => chart.parsed.span,
  };
  return findTables({ data: named }, chart, silent).byPointer.get('/data')?.dataset ?? null;
}
