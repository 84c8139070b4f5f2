import createParser, { type Token } from 'markdown-it';
import type { RenderedChart } from '../../model/chart.ts';
import type { ExpandedSlide } from '../../model/deck.ts';
import type { ChartRenderer } from '../chart/render-chart.ts';
import type { Away } from '../../util/slide-clock.ts';
import type { RenderContext } from '../context.ts';
import { addPart } from '../values.ts';
import { headingText } from './title.ts';

/** What a slide's charts are drawn with. */
interface ChartTools {
  readonly charts: () => Promise<ChartRenderer>;
  readonly away?: Away;
}

/** Draws a slide's charts and puts each in the place of its fence. */
export async function drawCharts(
  context: RenderContext,
  { slide, tokens, tools: { charts, away } }: { slide: ExpandedSlide; tokens: Token[]; tools: ChartTools },
): Promise<readonly RenderedChart[]> {
  if (slide.charts.length === 0) return [];
  const renderer = await charts();
  const { chartFigure } = await import('../chart/figure.ts');
  const fences = new Map(tokens.flatMap((token): [number, Token][] => fenceIndex(token)));
  const title = headingText(context, tokens) ?? '';
  const drawn: RenderedChart[] = [];
  const idOf = (i: number): string => `${slide.id}-chart-${i + 1}`;
  const drawings = slide.charts.map(async (chart, i) => renderer.draw(chart, idOf(i), title, away));
  for (const [i, drawing] of drawings.entries()) {
    const id = idOf(i);
    const { value, diagnostics } = await drawing;
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
