import type { Page } from 'playwright-core';

/** A label of a chart that is hard to read on what lies behind it. */
export interface FaintLabel {
  readonly text: string;
  /** Contrast ratio of WCAG 2.2 against the least favourable part of the ground, 1 to 21. */
  readonly contrast: number;
  readonly needed: number;
}

interface Label {
  readonly text: string;
  readonly color: readonly [number, number, number];
  readonly size: number;
  readonly bold: boolean;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/**
 * Holds every label in the charts of the current slide against what is drawn behind it, which no accessibility engine
 * does for SVG: labels are hidden, the slide is pictured, and the pixels under each label are read.
 * @param canvas a blank page, to read pixels with
 */
export async function faintLabels(page: Page, canvas: Page): Promise<FaintLabel[]> {
  const labels = await page.evaluate(readLabels);
  if (labels.length === 0) return [];
  await page.evaluate(setVisibility, 'hidden');
  const picture = (await page.screenshot()).toString('base64');
  await page.evaluate(setVisibility, '');
  const grounds = await canvas.evaluate(readGrounds, { picture, boxes: labels.map(({ box }) => box) });
  return labels.flatMap((label, i) => {
    const needed = label.size >= 24 || (label.bold && label.size >= 18.66) ? 3 : 4.5;
    const contrast = Math.min(...(grounds[i] ?? []).map((ground) => ratio(label.color, ground)));
    return contrast < needed ? [{ text: label.text, contrast: Math.round(contrast * 100) / 100, needed }] : [];
  });
}

/** Runs in the talk, whose policy admits styles set by a script but no style sheet of ours. */
function setVisibility(value: string): void {
  for (const label of document.querySelectorAll<SVGTextElement>('figure.chart text')) label.style.visibility = value;
}

/** Runs in the talk. */
function readLabels(): Label[] {
  const slide = [...document.querySelectorAll('section.present')].at(-1);
  return [...(slide?.querySelectorAll<SVGTextElement>('figure.chart text') ?? [])].flatMap((label) => {
    const style = getComputedStyle(label);
    const color = style.fill.match(/[\d.]+/g)?.map(Number) ?? [];
    const box = label.getBoundingClientRect();
    if (label.textContent?.trim() === '' || box.width === 0 || style.visibility === 'hidden') return [];
    return [
      {
        text: label.textContent ?? '',
        color: [color[0] ?? 0, color[1] ?? 0, color[2] ?? 0] as const,
        size: Number.parseFloat(style.fontSize),
        bold: Number(style.fontWeight) >= 700,
        box: { x: box.x, y: box.y, width: box.width, height: box.height },
      },
    ];
  });
}

/** Runs in the blank page: the colours that cover at least a tenth of the ground of each label. */
async function readGrounds(input: {
  picture: string;
  boxes: readonly { x: number; y: number; width: number; height: number }[];
}): Promise<[number, number, number][][]> {
  const image = new Image();
  image.src = `data:image/png;base64,${input.picture}`;
  await image.decode();
  const board = document.createElement('canvas');
  board.width = image.width;
  board.height = image.height;
  const context = board.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  return input.boxes.map(({ x, y, width, height }) => {
    // The line's box is taller than its letters.
    const { data } = context.getImageData(x, y + height * 0.2, Math.max(1, width), Math.max(1, height * 0.6));
    const counts = new Map<string, number>();
    for (let i = 0; i < data.length; i += 4) {
      const key = `${data[i]},${data[i + 1]},${data[i + 2]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts]
      .filter(([, count]) => count >= data.length / 40)
      .map(([key]) => key.split(',').map(Number) as [number, number, number]);
  });
}

/** WCAG 2.2, contrast ratio: (L1 + 0.05) / (L2 + 0.05) of the relative luminances. */
function ratio(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([r, g, b]: readonly [number, number, number]): number {
  const linear = (value: number): number =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
