import type { RevealApi } from 'reveal.js';
import { dialogIsOpen } from '../dom.ts';
import { currentMode } from '../mode.ts';
import type { TraceItem } from './items.ts';
import type { TraceView } from './view.ts';

/** Lets the view follow the slides, the keyboard and the pointer. */
export function bindView(deck: RevealApi, view: TraceView): void {
  followSlides(deck, view);
  bindLayerKeys(view);
  bindEscape(view);
  bindPointer(view);
}

function followSlides(deck: RevealApi, { layer, isOpen, refresh, close }: TraceView): void {
  const again = (): void => {
    if (isOpen()) refresh();
  };
  for (const event of ['slidechanged', 'slidetransitionend', 'fragmentshown', 'fragmenthidden', 'slidesync'])
    deck.on(event, again);
  deck.on('overviewshown', () => isOpen() && close());
  addEventListener('resize', () => requestAnimationFrame(again));
  document.addEventListener('scroll', () => isOpen() && layer.place(), { capture: true, passive: true });
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrows walk through the marks; keys that turn pages go on to the talk, for clickers. */
function bindLayerKeys({ layer, panel, items, select }: TraceView): void {
  layer.root.addEventListener('focusin', (event) => {
    const at = layer.buttons().indexOf(event.target as HTMLButtonElement);
    if (at !== -1) select(items()[at]);
  });
  layer.root.addEventListener('keydown', (event) => {
    const buttons = layer.buttons();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const ends: Readonly<Record<string, number>> = { Home: 0, End: buttons.length - 1 };
    const step = steps[event.key];
    const to = ends[event.key] ?? (step === undefined ? null : (at + step + buttons.length) % buttons.length);
    if (to === null) return;
    hold(event);
    buttons[to]?.focus({ preventScroll: currentMode() === 'live' });
  });
  panel.root.addEventListener('keydown', (event) => {
    if (/^(?:Arrow|Home|End| |Enter)/.test(event.key)) event.stopPropagation();
  });
}

/** From the panel one step back to the mark that it is about, then out. */
function bindEscape({ layer, panel, isOpen, close }: TraceView): void {
  const act = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen() || dialogIsOpen()) return;
    hold(event);
    const chosen = layer.buttons().find((button) => button.tabIndex === 0);
    if (panel.root.contains(document.activeElement) && chosen !== undefined) chosen.focus({ preventScroll: true });
    else close();
  };
  document.addEventListener('keydown', act, true);
}

/** Marks of charts can be pointed at and tapped on the drawing itself. */
function bindPointer({ layer, panel, items, select, isOpen }: TraceView): void {
  const markUnder = (event: Event): { readonly item: TraceItem; readonly target: Element } | null => {
    const target = isOpen() && event.target instanceof Element ? event.target.closest('svg [data-mark]') : null;
    const item = items().find((one) => one.kind === 'chart' && target !== null && one.anchor.contains(target));
    return target === null || item === undefined ? null : { item, target };
  };
  document.addEventListener('pointerover', (event) => {
    const found = markUnder(event);
    if (found !== null) layer.outline(found.target);
  });
  document.addEventListener('click', (event) => {
    const found = markUnder(event);
    if (found === null) return;
    select(found.item);
    panel.openMark(Number(found.target.getAttribute('data-mark')));
    layer.outline(found.target);
  });
}

function hold(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
