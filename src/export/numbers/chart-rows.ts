import type { RenderedChart } from '../../model/chart.ts';
import type { Cell } from '../../model/data.ts';
import type { DrawnMark } from '../../model/evidence.ts';
import type { Reading } from '../../model/values.ts';
import { columnOf, rowKey } from '../../util/dataset.ts';
import { isSensitive } from '../../util/privacy.ts';

/** What a chart draws of the same rows: a bar, its interval and its label are one. */
export interface ChartRow {
  /** Kinds of the marks, each once: `bar`, `rule`, `text`. */
  readonly marks: readonly string[];
  /** Text that is drawn, as the chart writes it. */
  readonly texts: readonly string[];
  /** Path of the file. */
  readonly file: string;
  /** Key of the row; `null` where there are several, or where they are about persons. */
  readonly key: string | null;
  /** How many rows there are; `null` where it may not be told. */
  readonly count: number | null;
  /** Columns that the chart reads of it; with the cell where it is one row. */
  readonly cells: readonly { readonly column: string; readonly value: Cell }[];
  /** How the rows became the marks, each once: `mean of 12 rows`. */
  readonly transforms: readonly string[];
}

interface Draft {
  readonly reading: Reading;
  readonly marks: Set<string>;
  readonly texts: Set<string>;
  readonly columns: Set<string>;
  readonly transforms: Set<string>;
}

/** The marks of a chart by the rows behind them, in the order in which they are drawn first. Rows about persons are not told. */
export function chartRows({ marks, svg }: Pick<RenderedChart, 'marks' | 'svg'>): readonly ChartRow[] {
  const texts = drawnTexts(svg);
  const drafts = new Map<string, Draft>();
  marks.forEach((mark, at) => {
    // Marks that draw no column are words and frames around the others.
    if (mark.channels.length === 0) return;
    for (const reading of mark.readings) add(drafts, reading, { mark, text: texts.get(at) });
  });
  return [...drafts.values()].map(chartRow);
}

function add(
  drafts: Map<string, Draft>,
  reading: Reading,
  { mark, text }: { readonly mark: DrawnMark; readonly text: string | undefined },
): void {
  const { dataset, rows, column } = reading;
  const which = isSensitive(dataset) ? '' : rows.join(' ');
  const key = `${dataset.file}\n${dataset.name}\n${which}`;
  let draft = drafts.get(key);
  if (draft === undefined) {
    draft = { reading, marks: new Set(), texts: new Set(), columns: new Set(), transforms: new Set() };
    drafts.set(key, draft);
  }
  draft.marks.add(mark.mark);
  draft.columns.add(column);
  if (text !== undefined && text !== '') draft.texts.add(text);
  if (mark.transform !== null) draft.transforms.add(mark.transform);
}

function chartRow({ reading, marks, texts, columns, transforms }: Draft): ChartRow {
  const { dataset, rows } = reading;
  const hidden = isSensitive(dataset);
  const [only] = rows;
  const one = !hidden && rows.length === 1 && only !== undefined ? only : null;
  return {
    marks: [...marks],
    texts: [...texts],
    file: dataset.file,
    key: one === null ? null : rowKey(dataset, one),
    count: hidden ? null : rows.length,
    cells: [...columns].map((column) => ({
      column,
      value: one === null ? null : (columnOf(dataset, column)?.values[one] ?? null),
    })),
    transforms: [...transforms],
  };
}

/** What is written at each text mark, by its number. */
function drawnTexts(svg: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [, at, inside = ''] of svg.matchAll(/<text data-mark="(\d+)"[^>]*>([\s\S]*?)<\/text>/g)) {
    found.set(Number(at), plainText(inside));
  }
  return found;
}

function plainText(markup: string): string {
  const text = markup.replace(/<\/tspan>\s*<tspan\b/g, '</tspan> <tspan').replace(/<[^>]*>/g, '');
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00A0' };
  return text.replace(/&(#39|\w+);/g, (entity, name: string) => names[name] ?? entity).trim();
}
