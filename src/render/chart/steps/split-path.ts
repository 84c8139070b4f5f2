import type { SceneItem, SceneMark } from '../scene.ts';

/** A stretch of a line or area that appears with one step. */
export interface Stretch {
  readonly step: number;
  /** Places of its first and last point in the line. */
  readonly from: number;
  readonly to: number;
}

/** Interpolations of which a part can be drawn without the rest. */
export const cuttable: ReadonlySet<string> = new Set(['linear', 'step', 'step-before', 'step-after']);

/**
 * The stretches of a line whose points appear with these steps: what lies between two points appears with the later
 * one.
 */
export function stretchesOf(steps: readonly number[]): readonly Stretch[] {
  if (steps.length < 2) return [{ step: steps[0] ?? -1, from: 0, to: steps.length - 1 }];
  const found: { step: number; from: number; to: number }[] = [];
  for (let i = 1; i < steps.length; i++) {
    const step = Math.max(steps[i - 1] as number, steps[i] as number);
    const last = found.at(-1);
    if (last?.step === step) last.to = i;
    else found.push({ step, from: i - 1, to: i });
  }
  return found;
}

/** Length of the stub that gives a stretch the corner at its first point, in px. */
const stub = 0.25;

/**
 * A mark for each stretch of a line, to stand in the place of the whole. A stretch begins a little before its first
 * point, on the way by which the line comes there, so that the corner is drawn as in the whole line.
 */
export function cutMark(scene: SceneMark, stretches: readonly Stretch[]): readonly SceneMark[] {
  return stretches.map(({ from, to }) => {
    const mark = Object.assign(Object.create(Object.getPrototypeOf(scene) as object), scene) as SceneMark & {
      items: SceneItem[];
    };
    const points = scene.items.slice(from, to + 1).map((item) => copyOf(item, mark));
    const [before, first] = [scene.items[from - 1], points[0]];
    const lead = before === undefined || first === undefined ? null : leadIn(scene, before, first);
    mark.items = lead === null ? points : [copyOf(lead, mark), ...points];
    return mark;
  });
}

function copyOf(item: SceneItem, mark: SceneMark): SceneItem {
  return Object.assign(Object.create(Object.getPrototypeOf(item) as object), item, { mark }) as SceneItem;
}

/** A point just before another one, on the line's way to it; `null` where there is no such way. */
function leadIn(scene: SceneMark, before: SceneItem, first: SceneItem): SceneItem | null {
  if (scene.marktype !== 'line' || before['defined'] === false || first['defined'] === false) return null;
  const [across, down] = [Number(first['x']) - Number(before['x']), Number(first['y']) - Number(before['y'])];
  const form = String(scene.items[0]?.['interpolate'] ?? 'linear');
  const [dx, dy] = form === 'linear' ? [across, down] : form === 'step-after' && down !== 0 ? [0, down] : [across, 0];
  const length = Math.hypot(dx, dy);
  if (!(length > stub)) return null;
  const place = { x: Number(first['x']) - (dx / length) * stub, y: Number(first['y']) - (dy / length) * stub };
  return Object.assign(Object.create(Object.getPrototypeOf(first) as object), first, place) as SceneItem;
}
