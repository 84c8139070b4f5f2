import type { SceneItem, SceneMark } from '../scene.ts';
import { markLabel } from '../trail/marks.ts';

/**
 * Notes on an item of a scene which step its element appears with: behind its number, in the place of words that
 * would describe it.
 */
export function labelStep(scene: SceneMark, item: SceneItem, step: number): void {
  const mark = markLabel.exec(String(item['description'] ?? ''))?.[1];
  const number = mark === undefined ? '' : `m${mark}`;
  // A guide's own description would else be written on the group around it as well.
  Object.assign(scene, { aria: scene.marktype === 'group' ? false : undefined });
  Object.assign(item, { aria: undefined, description: `\u{FDD0}${number}s${step}` });
}
