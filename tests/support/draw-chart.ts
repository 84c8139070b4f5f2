import { lookOf } from '../../src/util/look.ts';
import { readFileSync } from 'node:fs';
import { expandChart } from '../../src/expand/charts/expand-chart.ts';
import type { ExpandedChart, RenderedChart } from '../../src/model/chart.ts';
import type { Cell, ColumnType, Dataset } from '../../src/model/data.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { loadFonts } from '../../src/load/load-fonts.ts';
import type { FontKit } from '../../src/model/fonts.ts';
import type { Shell, Theme } from '../../src/model/project.ts';
import type { MappedText, Span } from '../../src/model/text.ts';
import { chartRenderer, type ChartRenderer } from '../../src/render/chart/render-chart.ts';
import { concatMapped, mappedOpaque, mappedSource, sliceMapped, spanAt } from '../../src/util/mapped-text.ts';
import { shippedOnce } from './shipped-once.ts';
import { fillTokens, token } from '../../src/util/tokens.ts';
import { readYaml } from '../../src/util/yaml.ts';

/** The fonts that every talk has. */
export const fonts: FontKit = await loadFonts({ shipped: shippedOnce });

/** The shell of a page, with nothing but its fonts. */
export const shell: Shell = { css: '', script: '', chartScript: async () => '', version: '', fonts };

/** The shipped light theme. */
export const theme: Theme = shippedTheme();

function shippedTheme(): Theme {
  const { colors, ...chart } = JSON.parse(
    readFileSync(new URL('../../templates/themes/congress.json', import.meta.url), 'utf8'),
  );
  return { name: 'congress', css: '', chart, colors: new Map(Object.entries(colors as Record<string, string>)) };
}

/** Its colours, without roles. */
export const look = lookOf(theme, new Map());

/** A dataset from plain columns; the first column is its key. */
export function dataset(name: string, columns: Readonly<Record<string, readonly Cell[]>>): Dataset {
  const typed = Object.entries(columns).map(([column, values]) => ({ name: column, type: typeOf(values), values }));
  const rowCount = typed[0]?.values.length ?? 0;
  const primaryKey = typed.slice(0, 1).map((column) => column.name);
  return {
    name,
    title: null,
    file: `data/${name}.csv`,
    hash: '',
    columns: typed,
    rowCount,
    primaryKey,
    lines: new Int32Array(0),
    sources: [],
    citation: null,
    privacy: null,
  };
}

function typeOf(values: readonly Cell[]): ColumnType {
  const present = values.filter((value) => value !== null);
  if (present.length > 0 && present.every((value) => typeof value === 'number')) return 'number';
  if (present.length > 0 && present.every((value) => /^\d{4}-\d\d-\d\d$/.test(String(value)))) return 'date';
  return 'string';
}

/** A chart fence of this text, expanded in a slot of 1168 × 500 px. */
export function expandText(
  text: string,
  datasets: readonly Dataset[] = [],
  language = 'vega-lite',
  roles: ReadonlyMap<string, string> = new Map(),
): { chart: ExpandedChart; diagnostics: readonly Diagnostic[] } {
  const { located, problems } = readYaml(mappedSource({ path: 'deck.md', text }));
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.detail).join('\n'));
  const span = { file: 'deck.md', start: 0, end: text.length };
  const parsed = { stage: 'parsed', language, span, source: located, slot: 'main', dataRefs: [] } as const;
  const byName = new Map(datasets.map((one) => [one.name, one]));
  const slot = { name: 'main', required: true, width: 1168, height: 500 };
  const fill = (part: MappedText): MappedText => {
    const at = part.text.indexOf('{{n}}');
    if (at === -1) return part;
    const place = spanAt(part, at, at + 5) as Span;
    return concatMapped([sliceMapped(part, 0, at), mappedOpaque(token('value', 0), place), sliceMapped(part, at + 5)]);
  };
  const plain = (part: string): string => fillTokens(part, 'value', () => '42');
  const { value, diagnostics } = expandChart(
    { stage: 'resolved', parsed, datasets: byName },
    { slot, fill, plain, look: roles.size === 0 ? look : lookOf(theme, roles), lang: 'en' },
  );
  return { chart: value, diagnostics };
}

let renderer: Promise<ChartRenderer> | null = null;

/** A chart fence of this text, drawn. */
export async function drawText(
  text: string,
  datasets: readonly Dataset[] = [],
  language = 'vega-lite',
  roles: ReadonlyMap<string, string> = new Map(),
): Promise<{ chart: RenderedChart; diagnostics: readonly Diagnostic[] }> {
  const expanded = expandText(text, datasets, language, roles);
  renderer ??= chartRenderer(shell, theme);
  const drawn = await (await renderer).draw(expanded.chart, 'c1', 'The slide');
  return { chart: drawn.value, diagnostics: [...expanded.diagnostics, ...drawn.diagnostics] };
}

/** Diagnostics as short lines: code, the words that they point to, the hint. */
export function lines(text: string, diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, span, hint }) =>
    `${code} [${span === null ? '' : text.slice(span.start, span.end)}] ${hint ?? ''}`.trim(),
  );
}
