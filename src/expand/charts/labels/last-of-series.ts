import type { Json, JsonObject } from '../../../model/json.ts';
import { isList, isObject } from '../checks.ts';

/**
 * Transforms that leave of each series what stands at the last x at which it has a y: one row, or the rows that an
 * aggregate makes one mark of.
 * @returns `null` where the order along x cannot be told
 */
export function lastOfSeries(x: JsonObject, y: JsonObject, series: string): JsonObject[] | null {
  const rank = rankOf(x);
  if (rank === null) return null;
  const kept: JsonObject[] = [
    ...rank.transform,
    ...measuredFilter(y),
    { joinaggregate: [{ op: rank.op, field: rank.field, as: 'last_of_series' }], groupby: [series] },
    { filter: `${cell(rank.field)} === datum.last_of_series` },
  ];
  if (y['aggregate'] !== undefined) return kept;
  // Where a series has two rows at its end, its line ends at the later one.
  return [
    ...kept,
    { window: [{ op: 'row_number', as: 'row_of_series' }], groupby: [series] },
    { joinaggregate: [{ op: 'max', field: 'row_of_series', as: 'rows_of_series' }], groupby: [series] },
    { filter: 'datum.row_of_series === datum.rows_of_series' },
  ];
}

/** A field of numbers whose end, `op`, is the last place on the x axis. */
interface Rank {
  readonly transform: readonly JsonObject[];
  readonly field: string;
  readonly op: 'min' | 'max';
}

function rankOf({ field, bin, timeUnit, type, sort, scale }: JsonObject): Rank | null {
  const name = String(field);
  const as = 'place_of_label';
  const op = sort === 'descending' ? 'min' : 'max';
  if (timeUnit !== undefined) return { transform: [{ timeUnit, field: name, as }], field: as, op: 'max' };
  if (bin !== undefined && bin !== false && bin !== null && bin !== 'binned')
    return { transform: [{ bin, field: name, as }], field: as, op: 'max' };
  if (type === 'quantitative' || type === 'temporal') return { transform: [], field: name, op: 'max' };
  const list = isObject(scale) && isList(scale['domain']) ? scale['domain'] : sort;
  if (isList(list)) {
    // Cells that the list leaves out stand behind it.
    const calculate = `indexof(${JSON.stringify(list)}, ${cell(name)})`;
    const place = `datum.${as} < 0 ? ${list.length} : datum.${as}`;
    return {
      transform: [
        { calculate, as },
        { calculate: place, as },
      ],
      field: as,
      op: 'max',
    };
  }
  if (sort === null) {
    const first: Json = [{ op: 'min', field: 'row_of_label', as }];
    return {
      transform: [{ window: [{ op: 'row_number', as: 'row_of_label' }] }, { joinaggregate: first, groupby: [name] }],
      field: as,
      op: 'max',
    };
  }
  return sort === undefined || sort === 'ascending' || sort === 'descending'
    ? { transform: [], field: name, op }
    : null;
}

/** Lines pass over rows without a y. */
function measuredFilter({ field, type }: JsonObject): readonly JsonObject[] {
  if (typeof field !== 'string' || type === 'nominal' || type === 'ordinal') return [];
  return [{ filter: `isValid(${cell(field)})` }];
}

/** The cell of a column in an expression; a dot in its name is escaped in a field. */
function cell(field: string): string {
  return `datum[${JSON.stringify(field.replace(/\\(.)/g, '$1'))}]`;
}
