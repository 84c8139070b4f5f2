import type { LiveChart } from '../../../model/live-chart.ts';
import type { Ruler } from '../measure.ts';

/** A ruler that notes what it measured: widths in em by font and text, to six decimals. */
export function recordingRuler(ruler: Ruler): { readonly ruler: Ruler; readonly widths: LiveChart['widths'] } {
  const widths: Record<string, Record<string, number>> = Object.create(null);
  const recording: Ruler = {
    ...ruler,
    width(text, style) {
      const width = ruler.width(text, style);
      const size = style.fontSize ?? 11;
      if (size > 0 && text !== '') {
        const font = `${style.fontStyle ?? ''} ${style.fontWeight ?? ''} ${style.font ?? ''}`;
        (widths[font] ??= Object.create(null) as Record<string, number>)[text] = Math.round((width / size) * 1e6) / 1e6;
      }
      return width;
    },
  };
  return { ruler: recording, widths };
}
