import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { placeOf } from './places.ts';
import { keyOfDatum } from './row-keys.ts';
import { forEachMark, type SceneItem, type SceneMark } from './scene.ts';
import { rowField } from './scene.ts';

const safeLink = /^(?:https?:\/\/|mailto:|#)[\u0021-\u{10FFFF}]*$/iu;
const ownImage = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]*$/;

/**
 * Takes every link out of a scene that is not to the web, to mail or into the deck, and every image that is not in
 * the chart itself, before anything is written.
 */
export function checkLinks(chart: SpecChart, scene: SceneMark): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const say = (code: 'chart/unsafe-link' | 'chart/outside-image', item: SceneItem, target: string): void => {
    const datum = item.datum ?? {};
    const column = Object.keys(datum).find((key) => key !== rowField && datum[key] === target) ?? null;
    const row = keyOfDatum(chart, datum);
    if (!found.has(target)) found.set(target, diagnose(code, placeOf(chart, '/encoding'), { target, column, row }));
  };
  forEachMark(scene, (mark) => {
    for (const item of mark.items) {
      if (item.href !== undefined && item.href !== null && !safeLink.test(String(item.href))) {
        say('chart/unsafe-link', item, String(item.href));
        item.href = null;
      }
      if (mark.marktype === 'image' && !ownImage.test(String(item.url ?? ''))) {
        say('chart/outside-image', item, String(item.url ?? ''));
        item.url = null;
      }
    }
  });
  return [...found.values()];
}
