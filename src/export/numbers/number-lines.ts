import { say, sayCount } from '../../util/words/say.ts';
import { elided, listed } from './elided.ts';
import type { ChartRow } from './chart-rows.ts';
import type { ChartNumbers, ClaimFact, NumberFact, NumberSource, SlideNumbers } from './slide-numbers.ts';

/** How much is told. */
export interface LineLimits {
  /** Rows of a chart that are named one by one. */
  readonly rows: number;
  /** Most characters of a formula. */
  readonly formula: number;
}

const limits: LineLimits = { rows: 12, formula: 120 };

/**
 * A slide's numbers as lines of plain text, for notes and appendices: each number with its row, how it was computed and
 * its source. A line that begins with two blanks belongs to the one above it.
 * @param lang the language of the words around names, rows and numbers
 */
export function numberLines(
  numbers: SlideNumbers,
  lang: string,
  { rows, formula }: LineLimits = limits,
): readonly string[] {
  const { values, spoken, charts, claims } = numbers;
  return [
    ...values.map((fact) => valueLine(fact, lang, formula)),
    ...charts.flatMap((chart) => chartLines(chart, lang, { rows, formula })),
    ...spoken.map((fact) => say(lang, 'Said: {}', valueLine(fact, lang, formula))),
    ...claims.map((fact) => claimLine(fact, lang)),
  ];
}

/** `82.4%: data/trials.csv, row e1910-os5-blina (line 31), column estimate. Litzow, N Engl J Med 2024 [12]` */
function valueLine({ text, transform, sources }: NumberFact, lang: string, formula: number): string {
  const computed = transform === null ? '' : `${elided(transform, formula)}; `;
  return `${text}: ${computed}${sourcesWords(sources, lang)}`;
}

function chartLines(chart: ChartNumbers, lang: string, { rows, formula }: LineLimits): readonly string[] {
  const { title, sources, words } = chart;
  if (sources.length + words.length === 0) return [];
  const drawn = rowsToTell(chart);
  const more = drawn.length - rows;
  return [
    `${title === '' ? say(lang, 'Chart') : say(lang, 'Chart “{}”', title)}: ${sourcesWords(sources, lang)}`,
    ...drawn.slice(0, rows).map((row) => `  ${rowWords(row, lang, formula)}`),
    ...(more > 0 && rows > 0 ? [`  ${say(lang, 'and {} more', more)}`] : []),
    ...words.map((fact) => `  ${valueLine(fact, lang, formula)}`),
  ];
}

/** A line through points is made of the rows of the points: it is told only where these are not told one by one. */
function rowsToTell({ rows }: ChartNumbers): readonly ChartRow[] {
  const single = rows.filter(({ key }) => key !== null);
  const files = new Set(single.map(({ file }) => file));
  return rows.filter(({ key, file, count }) => key !== null || (count !== null && !files.has(file)));
}

/** `e1910-os5-blina: estimate 82.4, ci_low 73.7, ci_high 88.4` */
function rowWords({ key, count, cells, transforms }: ChartRow, lang: string, formula: number): string {
  const told = cells.filter(({ value }) => value !== null && String(value) !== key);
  const columns = told.length > 0 ? told.map(({ column, value }) => `${column} ${value}`) : cells.map((c) => c.column);
  const computed = key === null && transforms.length > 0 ? `; ${elided(transforms.join('; '), formula)}` : '';
  const many = count === null ? say(lang, 'some rows') : sayCount(lang, '{} row|{} rows', count);
  return `${key ?? many}: ${elided(columns.join(', '), 3 * formula)}${computed}`;
}

function claimLine({ words, expression, holds }: ClaimFact, lang: string): string {
  const claim = `${words === expression ? '' : `${words} `}(${expression})`;
  return holds ? say(lang, 'Holds: {}', claim) : say(lang, 'Does not hold: {}', claim);
}

/** `data/trials.csv, row e1910-os5-blina (line 31), column estimate. Litzow, N Engl J Med 2024 [12]` */
export function sourcesWords(sources: readonly NumberSource[], lang: string): string {
  const files = sources.map(({ file, rows, columns, sensitive }) => {
    const which = sensitive ? say(lang, 'rows about persons, not told') : rowsWords(rows, lang);
    return `${file}, ${which}, ${sayCount(lang, 'column {1}|columns {1}', columns.length, listed(lang, columns, 6))}`;
  });
  const cited = new Map(sources.flatMap(({ citations }) => citations.map((one) => [one.key, one] as const)));
  const publications = [...cited.values()].map(({ short, number }) => `${short} [${number}]`);
  return [files.join('; '), ...(publications.length === 0 ? [] : [listed(lang, publications, 6, '; ')])].join('. ');
}

function rowsWords(rows: NumberSource['rows'], lang: string): string {
  const names = rows.map(({ key, line }) => (line === 0 ? key : say(lang, '{} (line {})', key, line)));
  return sayCount(lang, 'row {1}|rows {1}', rows.length, listed(lang, names, 6));
}
