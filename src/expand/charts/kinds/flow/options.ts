import type { Cell, Dataset } from '../../../../model/data.ts';
import { columnOf } from '../../../../util/dataset.ts';
import { isObject } from '../../checks.ts';
import type { KindFence } from '../kind.ts';
import { positive } from '../number-rules.ts';
import { colorsOption, columnOption, numberOption, rowsOption, textOption, wrong } from '../options.ts';

/** A fence `chart flow`, read. */
export interface FlowOptions {
  readonly table: Dataset;
  /** Row numbers that `where` picks; all without it. */
  readonly rows: readonly number[];
  readonly id: string;
  readonly from: string;
  readonly n: string;
  /** Without it a box holds its id. */
  readonly label: string | null;
  readonly kind: string | null;
  readonly group: string | null;
  /** Words for those who left and of whom no row speaks: one text, or one for some boxes by id. `null`: an error. */
  readonly rest: string | ReadonlyMap<string, string> | null;
  readonly colors: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** The options of the kind. */
export const flowOptionNames: readonly string[] =
  'data where id from label n kind group rest colors title width height'.split(' ');

/** Reads the options; `null` where a column is missing, which is reported. Any other wrong option is reported too. */
export function readFlowOptions(fence: KindFence, table: Dataset): FlowOptions | null {
  const id = columnOption(fence, 'id', table, true);
  const from = columnOption(fence, 'from', table, true);
  const n = columnOption(fence, 'n', table, true);
  const rows = rowsOption(fence, table);
  const label = columnOption(fence, 'label', table, false);
  const kind = columnOption(fence, 'kind', table, false);
  const group = columnOption(fence, 'group', table, false);
  if (id === null || from === null || n === null || rows === null) return null;
  return {
    table,
    rows,
    id,
    from,
    n,
    label,
    kind,
    group,
    rest: readRest(fence),
    colors: colorsOption(fence),
    title: textOption(fence, 'title'),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
  };
}

function readRest(fence: KindFence): FlowOptions['rest'] {
  const { rest } = fence.options;
  if (rest === undefined || typeof rest === 'string') return rest ?? null;
  if (isObject(rest)) {
    const words = Object.entries(rest);
    for (const [box, text] of words) if (typeof text !== 'string') wrong(fence, `rest/${box}`, ['text']);
    return new Map(words.map(([box, text]) => [box, String(text)]));
  }
  wrong(fence, 'rest', ['text', 'ids of boxes with a text each']);
  return null;
}

/** The cells of a column; none where no column is named. */
export function cellsOf(table: Dataset, column: string | null): readonly Cell[] {
  return column === null ? [] : (columnOf(table, column)?.values ?? []);
}
