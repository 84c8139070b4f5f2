import type { RenderedSlide } from '../../model/deck.ts';
import type { Reading } from '../../model/values.ts';

/** More names than this are no names but a text in a table. */
const longestName = 80;
const mostNames = 5000;

/** Texts of the data that a slide shows and that begin with a letter and hold digits: `UKALL XII/E2993`, `Total XIIIB 2`. */
export function namesOfData(slide: RenderedSlide): ReadonlySet<string> {
  const names = new Set<string>();
  const readings = [
    ...slide.values.flatMap(({ origin }) => origin?.readings ?? []),
    ...slide.charts.flatMap((chart) => [...chart.readings, ...chart.marks.flatMap((mark) => mark.readings)]),
  ];
  for (const reading of readings) addNames(names, reading);
  return names;
}

function addNames(names: Set<string>, { dataset, column, rows }: Reading): void {
  const values = dataset.columns.find(({ name }) => name === column)?.values;
  if (values === undefined) return;
  for (const row of rows) {
    if (names.size >= mostNames) return;
    const cell = values[row];
    if (typeof cell === 'string' && cell.length <= longestName && /^\p{L}.*\p{Nd}/u.test(cell)) names.add(cell);
  }
}
