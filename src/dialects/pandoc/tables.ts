import { change, type Draft, type Piece } from '../draft.ts';
import type { Line } from '../lines.ts';

const gridRule = /^\+(?:[-=:]+\+)+[ \t]*$/;
const dashes = /^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$/;

/** A table drawn with lines or with columns of blanks, as a table with bars; `null` where none begins. */
export function drawnTable(
  draft: Draft,
  lines: readonly Line[],
  at: number,
): { readonly pieces: readonly Piece[]; readonly next: number } | null {
  const line = lines[at] as Line;
  if (gridRule.test(line.text)) return gridTable(draft, lines, at);
  const below = lines[at + 1];
  if (below?.kind !== 'text' || !dashes.test(below.text) || line.text.trim() === '') return null;
  const next = blockEnd(lines, at, ({ text }) => text.trim() !== '');
  const columns = [...below.text.matchAll(/-{2,}/g)].map(({ index }) => index);
  const cells = (text: string): string[] =>
    columns.map((from, i) => text.slice(i === 0 ? 0 : from, columns[i + 1]).trim());
  const rows = lines.slice(at + 2, next).filter(({ text }) => !dashes.test(text) && !/^-+$/.test(text.trim()));
  return written(draft, lines, { at, next, rows: [cells(line.text), ...rows.map(({ text }) => cells(text))] });
}

function gridTable(draft: Draft, lines: readonly Line[], at: number): ReturnType<typeof drawnTable> {
  const next = blockEnd(lines, at, ({ text }) => /^[+|]/.test(text));
  const rows: string[][] = [];
  let open: string[][] | null = null;
  for (const { text } of lines.slice(at, next)) {
    if (gridRule.test(text)) {
      if (open !== null) rows.push(open.map(cellOf));
      open = null;
      continue;
    }
    const cells = text
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trimEnd());
    open = open === null ? cells.map((cell) => [cell]) : open.map((cell, i) => [...cell, cells[i] ?? '']);
  }
  return written(draft, lines, { at, next, rows });
}

/** The lines of a cell as one: a list stays a list. */
function cellOf(lines: readonly string[]): string {
  const out: string[] = [];
  let open: 'ul' | 'ol' | null = null;
  let after = false;
  for (const line of lines) {
    const [, mark, words = ''] = /^\s{0,3}([-*+]|\d{1,3}[.)])\s+(\S.*)$/.exec(line) ?? [];
    const wanted = mark === undefined ? null : /\d/.test(mark) ? 'ol' : 'ul';
    if (wanted !== null) {
      if (open === wanted) out.push('</li>');
      else out.push(open === null ? `<${wanted}>` : `</li></${open}><${wanted}>`);
      out.push(`<li>${words}`);
      open = wanted;
    } else if (open !== null && after && /^\s{0,2}\S/.test(line)) {
      out.push(`</li></${open}>${line.trim()}`);
      open = null;
    } else if (line.trim() !== '') out.push(`${out.length === 0 ? '' : ' '}${line.trim()}`);
    after = line.trim() === '';
  }
  return `${out.join('')}${open === null ? '' : `</li></${open}>`}`;
}

function blockEnd(lines: readonly Line[], at: number, belongs: (line: Line) => boolean): number {
  let next = at;
  while (next < lines.length && lines[next]?.kind === 'text' && belongs(lines[next] as Line)) next++;
  return next;
}

function written(
  draft: Draft,
  lines: readonly Line[],
  { at, next, rows }: { at: number; next: number; rows: readonly (readonly string[])[] },
): ReturnType<typeof drawnTable> {
  const [head] = rows;
  if (head === undefined) return null;
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('{{', '\\{{')).join(' | ')} |`;
  const text = [row(head), `|${head.map(() => '---|').join('')}`, ...rows.slice(1).map(row)].join('\n');
  const stretch = { start: (lines[at] as Line).start, end: (lines[next - 1] as Line).end };
  return { pieces: change(draft, stretch, `${text}\n`, 'a table with bars'), next };
}
