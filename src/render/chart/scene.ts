import type { View } from 'vega';

/** A mark item as drawn: the values of its channels, and the row behind it. */
export interface SceneItem {
  readonly datum?: Readonly<Record<string, unknown>>;
  /** Inside a group. */
  readonly items?: readonly SceneMark[];
  href?: unknown;
  url?: unknown;
  readonly [channel: string]: unknown;
}

/** A set of items of one kind. */
export interface SceneMark {
  readonly marktype: string;
  readonly name?: string;
  readonly role?: string;
  readonly items: readonly SceneItem[];
}

/** The root of a drawn view. */
export function sceneOf(view: View): SceneMark {
  return (view.scenegraph() as unknown as { root: SceneMark }).root;
}

/** Visits every mark of a scene, outermost first. */
export function forEachMark(mark: SceneMark, visit: (mark: SceneMark) => void): void {
  visit(mark);
  if (mark.marktype !== 'group') return;
  for (const item of mark.items) for (const inner of item.items ?? []) forEachMark(inner, visit);
}

/** The column that carries each row's number through a chart's transforms; no author's name can be like it. */
export const rowField = '\u{FDD0}row';
