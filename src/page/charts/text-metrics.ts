import { textMetrics } from 'vega';
import type { LiveChart } from '../../model/live-chart.ts';
import { isTabular } from '../../render/chart/tabular.ts';

/** What of a mark decides how wide its text is. */
interface TextItem {
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontStyle?: string;
  readonly fontWeight?: string | number;
  readonly limit?: number;
}

const pen = document.createElement('canvas').getContext('2d');

/** All widths that charts brought along, in em, by font and text. */
const known = new Map<string, number>();

/**
 * Lets Vega measure text as it was measured when the chart was drawn, so that nothing moves; what was not drawn then is
 * measured with the fonts of the page.
 */
export function measureText(widths: LiveChart['widths']): void {
  for (const [font, texts] of Object.entries(widths)) {
    for (const [text, width] of Object.entries(texts)) known.set(`${font} ${text}`, width);
  }
  textMetrics.width = (mark, text) => {
    const item = mark as unknown as TextItem;
    const width = widthInEm(item, text === null || text === undefined ? '' : String(text).trim()) * sizeOf(item);
    return item.limit !== undefined && item.limit > 0 ? Math.min(width, item.limit) : width;
  };
}

function sizeOf({ fontSize }: TextItem): number {
  return fontSize ?? 11;
}

/** A large size, so that hinting does not count. CSS px. */
const measuredAt = 100;

function widthInEm(item: TextItem, text: string): number {
  const { fontStyle = '', fontWeight = '', font = '' } = item;
  const key = `${fontStyle} ${fontWeight} ${font} ${text}`;
  let width = known.get(key);
  if (width !== undefined || pen === null) return width ?? 0.6 * text.length;
  pen.font = `${fontStyle} ${fontWeight} ${measuredAt}px ${font === '' ? 'sans-serif' : font}`;
  // In figures of one width each is as wide as a zero.
  const shown = isTabular(text) ? text.replace(/\d/g, '0') : text;
  known.set(key, (width = pen.measureText(shown).width / measuredAt));
  return width;
}
