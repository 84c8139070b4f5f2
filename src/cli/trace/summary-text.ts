import type { Trace } from '../../model/evidence.ts';
import { count } from '../count.ts';
import { displayWidth, printable } from '../text-width.ts';
import { cut, padded, type Page } from './layout.ts';

/** What each slide shows from data, one line a slide. */
export function summaryText({ slides, files }: Trace, page: Page): string {
  const traced = slides.filter(({ values, charts, claims }) => values.length + charts.length + claims.length > 0);
  const width = Math.min(28, Math.max(5, ...traced.map(({ id }) => displayWidth(id))));
  const cells = traced.map(({ values, charts, claims }) =>
    [
      [values.length, 'value'],
      [charts.reduce((sum, { marks }) => sum + marks.length, 0), 'mark'],
      [claims.length, 'claim'],
    ].map(([n, noun]) => (n === 0 ? '' : count(n as number, noun as string))),
  );
  const widths = [0, 1, 2].map((i) => Math.max(0, ...cells.map((row) => row[i]?.length ?? 0)));
  const lines = traced.map(({ id, file, line }, i) => {
    const counts = (cells[i] ?? []).map((text, c) => text.padEnd(widths[c] ?? 0)).join('  ');
    const room = page.columns - width - counts.length - 4;
    const place = `${file}:${line}`;
    return `${padded(cut(printable(id), width), width)}  ${counts}  ${page.style('gray', room < 12 ? '' : tail(printable(place), room))}`.trimEnd();
  });
  const rows = files.reduce((sum, file) => sum + file.rows.length, 0);
  const end = `${count(traced.length, 'slide')} with data, from ${count(rows, 'row')} of ${count(files.length, 'file')}`;
  return [...lines, '', page.style('bold', end), ''].join('\n');
}

/** The end of a path, which tells more than its beginning. */
function tail(text: string, room: number): string {
  return text.length <= room ? text : `…${text.slice(text.length - room + 1)}`;
}
