import type { SpecChart } from '../../../model/chart.ts';
import type { DrawnScene, SceneUnit } from '../../../model/drawn-scene.ts';
import type { Json } from '../../../model/json.ts';
import { isPictured, type NativeChart, type NativeLegend, type Pictured } from './native-chart.ts';
import { movedBy, readLegend } from './read-legend.ts';
import { readBars } from './read-bars.ts';
import { addIntervals } from './read-intervals.ts';
import { addLabels } from './read-labels.ts';
import { readLines } from './read-lines.ts';
import type { ReadPlot, SortedUnits } from './series.ts';
import { waysOf } from './ways.ts';
import { writingOf } from './writing.ts';

const sorts: Readonly<Record<string, keyof SortedUnits>> = {
  ...{ bar: 'bars', area: 'areas', line: 'lines', point: 'dots', circle: 'dots', square: 'dots' },
  ...{ rule: 'rules', tick: 'ticks', text: 'texts' },
};

/**
 * A chart as PowerPoint has it, or why it stays a picture. Everything that is drawn has to find its place in a chart of
 * PowerPoint's, at the same value: what does not would be lost or moved, and a wrong chart is worse than a picture.
 */
export function nativeChart(chart: SpecChart, scene: DrawnScene): NativeChart | Pictured {
  const refused = refusal(chart, scene);
  if (refused !== null) return { picture: refused };
  const units = sortUnits(scene.units);
  if (isPictured(units)) return units;
  const writing = writingOf(chart.spec);
  const ways = waysOf(scene, writing);
  if (isPictured(ways)) return ways;
  const plot = units.bars.length > 0 ? readBars(units, ways, scene) : readLines(units, ways, scene);
  if (isPictured(plot)) return plot;
  const withIntervals = addIntervals(plot, units, ways);
  if (isPictured(withIntervals)) return withIntervals;
  const labelled = addLabels(withIntervals, units.texts, writing);
  if (isPictured(labelled)) return labelled;
  const legend = readLegend(scene, labelled.series);
  return isPictured(legend) ? legend : chartOf(labelled, scene, legend.legend);
}

function refusal(chart: SpecChart, scene: DrawnScene): string | null {
  if (chart.words.interactive || hasParams(chart.spec)) return 'it has parameters';
  if (!scene.single) return 'it has several plots';
  const items = scene.units.flatMap(({ groups }) => groups.flat());
  if (items.length === 0) return 'nothing is drawn';
  if (items.length > mostItems) return 'it has too many marks';
  if (items.some(({ patterned }) => patterned)) return 'it is painted with gradients';
  if (scene.units.some(({ name }) => name.startsWith('annotation_'))) return 'it has annotations';
  return scene.titles.some(({ angle }) => angle !== 0) ? 'its title is turned' : null;
}

/** Beyond this PowerPoint becomes slow to edit. */
const mostItems = 5000;

function hasParams(spec: Json): boolean {
  if (Array.isArray(spec)) return spec.some(hasParams);
  if (typeof spec !== 'object' || spec === null) return false;
  return Object.entries(spec).some(([key, part]) =>
    key === 'params' ? Array.isArray(part) && part.length > 0 : key !== 'datasets' && hasParams(part),
  );
}

function sortUnits(units: readonly SceneUnit[]): SortedUnits | Pictured {
  const sorted: Record<keyof SortedUnits, SceneUnit[]> = {
    ...{ bars: [], areas: [], lines: [], dots: [], rules: [], ticks: [], texts: [] },
  };
  for (const unit of units) {
    if (unit.groups.every((items) => items.length === 0)) continue;
    const sort = sorts[unit.mark];
    if (sort === undefined) return { picture: `it has marks \`${unit.mark}\`` };
    sorted[sort].push(unit);
  }
  return sorted;
}

function chartOf(plot: ReadPlot, scene: DrawnScene, legend: NativeLegend | null): NativeChart {
  const { left, top } = scene;
  const place = <T extends { x1: number; x2: number; y1: number; y2: number }>(text: T): T => ({
    ...text,
    ...movedBy(text, left, top),
  });
  const axis = <T extends { title: SceneUnit['groups'][number][number]['text'] }>(one: T): T => ({
    ...one,
    title: one.title === null ? null : place(one.title),
  });
  const { box } = plot;
  return {
    kind: plot.kind,
    ...{ width: scene.width, height: scene.height },
    plot: { x: left + box.x, y: top + box.y, width: box.width, height: box.height },
    horizontal: plot.horizontal,
    grouping: plot.grouping,
    ...{ gap: plot.gap, overlap: plot.overlap },
    categories: plot.categories,
    series: plot.series,
    along: axis(plot.along),
    across: axis(plot.across),
    legend,
    titles: scene.titles.map(place),
    ground: scene.ground,
  };
}
