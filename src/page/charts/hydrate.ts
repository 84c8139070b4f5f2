import { parse, randomLCG, setRandom, View } from 'vega';
import type { Spec, ViewOptions } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { LiveChart } from '../../model/live-chart.ts';
import { useUtcFunctions } from '../../util/vega-utc.ts';
import { element } from '../dom.ts';
import { bindControls } from './controls.ts';
import { closedLoader } from './loader.ts';
import { measureText } from './text-metrics.ts';
import { makeTooltip } from './tooltip.ts';

/**
 * Draws a chart anew with Vega beside its drawing and takes the drawing's place once it is done. Where it is of another
 * size, the drawing stays.
 */
export async function hydrate(figure: HTMLElement): Promise<void> {
  const drawing = figure.querySelector<SVGSVGElement>(':scope > svg');
  const chart = readChart(figure.id);
  if (drawing === null || chart === null) return;
  const stage = element('div', { class: 'chart-live' });
  if (chart.drags) stage.setAttribute('data-prevent-swipe', '');
  drawing.after(stage);
  const tooltip = makeTooltip(figure, stage);
  measureText(chart.widths);
  setRandom(randomLCG(20_240_607));
  const runtime = parse(chart.spec as unknown as Spec, undefined, { ast: true });
  useUtcFunctions(runtime);
  const view = new View(runtime, {
    expr: expressionInterpreter,
    loader: closedLoader(),
    renderer: 'svg',
    container: stage,
    bind: element('div'),
    tooltip,
  } as ViewOptions);
  await view.runAsync();
  const live = stage.querySelector('svg');
  if (live === null || !sameSize(live, drawing)) {
    view.finalize();
    return stage.remove();
  }
  nameAs(drawing, live, stage);
  bindControls(view, chart, figure);
  figure.classList.add('is-live');
}

function readChart(id: string): LiveChart | null {
  const text = document.getElementById(`${id}-live`)?.textContent;
  return text === null || text === undefined || text === '' ? null : (JSON.parse(text) as LiveChart);
}

function sameSize(live: SVGElement, drawing: SVGElement): boolean {
  return ['width', 'height'].every(
    (side) => Math.abs(Number(live.getAttribute(side)) - Number(drawing.getAttribute(side))) <= 1,
  );
}

/** To those who cannot see it, the live chart is the same picture with the same words. */
function nameAs(drawing: SVGElement, live: SVGElement, stage: HTMLElement): void {
  for (const name of ['role', 'aria-roledescription', 'aria-label']) stage.removeAttribute(name);
  for (const name of ['role', 'focusable', 'aria-labelledby', 'aria-describedby', 'width', 'height', 'viewBox']) {
    const value = drawing.getAttribute(name);
    if (value !== null) live.setAttribute(name, value);
  }
}
