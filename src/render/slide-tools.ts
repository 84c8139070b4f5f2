import type { Diagnostic } from '../model/diagnostic.ts';
import type { Project, Theme } from '../model/project.ts';
import type { DeckSettings } from '../model/settings.ts';
import type { ChartRenderer } from './chart/render-chart.ts';
import { createMarkdown } from './markdown/create-markdown.ts';
import type { SlideTools } from './render-slide.ts';

/** What all slides of a talk are rendered with. Charts are drawn, and Vega loaded, when the first one comes. */
export function slideTools(settings: DeckSettings, project: Project): SlideTools {
  let charts: Promise<ChartRenderer> | null = null;
  return {
    md: createMarkdown(),
    charts: () => (charts ??= createCharts(project, settings.theme)),
    hasOwnSizes: sizes.test((project.themes.get(settings.theme)?.css ?? '').replace(/\/\*[^]*?\*\//g, '')),
    layoutSource: (name) => project.templates.get(`layouts/${name}`),
    layoutsWith: (slot) => layoutsWith(project.templates, slot),
  };
}

/** What moves or resizes words, in a theme's style sheet. */
const sizes = /font|size|line-height|spacing|padding|margin|grid|columns|display|transform|zoom|@import/;

async function createCharts(project: Project, themeName: string): Promise<ChartRenderer> {
  const theme: Theme = project.themes.get(themeName) ?? { name: themeName, css: '', chart: {}, colors: new Map() };
  const { chartRenderer } = await import('./chart/render-chart.ts');
  return chartRenderer(project.shell, theme);
}

function layoutsWith(templates: Project['templates'], slot: string): readonly string[] {
  const names: string[] = [];
  for (const [key, { text }] of templates) {
    const declares = [`{{slot "${slot}"`, `{{slot '${slot}'`].some((call) => text.includes(call));
    if (key.startsWith('layouts/') && declares) names.push(key.slice('layouts/'.length));
  }
  return names.sort();
}

/** What is wrong in a layout is found on every slide that uses it, and said once. */
export function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>();
  return diagnostics.filter(({ code, message, span }) => {
    const key = JSON.stringify([code, message, span]);
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}
