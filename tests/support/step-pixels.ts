import type { Page } from 'playwright-core';

/** Where an element of a chart is at one step; `null` while it is not seen. */
type Place = Box | null;
type Box = readonly [x: number, y: number, width: number, height: number];

interface ChartShot {
  readonly places: readonly Place[];
  /** How far each element's stroke may reach beyond its place, in px. */
  readonly strokes: readonly number[];
  readonly picture: string;
}

/** A chart that builds up, and what was wrong with it. */
export interface SteppedChart {
  readonly slide: string;
  readonly steps: number;
  readonly faults: readonly string[];
}

/**
 * Walks through every chart of a talk that builds up, and holds each step against the last one: what is seen must be at
 * the same place, and no pixel may differ outside of what is yet to come or was replaced.
 * @param page an open talk, with reduced motion
 * @param canvas a blank page, to read pixels with
 */
export async function steppedCharts(page: Page, canvas: Page): Promise<readonly SteppedChart[]> {
  const charts = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('figure.chart[data-steps]')].map((figure) => {
      const slide = figure.closest('section') as HTMLElement;
      const numbers = [...slide.querySelectorAll<HTMLElement>('.fragment')].map(
        (part) => part.dataset['fragmentIndex'],
      );
      return { id: figure.id, slide: slide.id, steps: new Set(numbers).size };
    }),
  );
  const found: SteppedChart[] = [];
  for (const { id, slide, steps } of charts) {
    const shots: ChartShot[] = [];
    for (let step = -1; step < steps; step++) shots.push(await shoot(page, { id, slide, step }));
    const last = shots.at(-1) as ChartShot;
    const faults: string[] = [];
    for (const [i, shot] of shots.slice(0, -1).entries()) {
      const at = `after step ${i} of ${steps}`;
      faults.push(...moved(shot, last).map((fault) => `${at}: ${fault}`));
      const later = boxes(shot, last);
      const strange = await canvas.evaluate(strangePixels, { before: shot.picture, after: last.picture, later });
      if (strange > 0) faults.push(`${at}: ${strange} pixels differ beside what is yet to come`);
    }
    found.push({ slide, steps, faults });
  }
  return found;
}

async function shoot(page: Page, { id, slide, step }: { id: string; slide: string; step: number }): Promise<ChartShot> {
  await page.evaluate((to) => (location.hash = to), `#/${slide}/${step}`);
  await page.waitForFunction(
    ([to, shown]) => {
      const section = document.getElementById(String(to));
      return section?.classList.contains('present') === true && section.dataset['fragment'] === String(shown);
    },
    [slide, step] as const,
  );
  await page.evaluate(paintAnew, id);
  const { places, strokes } = await page.evaluate(placesIn, id);
  const svg = page.locator(`[id="${id}"] > svg`);
  return { places, strokes, picture: (await svg.screenshot({ animations: 'allow' })).toString('base64') };
}

/** Runs in the talk: a browser that paints a part of a picture anew smooths its slanting lines a little otherwise. */
async function paintAnew(id: string): Promise<void> {
  const svg = document.querySelector(`[id="${id}"] > svg`) as SVGSVGElement;
  const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
  for (const display of ['none', '']) {
    svg.style.display = display;
    await frame();
    await frame();
  }
}

/** Runs in the talk. */
function placesIn(id: string): { places: Place[]; strokes: number[] } {
  const svg = document.querySelector(`[id="${id}"] > svg`) as SVGSVGElement;
  const home = svg.getBoundingClientRect();
  const parts = [...svg.querySelectorAll('path, line, rect, circle, text, image')].filter(
    (part) => part.closest('defs') === null,
  );
  const places = parts.map((part): Place => {
    if (getComputedStyle(part).visibility !== 'visible') return null;
    const { x, y, width, height } = part.getBoundingClientRect();
    return [x - home.x, y - home.y, width, height];
  });
  // A sharp corner reaches out further than half of the stroke.
  const strokes = parts.map((part) => Number.parseFloat(part.getAttribute('stroke-width') ?? '0') * 2);
  return { places, strokes };
}

function moved(shot: ChartShot, last: ChartShot): string[] {
  return shot.places.flatMap((place, i) => {
    const end = last.places[i];
    if (place === null || end === null || end === undefined) return [];
    return place.every((side, k) => side === end[k])
      ? []
      : [`element ${i} is at ${place.join(', ')}, then at ${end.join(', ')}`];
  });
}

/** What is seen at one of two steps only. */
function boxes(shot: ChartShot, last: ChartShot): Box[] {
  return shot.places.flatMap((place, i) => {
    const end = last.places[i] ?? null;
    if ((place === null) === (end === null)) return [];
    const [x, y, width, height] = (place ?? end) as Box;
    const stroke = shot.strokes[i] ?? 0;
    return [[x - stroke, y - stroke, width + 2 * stroke, height + 2 * stroke]];
  });
}

/** Runs in the blank page: how many pixels differ outside of some boxes, with room for strokes and smooth edges. */
async function strangePixels(input: {
  before: string;
  after: string;
  later: readonly (readonly [number, number, number, number])[];
}): Promise<number> {
  const room = 6;
  const read = async (picture: string): Promise<ImageData> => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const board = document.createElement('canvas');
    board.width = image.width;
    board.height = image.height;
    const context = board.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [before, after] = [await read(input.before), await read(input.after)];
  const free = new Uint8Array(before.width * before.height);
  for (const [x, y, width, height] of input.later) {
    for (let row = Math.max(0, Math.floor(y) - room); row < Math.min(before.height, y + height + room); row++)
      free.fill(
        1,
        row * before.width + Math.max(0, Math.floor(x) - room),
        row * before.width + Math.min(before.width, Math.ceil(x + width) + room),
      );
  }
  let count = 0;
  for (let i = 0; i < free.length; i++) {
    if (free[i] === 1) continue;
    if ([0, 1, 2].some((channel) => before.data[i * 4 + channel] !== after.data[i * 4 + channel])) count++;
  }
  return count;
}

/** Holds the last state of a chart that builds up against the same drawing without its groups: `0` pixels may differ. */
export async function groupedPixels(page: Page, canvas: Page, id: string): Promise<number> {
  const svg = page.locator(`[id="${id}"] > svg`);
  const before = (await svg.screenshot()).toString('base64');
  await page.evaluate((of) => {
    const figure = document.getElementById(of);
    figure?.querySelectorAll('svg .chart-before').forEach((part) => part.remove());
    figure?.querySelectorAll('svg .fragment').forEach((part) => part.replaceWith(...part.childNodes));
  }, id);
  const after = (await svg.screenshot()).toString('base64');
  return canvas.evaluate(strangePixels, { before, after, later: [] });
}
