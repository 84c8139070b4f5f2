import type { ChartTable, RenderedChart } from '../../model/chart.ts';
import { escapeHtml } from '../../util/html.ts';
import { controlForm } from './interactive/control-form.ts';

/**
 * A chart as the page holds it: the drawing, its source line where there is one, and for assistive technology its
 * description and what it draws as a table. A broken chart is its panel.
 * @param id the chart's id, unique in the page; the same that it was drawn with
 */
export function chartFigure(chart: RenderedChart, id: string): string {
  if (chart.spec === null) return `<figure class="chart" id="${id}">${chart.svg}</figure>`;
  const source = chart.words.source === null ? '' : `<figcaption>${escapeHtml(chart.words.source)}</figcaption>`;
  const description = `<p id="${id}-description">${escapeHtml(chart.description)}</p>`;
  const steps = chart.steps === undefined ? '' : ` data-steps="${chart.steps}"`;
  return (
    `<figure class="chart" id="${id}"${steps}${chart.live ? ' data-live' : ''}>${chart.svg}` +
    `${controlForm(chart.live?.controls ?? [], id)}${source}` +
    `<div class="visually-hidden">${description}${tableHtml(chart.table)}</div></figure>`
  );
}

/** The panel in the place of a chart that could not be drawn. */
export function chartPanel(message: string): string {
  return `<div class="chart-error" role="note"><strong>This chart could not be drawn</strong><p>${escapeHtml(message)}</p></div>`;
}

function tableHtml(table: ChartTable): string {
  if (table.columns.length === 0 || table.rows.length === 0) return '';
  const head = table.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const rows = table.rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('');
  const more = table.more > 0 ? `<tr><td colspan="${table.columns.length}">and ${table.more} more rows</td></tr>` : '';
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows}${more}</tbody></table>`;
}
