import type { RenderedChart, SpecChart } from '../../../model/chart.ts';
import type { Column, Dataset } from '../../../model/data.ts';
import type { Diagnostic, Staged } from '../../../model/diagnostic.ts';
import type { DrawnMark } from '../../../model/evidence.ts';
import type { Reading } from '../../../model/values.ts';

/*
 * A chart on its way to another thread, and its drawing on the way back. A table is one object wherever it is named,
 * which a copy of it is not: on the way back it is named by its place among the chart's tables.
 */

/** Rows of a column by the places of table and column. */
type PackedReading = readonly [table: number, column: number | string, rows: readonly number[]];

interface PackedMark extends Omit<DrawnMark, 'readings'> {
  readonly readings: readonly PackedReading[];
}

/** What a drawing adds to its chart. */
type Drawn = Omit<RenderedChart, 'span' | 'spec' | 'words' | 'texts' | 'marks' | 'readings'>;

/** A chart as drawn; what is shown in its place where it could not be drawn. */
export type PackedDrawing =
  | { readonly kind: 'panel'; readonly panel: Staged<RenderedChart> }
  | {
      readonly kind: 'drawn';
      readonly drawn: Drawn;
      readonly marks: readonly PackedMark[];
      readonly readings: readonly PackedReading[];
      readonly diagnostics: readonly Diagnostic[];
    };

/** A chart as it is sent: without what drawing does not ask of its tables and texts. */
export function packChart(chart: SpecChart): SpecChart {
  const { datasets, aggregated } = chart;
  const copies = new Map(datasets.map((dataset): [Dataset, Dataset] => [dataset, { ...dataset, lines: noLines }]));
  const copyOf = (dataset: Dataset): Dataset => {
    const known = copies.get(dataset) ?? withoutCells(dataset);
    copies.set(dataset, known);
    return known;
  };
  const packed = { ...chart, datasets: datasets.map(copyOf), texts: [] };
  if (aggregated === undefined) return packed;
  const followed = aggregated.map((one) => ({ ...one, dataset: copyOf(one.dataset), source: copyOf(one.source) }));
  return { ...packed, aggregated: followed };
}

const noLines = new Int32Array(0);

/** A table that a drawn one was computed from: drawing asks what may be told of it, and none of its cells. */
function withoutCells({ document, ...dataset }: Dataset): Dataset {
  const columns = dataset.columns.map((column): Column => ({ ...column, values: [] }));
  return { ...dataset, columns, lines: noLines, ...(document === undefined ? {} : { document: null }) };
}

/** All tables of a chart, in the same order here and there. */
function tablesOf({ datasets, aggregated = [] }: SpecChart): readonly Dataset[] {
  return [...new Set([...datasets, ...aggregated.flatMap(({ dataset, source }) => [dataset, source])])];
}

/** A drawing as it is sent back. */
export function packDrawing(chart: SpecChart, { value, diagnostics }: Staged<RenderedChart>): PackedDrawing {
  if (value.spec === null) return { kind: 'panel', panel: { value, diagnostics } };
  const places = new Map(tablesOf(chart).map((dataset, i) => [dataset, i]));
  const pack = ({ dataset, column, rows }: Reading): PackedReading => {
    const at = dataset.columns.findIndex(({ name }) => name === column);
    return [places.get(dataset) as number, at === -1 ? column : at, rows];
  };
  const { span: _, spec: _spec, words: _words, texts: _texts, marks, readings, ...drawn } = value;
  return {
    ...{ kind: 'drawn', drawn, diagnostics },
    marks: marks.map((mark) => ({ ...mark, readings: mark.readings.map(pack) })),
    readings: readings.map(pack),
  };
}

/**
 * The drawing of a chart, from what came back.
 * @throws where that is no drawing of this chart
 */
export function unpackDrawing(chart: SpecChart, packed: PackedDrawing): Staged<RenderedChart> {
  if (packed.kind === 'panel') return packed.panel;
  const tables = tablesOf(chart);
  const unpack = ([table, at, rows]: PackedReading): Reading => {
    const dataset = tables[table] as Dataset;
    return { dataset, column: typeof at === 'string' ? at : (dataset.columns[at] as Column).name, rows };
  };
  const marks = packed.marks.map((mark): DrawnMark => ({ ...mark, readings: mark.readings.map(unpack) }));
  const { span, spec, words, texts } = chart;
  const own = { span, spec, words, texts, marks, readings: packed.readings.map(unpack) };
  return { value: { ...packed.drawn, ...own }, diagnostics: packed.diagnostics };
}
