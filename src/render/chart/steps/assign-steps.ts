import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { StepGuide } from '../../../model/chart-steps.ts';
import type { SpecChart } from '../../../model/chart.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Drawing } from '../drawing.ts';
import { placeOf } from '../places.ts';
import { sceneOf, type SceneItem, type SceneMark } from '../scene.ts';
import type { Unit } from '../units.ts';
import { labelStep } from './item-labels.ts';
import { layersByMark } from './layers.ts';
import { rowMatcher, type Matcher, type RowMatch } from './matchers.ts';
import { cutMark } from './cut-mark.ts';
import { cuttable, stretchesOf } from './split-path.ts';

/** What came of the steps in one drawing. */
export interface AssignedSteps {
  /** How many elements each step has. */
  readonly counts: readonly number[];
  /** Steps that name something which appears with another one. */
  readonly taken: ReadonlySet<number>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A drawn chart whose scene is to be labelled. */
export interface SteppedScene {
  readonly chart: SpecChart;
  readonly drawing: Drawing;
  readonly units: readonly Unit[];
}

/**
 * Labels the items of a scene with the step that each appears with. What no step names is there from the start; the
 * name of a part goes before conditions and values, else the first step that fits.
 */
export async function assignSteps(scene: SteppedScene, matchers: readonly Matcher[]): Promise<AssignedSteps> {
  const { chart, drawing, units } = scene;
  const items = units.flatMap((unit) => unit.items);
  const work: Work = {
    matchers,
    layers: layersByMark(chart, drawing, units),
    matches: await rowMatcher(matchers, drawing, items),
    counts: matchers.map(() => 0),
    taken: new Set(),
    whole: new Set(),
  };
  visit(sceneOf(drawing.view), work);
  const at = placeOf(chart, chart.words.steps?.pointer ?? '/steps');
  const diagnostics = [...work.whole].map((what) => diagnose('chart/step-curve', at, { what }));
  return { counts: work.counts, taken: work.taken, diagnostics };
}

interface Work {
  readonly matchers: readonly Matcher[];
  readonly layers: ReadonlyMap<string, readonly string[]>;
  readonly matches: RowMatch;
  readonly counts: number[];
  readonly taken: Set<number>;
  /** What cannot be cut, and so cannot appear point by point. */
  readonly whole: Set<string>;
}

const guides: Readonly<Record<string, StepGuide>> = { axis: 'axes', legend: 'legend', title: 'title' };

/** Marks that draw many rows as one element. */
const joining: ReadonlySet<string> = new Set(['line', 'area', 'trail']);

/** Labels the items of a mark; gives what stands in its place, mostly itself. */
function visit(mark: SceneMark, work: Work): readonly SceneMark[] {
  const guide = guides[mark.role ?? ''];
  if (guide !== undefined) {
    labelGuide(mark, guide, work);
    return [mark];
  }
  const layers = mark.role === 'mark' ? work.layers.get(mark.name ?? '') : undefined;
  if (layers !== undefined) return labelMark(mark, layers, work);
  if (mark.marktype !== 'group') return [mark];
  for (const item of mark.items) {
    const inner = item.items?.flatMap((part) => visit(part, work));
    if (inner !== undefined) (item as { items: readonly SceneMark[] }).items = inner;
  }
  return [mark];
}

function labelGuide(mark: SceneMark, guide: StepGuide, work: Work): void {
  const step = work.matchers.findIndex(({ picks }) =>
    picks.some((pick) => pick.kind === 'guide' && pick.guide === guide),
  );
  for (const item of mark.items) label(mark, item, step, work);
}

function labelMark(mark: SceneMark, layers: readonly string[], work: Work): readonly SceneMark[] {
  const layer = stepOfLayer(layers, work);
  const steps = mark.items.map((item) => stepOf(item, layer, work));
  if (!joining.has(mark.marktype)) {
    mark.items.forEach((item, i) => label(mark, item, steps[i] as number, work));
    return [mark];
  }
  const stretches = stretchesOf(steps);
  const [first] = mark.items;
  if (first === undefined) return [mark];
  if (stretches.length === 1) {
    label(mark, first, stretches[0]?.step ?? -1, work);
    return [mark];
  }
  const why = whyWhole(mark, first);
  if (why !== null) {
    work.whole.add(why);
    for (const step of steps) if (step !== -1) work.counts[step] = (work.counts[step] ?? 0) + 1;
    return [mark];
  }
  const pieces = cutMark(mark, stretches);
  pieces.forEach((piece, i) => {
    const lead = piece.items[0] as SceneItem;
    Object.assign(lead, { aria: undefined, description: first['description'] });
    label(piece, lead, stretches[i]?.step ?? -1, work);
  });
  return pieces;
}

/** Why a line or area is drawn as a whole or not at all. */
function whyWhole({ marktype }: SceneMark, first: SceneItem): string | null {
  const interpolate = String(first['interpolate'] ?? 'linear');
  if (!cuttable.has(interpolate)) return `with \`interpolate: ${interpolate}\``;
  const outlined = marktype === 'area' && typeof first['stroke'] === 'string' && first['strokeWidth'] !== 0;
  return outlined ? 'with an outline' : null;
}

function stepOfLayer(layers: readonly string[], { matchers }: Work): number {
  for (const name of layers) {
    const step = matchers.findIndex(({ picks }) => picks.some((pick) => pick.kind === 'layer' && pick.name === name));
    if (step !== -1) return step;
  }
  return -1;
}

function stepOf({ datum }: SceneItem, layer: number, work: Work): number {
  const fits = (matcher: Matcher): boolean =>
    datum !== undefined && matcher.picks.some((pick) => work.matches(pick, datum));
  const chosen = layer === -1 ? work.matchers.findIndex(fits) : layer;
  work.matchers.forEach((matcher, i) => {
    if (i !== chosen && work.counts[i] === 0 && fits(matcher)) work.taken.add(i);
  });
  return chosen;
}

function label(mark: SceneMark, item: SceneItem, step: number, work: Work): void {
  if (step === -1) return;
  work.counts[step] = (work.counts[step] ?? 0) + 1;
  labelStep(mark, item, step);
}
