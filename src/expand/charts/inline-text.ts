import type { Json } from '../../model/json.ts';
import { isObject } from './checks.ts';

const delimiters: Readonly<Record<string, string>> = { csv: ',', tsv: '\t' };

/**
 * Rows that stand in a chart as text: `format: {type: csv}`, `tsv` or `dsv` with a `delimiter` (RFC 4180), else JSON.
 * Vega's own reader would generate code for them.
 * @returns `null` where the text cannot be read
 */
export function readInlineText(text: string, format: Json | undefined): Json | null {
  const { type, delimiter } = isObject(format) ? format : { type: 'json', delimiter: null };
  const mark = type === 'dsv' ? delimiter : delimiters[String(type)];
  if (typeof mark === 'string' && mark.length === 1) return delimited(text, mark);
  try {
    return type === undefined || type === 'json' || type === 'topojson' ? (JSON.parse(text) as Json) : null;
  } catch {
    return null;
  }
}

/** Rows as objects of text; a blank cell is no value. */
function delimited(text: string, mark: string): Json | null {
  const lines = cellsOf(text, mark);
  const header = lines?.shift();
  if (lines === null || header === undefined || new Set(header).size < header.length) return null;
  if (lines.some((cells) => cells.length !== header.length)) return null;
  return lines.map((cells) => {
    const row: Record<string, Json> = Object.create(null);
    header.forEach((name, i) => (row[name] = cells[i] === '' ? null : (cells[i] as string)));
    return row;
  });
}

/** The cells of each line; `null` where a quote is not closed. */
function cellsOf(text: string, mark: string): string[][] | null {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let cell = '';
    if (text[at] === '"') {
      const from = at + 1;
      for (at = text.indexOf('"', from); text[at + 1] === '"';) at = text.indexOf('"', at + 2);
      if (at === -1) return null;
      cell = text.slice(from, at++).replaceAll('""', '"');
    } else {
      const from = at;
      while (at < text.length && text[at] !== mark && text[at] !== '\n') at++;
      cell = text.slice(from, at).replace(/\r$/, '');
    }
    line.push(cell);
    if (text[at] !== mark) {
      if (line.length > 1 || line[0] !== '') lines.push(line);
      line = [];
    }
    at++;
  }
  return lines;
}
