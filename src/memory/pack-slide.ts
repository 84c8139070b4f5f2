import type { Dataset } from '../model/data.ts';
import type { ClaimResult, DrawnMark } from '../model/evidence.ts';
import type { Origin, Reading, RowGroup } from '../model/values.ts';
import type { RenderedChart } from '../model/chart.ts';
import type { CompiledSlide } from './compiled-slide.ts';

/*
 * A slide on its way to the disk and back. Tables of files stay behind: what was read from them is found again in those
 * of the talk as it is now. What has been read along and is not read again stays behind as well.
 */

/** In the place of a table of a file. */
interface TableName {
  readonly file: string;
  readonly name: string;
}

/** A slide as plain data: in the place of each table of a file stands its name. */
export type PackedSlide = CompiledSlide;

/** Takes out of a slide what the disk need not keep. */
export function packSlide(slide: CompiledSlide): PackedSlide {
  const packed = withTables(slide, (dataset) =>
    dataset.hash === '' ? dataset : (tableName(dataset) as unknown as Dataset),
  );
  const { html } = packed.rendered;
  const charts = packed.rendered.charts.map((chart): RenderedChart => ({
    ...chart,
    spec: chart.spec === null ? null : {},
    svg: placeIn(html, chart.svg),
    texts: [],
  }));
  return { ...packed, rendered: { ...packed.rendered, charts, texts: [] } };
}

/**
 * Makes a slide of what was kept of it.
 * @param find a table of the talk; `null` where there is none of this name, and then the slide cannot be had
 */
export function unpackSlide(
  slide: PackedSlide,
  find: (file: string, name: string) => Dataset | null,
): CompiledSlide | null {
  let isWhole = true;
  const made = withTables(slide, (dataset) => {
    if ('columns' in dataset) return dataset;
    const { file, name } = dataset as unknown as TableName;
    const found = find(file, name);
    isWhole &&= found !== null;
    return found ?? dataset;
  });
  if (!isWhole) return null;
  const { rendered } = made;
  const charts = rendered.charts.map((chart) => ({ ...chart, svg: atPlace(rendered.html, chart.svg) }));
  return { ...made, rendered: { ...rendered, charts } };
}

/** Where the slide shows a drawing, so that it is not kept twice; exports read it. */
function placeIn(html: string, svg: string): string {
  const at = html.indexOf(svg);
  return at === -1 ? svg : `${at}+${svg.length}`;
}

function atPlace(html: string, svg: string): string {
  const [, at, length] = /^(\d+)\+(\d+)$/.exec(svg) ?? [];
  return at === undefined ? svg : html.slice(Number(at), Number(at) + Number(length));
}

function tableName({ file, name }: Dataset): TableName {
  return { file, name };
}

type Swap = (dataset: Dataset) => Dataset;

function withTables(slide: CompiledSlide, swap: Swap): CompiledSlide {
  const { rendered, evidence } = slide;
  const values = rendered.values.map((value) =>
    value.origin === null ? value : { ...value, origin: originWith(value.origin, swap) },
  );
  const charts = rendered.charts.map((chart) => ({
    ...chart,
    marks: chart.marks.map((mark): DrawnMark => ({ ...mark, readings: readingsWith(mark.readings, swap) })),
    readings: readingsWith(chart.readings, swap),
  }));
  const claims = evidence.claims.map((claim): ClaimResult => ({
    ...claim,
    readings: readingsWith(claim.readings, swap),
  }));
  return { ...slide, rendered: { ...rendered, values, charts }, evidence: { ...evidence, claims } };
}

function originWith({ groups, ...origin }: Origin, swap: Swap): Origin {
  const readings = readingsWith(origin.readings, swap);
  if (groups === undefined) return { ...origin, readings };
  const swapped = groups.map((group): RowGroup => ({ ...group, dataset: swap(group.dataset) }));
  return { ...origin, readings, groups: swapped };
}

function readingsWith(readings: readonly Reading[], swap: Swap): readonly Reading[] {
  return readings.map((reading) => ({ ...reading, dataset: swap(reading.dataset) }));
}
