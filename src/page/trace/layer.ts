import { element } from '../dom.ts';
import { currentMode } from '../mode.ts';
import type { TraceItem } from './items.ts';
import { word } from '../words.ts';

/** Small buttons over what comes from data. Nothing on the slide moves: they lie on a layer of their own. */
export interface Layer {
  readonly root: HTMLElement;
  /** Lays a button at every item. */
  readonly show: (items: readonly TraceItem[]) => void;
  /** Lays the buttons anew where their items are now. */
  readonly place: () => void;
  readonly buttons: () => readonly HTMLButtonElement[];
  /** Draws a frame around an element, or takes it away. */
  readonly outline: (target: Element | null) => void;
}

/** Side of a button, in CSS px: the smallest target of WCAG 2.2. */
const side = 24;

/** Makes the layer; it is empty until something is shown. */
export function makeLayer(choose: (item: TraceItem, byKey: boolean) => void): Layer {
  const frame = element('div', { class: 'trace-frame', hidden: true });
  const list = element('div', {
    class: 'trace-marks',
    role: 'group',
    'aria-label': word('Numbers and charts with a source'),
  });
  const root = element('div', { class: 'trace-layer', hidden: true }, [list, frame]);
  let shown: readonly TraceItem[] = [];
  let framed: Element | null = null;
  const buttons = (): readonly HTMLButtonElement[] => [...list.querySelectorAll('button')];
  const place = (): void => {
    const taken: Box[] = [];
    buttons().forEach((button, i) => {
      const item = shown[i];
      if (item !== undefined) moveTo(button, freeCorner(cornerOf(item), taken));
    });
    if (framed !== null) surround(frame, framed);
  };
  return {
    root,
    place,
    buttons,
    show(items) {
      shown = items;
      list.replaceChildren(...items.map((item, i) => markButton(item, i, choose)));
      place();
    },
    outline(target) {
      framed = target;
      frame.hidden = target === null;
      if (target !== null) surround(frame, target);
    },
  };
}

function markButton(
  item: TraceItem,
  index: number,
  choose: (item: TraceItem, byKey: boolean) => void,
): HTMLButtonElement {
  const button = element('button', {
    type: 'button',
    class: `trace-mark trace-${item.kind}`,
    'aria-label': item.label,
  });
  button.tabIndex = index === 0 ? 0 : -1;
  // A click without a pointer comes from the keyboard or from assistive technology.
  button.addEventListener('click', (event) => choose(item, event.detail === 0));
  return button;
}

interface Box {
  readonly x: number;
  readonly y: number;
}

/** A mark stands on the end of its number, or in the corner of its chart. */
function cornerOf({ kind, anchor }: TraceItem): Box {
  const rects = [...anchor.getClientRects()];
  const last = kind === 'chart' ? rects[0] : rects.at(-1);
  if (last === undefined) return { x: 0, y: 0 };
  return kind === 'chart' ? { x: last.left, y: last.top } : { x: last.right - side / 2, y: last.top - side / 2 };
}

/** The nearest place to the right or below where no other mark lies. */
function freeCorner(corner: Box, taken: Box[]): Box {
  let found = corner;
  for (let tries = 0; tries < 12; tries++) {
    const other = taken.find((box) => Math.abs(box.x - found.x) < side && Math.abs(box.y - found.y) < side);
    if (other === undefined) break;
    found = tries % 3 === 2 ? { x: corner.x, y: found.y + side } : { x: other.x + side, y: found.y };
  }
  const inside = { x: clamp(found.x, innerWidth), y: currentMode() === 'live' ? clamp(found.y, innerHeight) : found.y };
  taken.push(inside);
  return inside;
}

function clamp(value: number, limit: number): number {
  return Math.max(0, Math.min(value, limit - side));
}

/** Slides fill the window; the document scrolls, and what lies on it scrolls with it. */
function origin(): Box {
  return currentMode() === 'live' ? { x: 0, y: 0 } : { x: scrollX, y: scrollY };
}

function moveTo(target: HTMLElement, { x, y }: Box): void {
  const { x: left, y: top } = origin();
  target.style.left = `${Math.round(x + left)}px`;
  target.style.top = `${Math.round(y + top)}px`;
}

/** Room between a frame and what it surrounds, in CSS px. */
const around = 4;

function surround(frame: HTMLElement, target: Element): void {
  const { left, top, width, height } = target.getBoundingClientRect();
  moveTo(frame, { x: left - around, y: top - around });
  frame.style.width = `${Math.round(width + 2 * around)}px`;
  frame.style.height = `${Math.round(height + 2 * around)}px`;
}
