import { say } from '../../../../util/words/say.ts';
import type { Cell, Column, Dataset } from '../../../../model/data.ts';
import { columnOf } from '../../../../util/dataset.ts';
import { didYouMean } from '../../../../util/nearest.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { checkNames, checkOrder, orderOf } from '../comparisons/names.ts';
import type { KindFence } from '../kind.ts';
import { switchMeant } from '../options.ts';
import type { Characteristic, Table1Options } from './options.ts';
import { shareText, spreadOf, spreadText, usualFormat } from './summarise.ts';

/** A column of the table: an arm, or all patients. */
export interface Arm {
  readonly title: string;
  /** As the author's table has it; the column of cells for one that is written already. */
  readonly name: string;
  readonly rows: readonly number[];
}

/** A cell with the rows that it was computed from. */
export interface TableCell {
  readonly text: string;
  readonly from: readonly number[];
}

/** A line of the table. */
export interface TableLine {
  readonly text: string;
  readonly indented: boolean;
  readonly bold: boolean;
  /** The characteristic that it belongs to. */
  readonly characteristic: string;
  /** Columns of the author's table that its cells are computed from. */
  readonly reads: readonly string[];
  /** One an arm; empty for a line that is a heading. */
  readonly cells: readonly TableCell[];
}

/** The whole table, as text. */
export interface TableText {
  readonly arms: readonly Arm[];
  readonly lines: readonly TableLine[];
}

interface Facts {
  readonly options: Table1Options;
  readonly table: Dataset;
  readonly fence: KindFence;
}

/** Computes the table, or takes it as it is; `null` where there is nothing to draw, which is reported. */
export function tableText(facts: Facts): TableText | null {
  const { options, fence } = facts;
  const before = fence.checks.diagnostics.length;
  if (options.rows.length === 0) {
    fence.checks.report('chart/kind-no-rows', fence.checks.valueAt('/where'), {});
    return null;
  }
  const text = options.given === null ? computedText(facts) : givenText(options.given, facts);
  return fence.checks.diagnostics.slice(before).some(({ severity }) => severity === 'error') ? null : text;
}

function cellOf(table: Dataset, column: string, row: number): Cell {
  return columnOf(table, column)?.values[row] ?? null;
}

function givenText(given: NonNullable<Table1Options['given']>, { options, table, fence }: Facts): TableText {
  const arms = given.columns.map(({ column, title }) => ({ title, name: column, rows: options.rows }));
  const lines: TableLine[] = [];
  let heading: Cell = null;
  for (const row of options.rows) {
    const above = given.heading === null ? null : cellOf(table, given.heading, row);
    if (above !== null && above !== heading)
      lines.push({
        ...plainLine,
        text: options.names.of(String(above)),
        characteristic: String(above),
        reads: [],
        cells: [],
      });
    heading = above;
    const label = String(cellOf(table, given.label, row) ?? '');
    const cells = given.columns.map(({ column }): TableCell => {
      const cell = cellOf(table, column, row);
      const text =
        typeof cell === 'number'
          ? writeNumber(cell, { format: null, unit: null, lang: fence.lang })
          : String(cell ?? '');
      return { text, from: [row] };
    });
    const reads = given.columns.map(({ column }) => column);
    const characteristic = above === null ? label : String(above);
    lines.push({ ...plainLine, text: options.names.of(label), indented: above !== null, characteristic, reads, cells });
  }
  return { arms, lines };
}

const plainLine = { indented: false, bold: false } as const;

function computedText(facts: Facts): TableText {
  const arms = armsOf(facts);
  return { arms, lines: facts.options.characteristics.flatMap((one) => linesOf(one, arms, facts)) };
}

function armsOf({ options, table, fence }: Facts): readonly Arm[] {
  const title = (name: string, rows: readonly number[]): string =>
    `${name}\n(n = ${writeNumber(rows.length, { format: null, unit: null, lang: fence.lang })})`;
  const { group, names, rows, total } = options;
  if (group === null) return [{ title: title(total ?? say(fence.lang, 'All patients'), rows), name: '', rows }];
  const cells = rows.map((row) => String(cellOf(table, group, row) ?? ''));
  const blank = cells.filter((cell) => cell === '').length;
  if (blank > 0)
    fence.checks.report('chart/rows-left-out', fence.checks.valueAt('/group'), { count: blank, columns: [group] });
  checkOrder(fence, cells, names);
  const categories = options.characteristics.flatMap(({ column }) =>
    (columnOf(table, column)?.values ?? []).filter((cell) => cell !== null).map(String),
  );
  checkNames(names, [...cells, ...categories], fence);
  const arms = orderOf(
    fence,
    cells.filter((cell) => cell !== ''),
    names,
  ).map((name): Arm => {
    const own = rows.filter((_, i) => cells[i] === name);
    return { title: title(names.of(name), own), name, rows: own };
  });
  const all = arms.flatMap((arm) => arm.rows).sort((a, b) => a - b);
  return total === null ? arms : [...arms, { title: title(total, all), name: total, rows: all }];
}

function linesOf(one: Characteristic, arms: readonly Arm[], facts: Facts): readonly TableLine[] {
  const column = columnOf(facts.table, one.column) as Column;
  const reads = [one.column, ...(facts.options.group === null ? [] : [facts.options.group])];
  const base = { ...plainLine, characteristic: one.label, reads };
  const missing = missingLine(column, arms, { base, lang: facts.fence.lang });
  if (one.summary !== 'n (%)')
    return [
      {
        ...base,
        text: `${one.label}, ${say(facts.fence.lang, one.summary)}`,
        cells: spreadCells(one, column, arms, facts),
      },
      ...missing,
    ];
  const known = arms.map(({ rows }) => rows.filter((row) => (column.values[row] ?? null) !== null));
  const counted = (cell: string): readonly TableCell[] =>
    known.map((rows) => {
      const found = rows.filter((row) => String(column.values[row]) === cell);
      return { text: shareText(found.length, rows.length, facts.options.smallN, facts.fence.lang), from: rows };
    });
  const categories = categoriesOf(one, column, facts);
  if (one.only !== null) return [{ ...base, text: `${one.label}, n (%)`, cells: counted(one.only) }, ...missing];
  return [
    { ...base, text: `${one.label}, n (%)`, cells: [] },
    ...categories.map((cell) => ({
      ...base,
      text: facts.options.names.of(cell),
      indented: true,
      cells: counted(cell),
    })),
    ...missing,
  ];
}

function spreadCells(
  one: Characteristic,
  column: Column,
  arms: readonly Arm[],
  { fence }: Facts,
): readonly TableCell[] {
  const known = arms.map(({ rows }) => rows.filter((row) => typeof column.values[row] === 'number'));
  const spreads = known.map((rows) =>
    rows.length === 0 ? null : spreadOf(rows.map((row) => column.values[row] as number)),
  );
  const given = one.format === null ? null : { middle: one.format, ends: one.format };
  const format =
    given ??
    usualFormat(
      column,
      spreads.flatMap((spread) => spread ?? []),
      one.summary,
    );
  return spreads.map((spread, i) => ({
    text: spread === null ? '–' : spreadText(spread, one.summary, format, fence.lang),
    from: known[i] ?? [],
  }));
}

/** Categories in their order; one that is named and that no patient has is reported. */
function categoriesOf(one: Characteristic, column: Column, { options, fence }: Facts): readonly string[] {
  const found = [
    ...new Set(
      options.rows.flatMap((row) => ((column.values[row] ?? null) === null ? [] : [String(column.values[row])])),
    ),
  ];
  const at = `/rows/${one.index}`;
  const named = (one.order ?? []).map((cell, i): readonly [string, string] => [cell, `${at}/order/${i}`]);
  if (one.only !== null) named.push([one.only, `${at}/only`]);
  for (const [cell, pointer] of named) {
    if (found.includes(cell)) continue;
    const facts = {
      option: pointer.endsWith('/only') ? 'only' : 'order',
      name: cell,
      known: found.slice(0, 8),
      // A letter is near to any other.
      hint: cell.length < 2 ? null : didYouMean(switchMeant(cell) ?? cell, found),
    };
    fence.checks.report('chart/kind-unknown-name', fence.checks.valueAt(pointer), facts);
  }
  return [...new Set([...(one.order ?? []), ...found])];
}

/** How many patients have nothing in a column, where any has. */
function missingLine(
  column: Column,
  arms: readonly Arm[],
  { base, lang }: { readonly base: Omit<TableLine, 'text' | 'cells'>; readonly lang: string },
): readonly TableLine[] {
  const lacking = arms.map(({ rows }) => rows.filter((row) => (column.values[row] ?? null) === null));
  if (lacking.every((rows) => rows.length === 0)) return [];
  const cells = lacking.map((rows, i) => ({
    text: String(rows.length),
    from: rows.length > 0 ? rows : (arms[i]?.rows ?? []),
  }));
  return [{ ...base, text: say(lang, 'Missing'), indented: true, cells }];
}
