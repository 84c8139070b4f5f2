import type { Section } from '../../assemble/sections.ts';
import type { RenderedChart } from '../../model/chart.ts';
import { escapeHtml } from '../../util/html.ts';
import { say, sayCount } from '../../util/words/say.ts';
import { numberLines } from '../numbers/number-lines.ts';
import { hasNumbers, type SlideNumbers } from '../numbers/slide-numbers.ts';

/** Most rows of a chart's data that are printed. */
const mostRows = 40;

/** Whether a slide is a page of the list of references, which the handout prints by itself. */
export function listsReferences({ html }: Section): boolean {
  return html.includes('<div class="slide layout-references') && /<ol\b/.test(html);
}

/** The whole list of references, off the slides that show it page by page. */
export function referencesPart(sections: readonly Section[], lang: string): string {
  const lists = sections.filter(listsReferences).map(({ html }) => /<ol\b[\s\S]*<\/ol>/.exec(html)?.[0] ?? '');
  return lists.length === 0 ? '' : part(say(lang, 'References'), lists.join('\n'));
}

/** The data of each chart as a table. */
export function tablesPart(sections: readonly Section[], lang: string): string {
  const tables = sections.flatMap(({ slide, number }) =>
    slide.charts.filter(({ table }) => table.rows.length > 0).map((chart) => chartTable(chart, number, lang)),
  );
  return tables.length === 0
    ? ''
    : part(say(lang, 'What the charts draw'), `<div class="handout-small">${tables.join('')}</div>`);
}

function chartTable({ title, table, words }: RenderedChart, number: number | null, lang: string): string {
  const { columns, rows, more } = table;
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const left = more + Math.max(0, rows.length - mostRows);
  const rest = left > 0 ? `<p class="more">${sayCount(lang, 'and {} more row|and {} more rows', left)}</p>` : '';
  const source = words.source === null ? '' : `<p class="more">${escapeHtml(words.source)}</p>`;
  const body = rows.slice(0, mostRows).map((row) => cells('td', row));
  return (
    `<div class="handout-table ${widthOf([columns, ...rows.slice(0, mostRows)])}"><h3>${numbered(number, title)}</h3><table><thead>${cells('th', columns)}</thead>` +
    `<tbody>${body.join('')}</tbody></table>${rest}${source}</div>`
  );
}

/** Letters that fit into one of two columns, and into the whole width, with the gaps between a table's own columns. */
const widths = { narrow: 64, wide: 136, gap: 1.6 };

/** How wide a table must be for no word of it to be broken: numbers that are parted are read as others. */
function widthOf(rows: readonly (readonly string[])[]): 'narrow' | 'wide' | 'crowded' {
  const longest = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((row) => Math.max(...(row[i] ?? '').split(/\s+/).map((word) => word.length)))),
  );
  const letters = longest.reduce((sum, length) => sum + length + widths.gap, 0);
  if (letters <= widths.narrow) return 'narrow';
  return letters <= widths.wide ? 'wide' : 'crowded';
}

/** Where each number comes from, slide by slide; what charts draw is in their tables. */
export function numbersPart(numbers: readonly SlideNumbers[], sections: readonly Section[], lang: string): string {
  const printed = new Map(sections.map(({ slide, number }) => [slide.id, number]));
  const slides = numbers.filter(hasNumbers).filter(({ slide }) => printed.has(slide));
  const told = slides.map((one) => {
    const lines = numberLines(one, lang, { rows: 0, formula: 120 }).map((line) =>
      line.startsWith('  ') ? `<p class="more">${escapeHtml(line.trim())}</p>` : `<p>${escapeHtml(line)}</p>`,
    );
    return `<h3>${numbered(printed.get(one.slide) ?? null, one.title)}</h3>${lines.join('')}`;
  });
  return told.length === 0
    ? ''
    : part(say(lang, 'Where the numbers come from'), `<div class="handout-small">${told.join('\n')}</div>`);
}

function numbered(number: number | null, title: string): string {
  return `${number === null ? '' : `${number}&ensp;`}${escapeHtml(title)}`;
}

function part(title: string, html: string): string {
  return `<section class="handout-part"><h2>${title}</h2>\n${html}\n</section>\n`;
}
