import { parse, randomLCG, setRandom, View } from 'vega';
import type { Spec, ViewOptions } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { LiveChart } from '../../model/live-chart.ts';
import { useUtcFunctions } from '../../util/vega-utc.ts';
import { element } from '../dom.ts';
import { bindControls } from './controls.ts';
import { keepFigures } from './figures.ts';
import { bindKeys } from './keys.ts';
import { closedLoader } from './loader.ts';
import { measureText } from './text-metrics.ts';
import { makeTooltip } from './tooltip.ts';

/**
 * Draws a chart anew with Vega beside its drawing and takes the drawing's place once it is done. Where anything is
 * wrong, or the live chart is of another size, the drawing stays.
 */
export async function hydrate(figure: HTMLElement): Promise<void> {
  const drawing = figure.querySelector<SVGSVGElement>(':scope > svg');
  const chart = readChart(figure.id);
  if (drawing === null || chart === null) return;
  await document.fonts.ready;
  const stage = element('div', { class: 'chart-live' });
  if (chart.drags) stage.setAttribute('data-prevent-swipe', '');
  drawing.after(stage);
  try {
    const tooltip = makeTooltip(figure, stage);
    const view = await run(chart, stage, tooltip.show);
    const live = stage.querySelector('svg');
    if (live === null || !sameSize(live, drawing)) throw new Error(`${figure.id} is of another size when it answers`);
    nameAs(drawing, live, stage);
    keepFigures(live);
    bindControls(view, chart, figure);
    figure.classList.add('is-live');
    bindKeys(view, stage, tooltip);
  } catch (error) {
    stage.remove();
    throw error;
  }
}

async function run(chart: LiveChart, container: HTMLElement, tooltip: ViewOptions['tooltip']): Promise<View> {
  measureText(chart.widths);
  setRandom(randomLCG(seed));
  const runtime = parse(chart.spec as unknown as Spec, undefined, { ast: true });
  useUtcFunctions(runtime);
  const options = {
    expr: expressionInterpreter,
    loader: closedLoader(),
    renderer: 'svg',
    container,
    bind: element('div'),
    tooltip,
  };
  return new View(runtime, options as ViewOptions).runAsync();
}

/** The same as for the drawing. */
const seed = 20_240_607;

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
  stage.removeAttribute('aria-roledescription');
  stage.setAttribute('role', 'group');
  for (const name of ['aria-labelledby', 'aria-describedby'])
    stage.setAttribute(name, drawing.getAttribute(name) ?? '');
  live.setAttribute('aria-hidden', 'true');
  for (const name of ['focusable', 'width', 'height', 'viewBox'])
    live.setAttribute(name, drawing.getAttribute(name) ?? '');
}
