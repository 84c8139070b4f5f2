import type { JsonObject } from '../../../../model/json.ts';
import type { KindFence } from '../kind.ts';
import { numberOption, textOption } from '../options.ts';

/** The room that a chart has, and what its title and axis take of it. CSS px. */
export interface Frame {
  readonly width: number;
  /** Height that is left for headings and plot. */
  readonly height: number;
  readonly title: JsonObject;
}

/** Heights of the theme's title, subtitle, tick labels and axis title, each with its distance. */
const titleLine = 46;
const subtitleLine = 28;
const tickLine = 30;
const axisTitleLine = 34;
/** What the theme puts around a chart, twice, and room for letters that hang over. */
const edge = 8;

/** Reads `title`, `subtitle`, `width` and `height`, and says what is left for the plot. */
export function frameOf(fence: KindFence, axis: { readonly ticks: boolean; readonly title: boolean }): Frame {
  const title = textOption(fence, 'title');
  const subtitle = textOption(fence, 'subtitle');
  const positive = { holds: (value: number) => value >= 100 && value <= 10_000, expected: 'a number of px from 100' };
  const width = numberOption(fence, 'width', positive) ?? fence.slot.width;
  const height = numberOption(fence, 'height', positive) ?? fence.slot.height;
  const above = (title === null ? 0 : titleLine) + (subtitle === null ? 0 : subtitleLine);
  const below = (axis.ticks ? tickLine : 0) + (axis.title ? axisTitleLine : 0);
  return {
    width: width - edge,
    height: height - above - below - edge,
    title: title === null && subtitle === null ? {} : { title: titleWords(title, subtitle) },
  };
}

function titleWords(title: string | null, subtitle: string | null): JsonObject {
  return { text: title ?? '', ...(subtitle === null ? {} : { subtitle }), anchor: 'start', frame: 'bounds' };
}

/** A spec of one plot of a fixed size: text beside it makes it larger, never smaller. */
export function fixedSpec(width: number, height: number, spec: JsonObject): JsonObject {
  return {
    width: Math.round(width),
    height: Math.round(height),
    autosize: { type: 'pad', contains: 'padding' },
    ...spec,
  };
}
