import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedChart } from '../../model/chart.ts';
import type { ExpandedSlide } from '../../model/deck.ts';
import type { ChartRenderer } from '../chart/render-chart.ts';
import type { RenderContext } from '../context.ts';
import { addPart } from '../values.ts';

/** Draws a slide's charts and puts each in the place of its fence. */
export async function drawCharts(
  context: RenderContext,
  { slide, tokens, charts }: { slide: ExpandedSlide; tokens: readonly Token[]; charts: () => Promise<ChartRenderer> },
): Promise<readonly RenderedChart[]> {
  if (slide.charts.length === 0) return [];
  const renderer = await charts();
  const { chartFigure } = await import('../chart/figure.ts');
  const fences = new Map(tokens.flatMap((token): [number, Token][] => fenceIndex(token)));
  const drawn: RenderedChart[] = [];
  for (const [i, chart] of slide.charts.entries()) {
    const id = `${slide.id}-chart-${i + 1}`;
    const { value, diagnostics } = await renderer.draw(chart, id);
    diagnostics.forEach(context.report);
    drawn.push(value);
    const fence = fences.get(i);
    if (fence === undefined) context.report(diagnose('render/lost-chart', chart.span, {}));
    else Object.assign(fence, { type: 'html_part', content: addPart(context, chartFigure(value, id).trim()) });
  }
  return drawn;
}

function fenceIndex(token: Token): [number, Token][] {
  const index = token.type === 'fence' ? /^plenary-chart (\d{1,6})$/.exec(token.info.trim())?.[1] : undefined;
  return index === undefined ? [] : [[Number(index), token]];
}
