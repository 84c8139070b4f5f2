import type { PlotItem } from '../../../model/drawn-scene.ts';
import type { NativeMarker, Pictured } from './native-chart.ts';
import { commonest, strokeOf, tolerance } from './series.ts';

/** Vega's symbols in PowerPoint's words, with the side of one whose area is 1. */
const symbols: Readonly<Record<string, { readonly symbol: NativeMarker['symbol']; readonly side: number }>> = {
  circle: { symbol: 'circle', side: 2 / Math.sqrt(Math.PI) },
  square: { symbol: 'square', side: 1 },
  diamond: { symbol: 'diamond', side: 1.3 },
  'triangle-up': { symbol: 'triangle', side: 1.2 },
  cross: { symbol: 'plus', side: 1.2 },
};

/** The symbol that all marks of a series share. */
export function readMarker(items: readonly PlotItem[]): NativeMarker | Pictured {
  const [first] = items as readonly [PlotItem, ...PlotItem[]];
  const known = symbols[first.shape];
  if (known === undefined) return { picture: `symbols \`${first.shape}\`` };
  const alike = items.every(({ shape, size }) => shape === first.shape && Math.abs(size - first.size) <= tolerance);
  if (!alike) return { picture: 'symbols of several forms or sizes in one series' };
  const fill = commonest(items.map((item) => item.fill));
  return { symbol: known.symbol, size: Math.sqrt(first.size) * known.side, fill, line: commonest(items.map(strokeOf)) };
}
