import createParser, { type Token } from 'markdown-it';
import type { RenderedChart } from '../../model/chart.ts';
import type { ExpandedSlide } from '../../model/deck.ts';
import type { ChartRenderer } from '../chart/render-chart.ts';
import type { RenderContext } from '../context.ts';
import { addPart } from '../values.ts';
import { headingText } from './title.ts';

/** Draws a slide's charts and puts each in the place of its fence. */
export async function drawCharts(
  context: RenderContext,
  { slide, tokens, charts }: { slide: ExpandedSlide; tokens: Token[]; charts: () => Promise<ChartRenderer> },
): Promise<readonly RenderedChart[]> {
  if (slide.charts.length === 0) return [];
  const renderer = await charts();
  const { chartFigure } = await import('../chart/figure.ts');
  const fences = new Map(tokens.flatMap((token): [number, Token][] => fenceIndex(token)));
  const title = headingText(context, tokens) ?? '';
  const drawn: RenderedChart[] = [];
  for (const [i, chart] of slide.charts.entries()) {
    const id = `${slide.id}-chart-${i + 1}`;
    const { value, diagnostics } = await renderer.draw(chart, id, title);
    diagnostics.forEach(context.report);
    drawn.push(value);
    const content = addPart(context, chartFigure(value, id).trim());
    // A chart whose fence Markdown did not find still stands on its slide.
    Object.assign(fences.get(i) ?? appendTo(tokens), { type: 'html_part', content });
  }
  return drawn;
}

function appendTo(tokens: Token[]): Token {
  const token = new createParser.Token('fence', '', 0);
  token.block = true;
  tokens.push(token);
  return token;
}

function fenceIndex(token: Token): [number, Token][] {
  const index = token.type === 'fence' ? /^plenary-chart (\d{1,6})$/.exec(token.info.trim())?.[1] : undefined;
  return index === undefined ? [] : [[Number(index), token]];
}
