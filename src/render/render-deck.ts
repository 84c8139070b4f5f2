import type { ExpandedDeck, RenderedDeck, RenderedSlide } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Project, Theme } from '../model/project.ts';
import type { ChartRenderer } from './chart/render-chart.ts';
import { createMarkdown } from './markdown/create-markdown.ts';
import { renderSlide, type SlideTools } from './render-slide.ts';

/** Markdown to HTML and charts to SVG, slide by slide. What depends on the whole deck is left as holes. */
export async function renderDeck(deck: ExpandedDeck, project: Project): Promise<Staged<RenderedDeck>> {
  const tools = createTools(deck, project);
  const slides: RenderedSlide[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const slide of deck.slides) {
    const rendered = await renderSlide(slide, tools);
    slides.push(rendered.value);
    diagnostics.push(...rendered.diagnostics);
  }
  return { value: { ...deck, slides }, diagnostics: once(diagnostics) };
}

function createTools(deck: ExpandedDeck, project: Project): SlideTools {
  let charts: Promise<ChartRenderer> | null = null;
  return {
    md: createMarkdown(),
    charts: () => (charts ??= createCharts(project, deck.settings.theme)),
    layoutSource: (name) => project.templates.get(`layouts/${name}`),
    layoutsWith: (slot) => layoutsWith(project.templates, slot),
  };
}

/** Vega is loaded only for a deck that has a chart. */
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
function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>();
  return diagnostics.filter(({ code, message, span }) => {
    const key = JSON.stringify([code, message, span]);
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}
