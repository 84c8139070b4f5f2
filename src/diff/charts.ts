import type { Trace, TraceChart } from '../model/evidence.ts';
import { pairUp, type Likeness, type Paired } from './pairs.ts';
import { readsByFile, type FileReads } from './readings.ts';
import type { ChartChange, ChartData } from './talk-diff.ts';

interface PlacedChart {
  /** Id of the slide in its own version. */
  readonly own: string;
  /** Id of the slide in the new version, where it is in both. */
  readonly slide: string;
  readonly number: number;
  readonly chart: TraceChart;
}

/**
 * Charts that are drawn otherwise, came, went or stand on another slide.
 * @param newId the new id of each old slide that is in both versions
 */
export function compareCharts(old: Trace, now: Trace, newId: ReadonlyMap<string, string>): readonly ChartChange[] {
  const before = placed(old, (id) => newId.get(id) ?? `${id} (removed)`);
  const after = placed(now, (id) => id);
  const keys: readonly Likeness<PlacedChart>['key'][] = [
    ({ slide, chart }) => JSON.stringify([slide, chart.hash]),
    ({ slide, chart }) => JSON.stringify([slide, chart.title]),
    ({ chart }) => chart.hash,
    ({ slide }) => slide,
  ];
  let left: Paired<PlacedChart> = { pairs: [], old: before, new: after };
  const pairs = keys.flatMap((key) => {
    left = pairUp(left.old, left.new, { key, same: ({ chart }) => chart.hash });
    return left.pairs;
  });
  return [
    ...pairs.flatMap(([from, to]) => changeOf(from, to, old, now)),
    ...left.new.map(({ slide, number, chart }) => {
      return { kind: 'added', slide, chart: number, title: chart.title, old: null, data: [] } as const;
    }),
    ...left.old.map(({ own, number, chart }) => {
      const place = { slide: own, chart: number };
      return { kind: 'removed', ...place, title: chart.title, old: place, data: [] } as const;
    }),
  ];
}

function placed(trace: Trace, idOf: (id: string) => string): readonly PlacedChart[] {
  return trace.slides.flatMap(({ id, charts }) =>
    charts.map((chart, i) => ({ own: id, slide: idOf(id), number: i + 1, chart })),
  );
}

function changeOf(from: PlacedChart, to: PlacedChart, old: Trace, now: Trace): readonly ChartChange[] {
  const { slide, number, chart } = to;
  const place = { slide, chart: number, title: chart.title, old: { slide: from.own, chart: from.number } };
  if (from.chart.hash !== chart.hash) {
    const data = compareData(readsByFile(old, from.chart.from), readsByFile(now, chart.from));
    return [{ kind: 'changed', ...place, data }];
  }
  return from.slide === slide ? [] : [{ kind: 'moved', ...place, data: [] }];
}

function compareData(old: ReadonlyMap<string, FileReads>, now: ReadonlyMap<string, FileReads>): readonly ChartData[] {
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((file) => {
    const before = old.get(file);
    const after = now.get(file);
    const data = {
      file,
      fileChanged: before !== undefined && after !== undefined && before.hash !== after.hash,
      columnsAdded: without(after?.columns, before?.columns),
      columnsRemoved: without(before?.columns, after?.columns),
      rowsAdded: without(after?.rows, before?.rows),
      rowsRemoved: without(before?.rows, after?.rows),
    };
    const { fileChanged, ...lists } = data;
    return fileChanged || [...Object.values(lists)].some((list) => typeof list !== 'string' && list.length > 0)
      ? [data]
      : [];
  });
}

function without(list: readonly string[] = [], others: readonly string[] = []): readonly string[] {
  const known = new Set(others);
  return list.filter((item) => !known.has(item));
}
