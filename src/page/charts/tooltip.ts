import type { TooltipHandler } from 'vega';
import { element } from '../dom.ts';

/** Room between the pointer and the tooltip, in CSS px. */
const away = 14;

/** A small table beside the pointer. Vega's own would be a `title`, which keyboards and fingers never see. */
export function makeTooltip(figure: HTMLElement, stage: HTMLElement): TooltipHandler {
  const box = element('div', { class: 'chart-tooltip', role: 'status', hidden: true });
  figure.append(box);
  return (_, event, __, value) => {
    const rows = rowsOf(value);
    box.hidden = rows.length === 0;
    if (box.hidden) return;
    box.replaceChildren(...rows.map(rowElement));
    place(box, stage, event);
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

/** Beside the pointer, inside the slide: in the figure's own px, whatever the slide is scaled to. */
function place(
  box: HTMLElement,
  stage: HTMLElement,
  event: { readonly clientX: number; readonly clientY: number },
): void {
  const figure = box.offsetParent ?? stage;
  const around = figure.getBoundingClientRect();
  const scale = figure instanceof HTMLElement && figure.offsetWidth > 0 ? around.width / figure.offsetWidth : 1;
  const x = (event.clientX - around.left) / scale;
  const y = (event.clientY - around.top) / scale;
  const left = x + away + box.offsetWidth > around.width / scale ? x - away - box.offsetWidth : x + away;
  const top = y - box.offsetHeight - away < 0 ? y + away : y - box.offsetHeight - away;
  box.style.left = `${Math.max(0, Math.round(left))}px`;
  box.style.top = `${Math.round(top)}px`;
}
