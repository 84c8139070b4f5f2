import type { View } from 'vega';
import { element } from '../dom.ts';
import { moveTo, placeIn } from './places.ts';
import { answeringItems, wordsOf, type LiveItem } from './scene.ts';
import type { Tooltip } from './tooltip.ts';

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Arrows go from mark to mark, Enter does what a click would, Delete what a double click would. Keys that turn pages go
 * on to the talk, for clickers.
 */
export function bindKeys(view: View, stage: HTMLElement, tooltip: Tooltip): void {
  if (answeringItems(view).length === 0) return;
  stage.tabIndex = 0;
  const frame = element('div', { class: 'chart-focus', hidden: true });
  stage.append(frame);
  let at = -1;
  const point = (item: LiveItem | undefined): void => {
    const box = item?._svg?.getBoundingClientRect();
    frame.hidden = box === undefined;
    if (box === undefined || item === undefined) return tooltip.showAt({ x: 0, y: 0 }, null);
    surround(frame, stage, box);
    tooltip.showAt(middleOf(box), wordsOf(item));
  };
  const leave = (): void => {
    at = -1;
    point(undefined);
  };
  stage.addEventListener('blur', leave);
  stage.addEventListener('pointermove', () => (frame.hidden = true));
  stage.addEventListener('keydown', (event) => {
    const items = answeringItems(view);
    const step = steps[event.key];
    const ends: Readonly<Record<string, number>> = { Home: 0, End: items.length - 1 };
    const to =
      ends[event.key] ??
      (step === undefined ? null : (Math.max(at, step < 0 ? 0 : -1) + step + items.length) % items.length);
    if (to !== null) {
      hold(event);
      at = to;
      point(items[at]);
    } else if (event.key === 'Enter' || event.key === ' ') {
      hold(event);
      act(view, items[at], event).then(
        () => point(answeringItems(view)[at]),
        () => undefined,
      );
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      hold(event);
      stage.querySelector('svg')?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    } else if (event.key === 'Escape' && at !== -1) {
      hold(event);
      leave();
    }
  });
}

/** Vega listens to elements; what it does is done when its dataflow has run. */
async function act(view: View, item: LiveItem | undefined, { shiftKey }: KeyboardEvent): Promise<void> {
  const target = item?._svg;
  if (target === null || target === undefined) return;
  const { x, y } = middleOf(target.getBoundingClientRect());
  target.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x, clientY: y, shiftKey }));
  await view.runAsync();
}

function middleOf({ left, top, width, height }: DOMRect): { readonly x: number; readonly y: number } {
  return { x: left + width / 2, y: top + height / 2 };
}

/** Room between the frame and what it surrounds, in CSS px. */
const around = 4;

function surround(frame: HTMLElement, stage: HTMLElement, box: DOMRect): void {
  const { x, y, scale } = placeIn(stage, { x: box.left, y: box.top });
  moveTo(frame, { x: x - around, y: y - around });
  frame.style.width = `${Math.round(box.width / scale + 2 * around)}px`;
  frame.style.height = `${Math.round(box.height / scale + 2 * around)}px`;
}

function hold(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
