import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { placeOf } from './places.ts';
import { forEachMark, type SceneItem, type SceneMark } from './scene.ts';

const sides = [
  { role: 'row-header', along: 'y', channel: 'row' },
  { role: 'column-header', along: 'x', channel: 'column' },
] as const;

/**
 * Finds small plots that stand under another's header. Vega sorts the plots and their headers apart, so that rows or
 * columns which are alike in what they are sorted by come in two orders.
 */
export function checkFacets(chart: SpecChart, scene: SceneMark): readonly Diagnostic[] {
  const found = new Map<'row' | 'column', Stray>();
  forEachMark(scene, (mark) => {
    for (const { items = [] } of mark.marktype === 'group' ? mark.items : []) {
      for (const { role, along, channel } of sides) {
        const headers = items.filter((one) => one.role === role).flatMap((one) => one.items);
        const cells = items.filter((one) => one.role === 'scope' && headers.length > 1).flatMap((one) => one.items);
        const wrong = cells.flatMap((cell) => strayFields(cell, headers, along));
        const [field] = wrong;
        if (field !== undefined && !found.has(channel)) found.set(channel, { field, missing: hasMissing(cells) });
      }
    }
  });
  // One wrong order puts both the rows and the columns in the wrong place: the one to mend is the one that was written.
  const [first] = [...found].sort(([a], [b]) => Number(isSorted(chart, b)) - Number(isSorted(chart, a)));
  return first === undefined ? [] : [strayed(chart, ...first)];
}

function sortPlaces(channel: string): readonly string[] {
  return [`/facet/${channel}/sort`, `/encoding/${channel}/sort`];
}

function isSorted({ source }: SpecChart, channel: string): boolean {
  return sortPlaces(channel).some((pointer) => source.places.has(pointer));
}

/** A field whose plots stand elsewhere than its headers. */
interface Stray {
  readonly field: string;
  /** Some pair of row and column has no rows, and so nothing to be sorted by. */
  readonly missing: boolean;
}

function hasMissing(cells: readonly SceneItem[]): boolean {
  return cells.some(({ datum = {} }) => Object.values(datum).includes(undefined));
}

/** The fields in which a plot differs from the header that it stands at. */
function strayFields(cell: SceneItem, headers: readonly SceneItem[], along: 'x' | 'y'): readonly string[] {
  const distance = (header: SceneItem): number => Math.abs(Number(header[along]) - Number(cell[along]));
  const nearest = headers.reduce((best, header) => (distance(header) < distance(best) ? header : best));
  const fields = Object.keys(nearest.datum ?? {}).filter((field) => field !== 'count' && field in (cell.datum ?? {}));
  return fields.filter((field) => String(nearest.datum?.[field]) !== String(cell.datum?.[field]));
}

function strayed(chart: SpecChart, channel: 'row' | 'column', stray: Stray): Diagnostic {
  const places = [...sortPlaces(channel), `/facet/${channel}`, `/encoding/${channel}`];
  const at = places.find((pointer) => chart.source.places.has(pointer)) ?? '/facet';
  return diagnose('chart/facet-order', placeOf(chart, at), { channel, ...stray });
}
