import type { TraceClaim, TraceValue } from '../../model/evidence.ts';
import { count } from '../count.ts';
import { displayWidth, printable } from '../text-width.ts';
import type { Dependent, DependentChart } from './dependents.ts';
import { cut, padded, wrapped, type Page } from './layout.ts';

/** Slides with what depends on some cells, one paragraph a slide. */
export function dependentsText(found: readonly Dependent[], page: Page): string {
  return found.map((dependent) => slideText(dependent, page)).join('\n');
}

function slideText({ slide, values, charts, claims }: Dependent, page: Page): string {
  const place = `${slide.file}:${slide.line}`;
  const head = `${page.style('bold', printable(slide.id))}  ${page.style('gray', printable(place))}`;
  const lines = [
    ...valueLines(values, page),
    ...charts.flatMap((chart) => chartLines(chart, page)),
    ...claims.flatMap((claim) => claimLines(claim, page)),
  ];
  return [head, ...lines].map((line) => `${line}\n`).join('');
}

/** One line for all places that show the same text under the same name. */
function valueLines(values: readonly TraceValue[], page: Page): readonly string[] {
  const groups = new Map<string, TraceValue[]>();
  for (const value of values) {
    const key = JSON.stringify([value.text, value.name]);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  const rows = [...groups.values()].map((group) => {
    const value = group[0] as TraceValue;
    const places = [...new Set(group.map(placeWords))].join(', ');
    return { text: printable(value.text), name: printable(value.name), places };
  });
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));
  const text = Math.min(26, widest(rows.map((row) => row.text)));
  const room = page.columns - text - widest(rows.map(({ places }) => places)) - 6;
  const name = Math.min(Math.max(20, room), widest(rows.map((row) => row.name)));
  return rows.map(
    (row) =>
      `  ${padded(cut(row.text, text), text)}  ${padded(cut(row.name, name), name)}  ${page.style('gray', row.places)}`,
  );
}

/** Where a value stands on its slide. */
export function placeWords(value: TraceValue): string {
  if (value.in === undefined) return 'text';
  return value.in === 'n' ? 'notes' : `words of chart ${Number(value.in.slice(1)) + 1}`;
}

function chartLines({ number, chart, marks, columns }: DependentChart, page: Page): readonly string[] {
  const all = chart.marks.length;
  const share = marks === all ? (all === 1 ? 'its only mark' : `all ${all} marks`) : `${marks} of ${all} marks`;
  return indented(`chart ${number}: ${share}, by ${columns.join(', ')}`, page);
}

function claimLines({ holds, words, expression }: TraceClaim, page: Page): readonly string[] {
  const verdict = holds ? 'claim holds' : page.style('red', 'claim fails');
  const said = words === expression ? expression : `“${words}” – ${expression}`;
  return indented(`${verdict}: ${said}`, page);
}

function indented(text: string, page: Page): readonly string[] {
  return wrapped(text, page.columns - 4).map((line, i) => `${i === 0 ? '  ' : '    '}${line}`);
}

/** `3 slides depend on data/trials.csv`, or that nothing does. */
export function countLine(found: readonly Dependent[], what: string): string {
  if (found.length === 0) return `nothing in the talk depends on ${what}`;
  return `${count(found.length, 'slide')} ${found.length === 1 ? 'depends' : 'depend'} on ${what}`;
}
