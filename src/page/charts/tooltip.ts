import type { TooltipHandler } from 'vega';
import { element } from '../dom.ts';
import { moveTo, placeIn, type Point } from './places.ts';

/** A small table beside what is pointed at, read out where it is reached by keyboard. */
export interface Tooltip {
  /** What Vega calls: its own tooltip would be a `title`, which keyboards and fingers never see. */
  readonly show: TooltipHandler;
  /** Shows a value at a point of the window, or nothing for `null`. */
  readonly showAt: (point: Point, value: unknown) => void;
}

/** Makes the tooltip of a chart, hidden. */
export function makeTooltip(figure: HTMLElement, stage: HTMLElement): Tooltip {
  const box = element('div', { class: 'chart-tooltip', role: 'status', hidden: true });
  stage.after(box);
  const showAt = (point: Point, value: unknown): void => {
    const rows = rowsOf(value);
    box.hidden = rows.length === 0;
    if (box.hidden) return;
    box.replaceChildren(...rows.map(rowElement));
    place(box, figure, point);
  };
  return {
    showAt,
    show: (_, event, __, value) =>
      event ? showAt({ x: event.clientX, y: event.clientY }, value) : box.toggleAttribute('hidden', true),
  };
}

interface Row {
  readonly name: string;
  readonly text: string;
}

function rowsOf(value: unknown): readonly Row[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [{ name: '', text: String(value) }];
  return Object.entries(value).map(([name, cell]) => ({ name, text: textOf(cell) }));
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '–';
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

function rowElement({ name, text }: Row): HTMLElement {
  const value = element('span', { class: 'chart-tooltip-value', text });
  return element('div', {}, name === '' ? [value] : [element('span', { text: name }), value]);
}

/** Room between the pointer and the tooltip, in CSS px. */
const away = 14;

/** Above and to the right of the point; where there is no room, below or to the left. */
function place(box: HTMLElement, figure: HTMLElement, point: Point): void {
  const { x, y, width } = placeIn(figure, point);
  const left = x + away + box.offsetWidth > width ? x - away - box.offsetWidth : x + away;
  const top = y - box.offsetHeight - away < 0 ? y + away : y - box.offsetHeight - away;
  moveTo(box, { x: Math.max(0, left), y: top });
}
