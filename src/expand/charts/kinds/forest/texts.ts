import { say } from '../../../../util/words/say.ts';
import type { Cell, Dataset } from '../../../../model/data.ts';
import { columnOf } from '../../../../util/dataset.ts';
import { numberLanguage } from '../../../../util/numbers/languages.ts';
import { writeInterval, writeNumber, writeRange } from '../../../../util/numbers/write.ts';
import type { Checks } from '../../checks.ts';
import type { ColumnCell, TextColumn } from '../text-columns.ts';
import type { ForestColumn } from './columns.ts';
import type { ForestLine } from './lines.ts';
import type { ForestOptions } from './options.ts';
import { inverseVariance } from './pool.ts';
import type { ForestRow } from './rows.ts';

/** What the text of a forest plot is written from. */
export interface TextFacts {
  readonly options: ForestOptions;
  readonly table: Dataset;
  readonly lines: readonly ForestLine[];
  readonly rows: readonly ForestRow[];
  readonly lang: string;
  readonly checks: Checks;
}

/** Rows stand under the heading of their group, set in by this much. CSS px. */
const indent = 18;

/** The columns of one side with their cells, line by line. */
export function textColumns(columns: readonly ForestColumn[], first: boolean, facts: TextFacts): readonly TextColumn[] {
  return columns.map((column, i) => ({
    title: titleOf(column, facts),
    align: column.align ?? alignOf(column, facts),
    cells: facts.lines.flatMap((line, number) => {
      const cell = cellOf(column, line, first && i === 0, facts);
      return cell === null ? [] : [{ ...cell, line: number }];
    }),
  }));
}

function cellOf(
  column: ForestColumn,
  line: ForestLine,
  leads: boolean,
  facts: TextFacts,
): Omit<ColumnCell, 'line'> | null {
  const plain = { bold: false, indent: 0, spans: false };
  if (line.kind === 'heading') {
    if (leads) return { ...plain, text: facts.options.names.of(line.group ?? ''), bold: true, spans: true };
    return column.onGroup ? nonEmpty({ ...plain, text: groupText(column, line, facts) }) : null;
  }
  if (column.onGroup) return null;
  const { row, group } = line;
  const bold = row.highlight || row.pooled;
  return nonEmpty({
    text: contentText(column, row, facts),
    bold,
    indent: leads && group !== null ? indent : 0,
    spans: false,
  });
}

function nonEmpty<C extends { readonly text: string }>(cell: C): C | null {
  return cell.text === '' ? null : cell;
}

/** What all rows of a group say alike. */
function groupText(column: ForestColumn, { members, group }: ForestLine, facts: TextFacts): string {
  const texts = [...new Set(members.map((row) => contentText(column, row, facts)).filter((text) => text !== ''))];
  if (texts.length > 1) {
    const said = { group: group ?? '', texts: texts.slice(0, 2) };
    facts.checks.report('chart/kind-group-differs', facts.checks.valueAt('/columns'), said);
  }
  return texts[0] ?? '';
}

/** The text of a column in a row; empty where there is nothing to say. */
function contentText(column: ForestColumn, row: ForestRow, facts: TextFacts): string {
  const { content, format } = column;
  const { lang, table } = facts;
  const cell = (name: string): string => cellText(columnOf(table, name)?.values[row.row] ?? null, format, lang);
  switch (content.kind) {
    case 'word':
      return wordText(content.word, row, facts, format);
    case 'column':
      return row.row === -1 ? '' : cell(content.column);
    case 'text': {
      const parts = content.parts.map((part) => ('text' in part ? part.text : row.row === -1 ? '' : cell(part.column)));
      const blank = content.parts.some((part, i) => 'column' in part && parts[i] === '');
      return blank ? '' : parts.join('');
    }
  }
}

function wordText(
  word: 'label' | 'n' | 'estimate' | 'weight',
  row: ForestRow,
  facts: TextFacts,
  format: string | null,
): string {
  const { lang } = facts;
  switch (word) {
    case 'label':
      return facts.options.names.of(row.label);
    case 'n':
      return row.n === null ? '' : writeNumber(row.n, { format, unit: null, lang });
    case 'estimate':
      return estimateText(row, facts);
    case 'weight': {
      const share = weightShare(row, facts);
      return share === null ? '' : writeNumber(share, { format: format ?? '.1f', unit: 'pct', lang });
    }
  }
}

/** `0.40 (0.26–0.61)`; with its level where that is not the one in the head of the column. */
export function estimateText({ estimate, level }: ForestRow, { options, rows, lang }: TextFacts): string {
  if (estimate === null) return say(lang, 'not estimated');
  const { value, low, high } = estimate;
  const format = options.measure.log ? ratioFormat(options.format, Math.min(value, low)) : options.format;
  const style = { format, unit: null, lang };
  if (level !== commonLevel(rows)) return writeInterval({ value, low, high, level }, style);
  return `${writeNumber(value, style)} (${writeRange(low, high, style)})`;
}

/** A ratio is above 0 and never printed as 0: as many decimals as it takes, to one digit. */
export function ratioFormat(format: string, least: number): string {
  const decimals = /^,?\.(\d{1,2})f$/.exec(format)?.[1];
  if (decimals === undefined || least <= 0 || Number(least.toFixed(Number(decimals))) > 0) return format;
  return format.replace(/\d+/, String(Math.min(10, Math.ceil(-Math.log10(least)))));
}

/** The level that most intervals have; of several the first. In percent. */
export function commonLevel(rows: readonly ForestRow[]): number {
  const counts = new Map<number, number>();
  for (const { level } of rows) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [95, 0] as [number, number])[0];
}

/** `95% CI` in the talk's language. */
export function intervalWords(level: number, lang: string): string {
  const language = numberLanguage(lang);
  const percent = writeNumber(level, { format: null, unit: 'pct', lang });
  return language.interval.replace('#', () => percent);
}

/** The weight of a row: as its cell says, else what its interval says. */
export function weightOf(row: ForestRow, { options }: Pick<TextFacts, 'options'>): number | null {
  if (row.pooled) return null;
  return options.weight === null ? inverseVariance(row, options.measure.log) : row.weight;
}

function weightShare(row: ForestRow, facts: TextFacts): number | null {
  const weight = weightOf(row, facts);
  const sum = facts.rows.reduce((all, one) => all + (weightOf(one, facts) ?? 0), 0);
  return weight === null || sum === 0 ? null : (100 * weight) / sum;
}

function cellText(cell: Cell, format: string | null, lang: string): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? writeNumber(cell, { format, unit: null, lang }) : String(cell);
}

function titleOf({ title, content }: ForestColumn, { options, rows, lang }: TextFacts): string {
  if (title !== null) return title;
  if (content.kind === 'column') return content.column;
  if (content.kind === 'text' || content.word === 'label') return '';
  if (content.word === 'n') return 'n';
  if (content.word === 'weight') return say(lang, 'Weight');
  return `${say(lang, options.measure.short)} (${intervalWords(commonLevel(rows), lang)})`;
}

/** Numbers, and texts that begin like one (`<0.001`), line up; any other text stands at the left. */
function alignOf(column: ForestColumn, facts: TextFacts): TextColumn['align'] {
  const { content } = column;
  if (content.kind === 'word') return content.word === 'label' ? 'left' : 'number';
  if (content.kind === 'text') return 'left';
  const texts = facts.rows.map((row) => contentText(column, row, facts)).filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => /^[<>≤≥=−-]? ?[\d.,]+$/.test(text)) ? 'number' : 'left';
}
