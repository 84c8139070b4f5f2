import type { ChartThread } from '../model/chart-thread.ts';
import type { RenderedSlide } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Project, Theme } from '../model/project.ts';
import type { DeckSettings } from '../model/settings.ts';
import type { ChartRenderer } from './chart/render-chart.ts';
import { inBlocks } from '../util/in-blocks.ts';
import { createMarkdown } from './markdown/create-markdown.ts';
import type { SlideTools } from './render-slide.ts';

/**
 * What all slides of a talk are rendered with. Charts are drawn, and Vega loaded, when the first one comes.
 * @param thread another one that draws charts
 */
export function slideTools(settings: DeckSettings, project: Project, thread?: ChartThread): SlideTools {
  let charts: Promise<ChartRenderer> | null = null;
  return {
    md: createMarkdown(),
    charts: () => (charts ??= createCharts(project, settings.theme, thread)),
    hasOwnSizes: sizes.test((project.themes.get(settings.theme)?.css ?? '').replace(/\/\*[^]*?\*\//g, '')),
    layoutSource: (name) => project.templates.get(`layouts/${name}`),
    layoutsWith: (slot) => layoutsWith(project.templates, slot),
  };
}

/** What moves or resizes words, in a theme's style sheet. */
const sizes = /font|size|line-height|spacing|padding|margin|grid|columns|display|transform|zoom|@import/;

async function createCharts(project: Project, themeName: string, thread?: ChartThread): Promise<ChartRenderer> {
  const theme: Theme = project.themes.get(themeName) ?? { name: themeName, css: '', chart: {}, colors: new Map() };
  const open = async (): Promise<ChartRenderer> => {
    const { chartRenderer } = await import('./chart/render-chart.ts');
    return chartRenderer(project.shell, theme);
  };
  if (thread?.isOpen() !== true) return open();
  const { drawElsewhere } = await import('./chart/elsewhere/draw-elsewhere.ts');
  return drawElsewhere(thread, project.shell, theme, open);
}

function layoutsWith(templates: Project['templates'], slot: string): readonly string[] {
  const names: string[] = [];
  for (const [key, { text }] of templates) {
    const declares = [`{{slot "${slot}"`, `{{slot '${slot}'`].some((call) => text.includes(call));
    if (key.startsWith('layouts/') && declares) names.push(key.slice('layouts/'.length));
  }
  return names.sort();
}

/** What is found on some slides, and whether it may be found on others as well. */
interface SlideFaults {
  readonly told: readonly Diagnostic[];
  readonly mayRepeat: boolean;
}

const faultsInBlocks = inBlocks((slides: readonly CompiledFaults[]): SlideFaults => {
  const mayRepeat = slides.some(
    ({ rendered: { span, includedFrom }, diagnostics: { render } }) =>
      render.length > 0 && (includedFrom.length > 0 || render.some((one) => one.span?.file !== span.file)),
  );
  return { told: once(slides.flatMap(({ diagnostics }) => diagnostics.render)), mayRepeat };
});

/** A slide with what was said when it was rendered. */
interface CompiledFaults {
  readonly rendered: RenderedSlide;
  readonly diagnostics: { readonly render: readonly Diagnostic[] };
}

/** What is wrong with slides, in their order. What is wrong in a layout is found on every slide that uses it, and said once. */
export function renderFaults(slides: readonly CompiledFaults[]): readonly Diagnostic[] {
  const blocks = faultsInBlocks(slides);
  const told = blocks.flatMap((block) => block.told);
  return blocks.some(({ mayRepeat }) => mayRepeat) ? once(told) : told;
}

function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>();
  return diagnostics.filter(({ code, message, span }) => {
    const key = JSON.stringify([code, message, span]);
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}
