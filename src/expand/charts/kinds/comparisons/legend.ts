import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { headingFoot, legendRoom } from './layers.ts';
import type { Names } from './names.ts';
import type { Palette } from './palette.ts';
import { headerSize } from './sheet.ts';

/** Symbol, room behind it, room behind the words. CSS px. */
const symbol = 14;
const behindSymbol = 8;
const behindWords = 26;

/** What colours and shapes stand for: symbols with their words on a line of its own, over that of the headings. */
export function legendLayers(
  { domain, range, shapes }: Palette,
  names: Names,
  { look, left, headings }: { readonly look: Look; readonly left: number; readonly headings: boolean },
): readonly JsonObject[] {
  let at = left + symbol / 2;
  const y = -headingFoot - headerSize / 2 - (headings ? legendRoom : 4);
  return domain.flatMap((group, i) => {
    const words = names.of(group);
    const x = at;
    at += symbol + behindSymbol + textWidth(words, headerSize) + behindWords;
    const color = range[i] ?? look.ink;
    const place = { x: { value: Math.round(x) }, y: { value: y } };
    return [
      {
        data: { values: [{}] },
        mark: { type: 'point', shape: shapes[i] ?? 'circle', filled: true, size: 160, color, opacity: 1 },
        encoding: place,
      },
      {
        data: { values: [{}] },
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'middle',
          dx: symbol / 2 + behindSymbol,
          fontSize: headerSize,
          color: look.ink,
        },
        encoding: { ...place, text: { value: words } },
      },
    ] as readonly JsonObject[];
  });
}
