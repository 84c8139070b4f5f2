import type { RevealApi } from 'reveal.js';
import type { Trace } from '../../model/evidence.ts';
import { element, onClick, slideElements } from '../dom.ts';
import { lettersAreCommands } from '../keys.ts';
import { currentMode } from '../mode.ts';
import { itemsOn, type TraceItem } from './items.ts';
import { makeLayer, type Layer } from './layer.ts';
import { makePanel, type Panel } from './panel.ts';
import { readTrace, slideTrace } from './trace-data.ts';

/**
 * Shows where the numbers of a slide come from: a mark at each, and a panel about the chosen one.
 * @returns what opens and closes it
 */
export function addTrace(deck: RevealApi): () => void {
  let view: View | null = null;
  const toggle = (): void => {
    view ??= openView(deck);
    view?.toggle();
  };
  const button = element('button', { type: 'button', class: 'trace-open', text: 'Where numbers come from' });
  onClick(button, toggle);
  if (document.querySelector('[data-value], [data-mark]') !== null) document.body.append(button);
  document.addEventListener('keydown', (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const free = document.querySelector('dialog[open]') === null && lettersAreCommands();
    if (currentMode() === 'stacked' && event.key.toLowerCase() === 't' && plain && free) toggle();
  });
  return toggle;
}

interface View {
  readonly toggle: () => void;
}

interface Parts {
  readonly deck: RevealApi;
  readonly trace: Trace;
  readonly layer: Layer;
  readonly panel: Panel;
}

function openView(deck: RevealApi): View | null {
  const trace = readTrace();
  if (trace === null) return null;
  let items: readonly TraceItem[] = [];
  let before: Element | null = null;
  const select = (item: TraceItem | undefined): void => {
    parts.layer.buttons().forEach((button, i) => {
      const chosen = items[i] === item;
      button.tabIndex = chosen ? 0 : -1;
      button.toggleAttribute('aria-current', chosen);
    });
    if (item === undefined) return parts.panel.showNothing(slideTrace(trace, deck.getCurrentSlide()?.id ?? ''));
    parts.panel.show(item);
    parts.layer.outline(item.anchor);
    standAside(parts.panel.root, item.anchor);
  };
  const close = (): void => {
    [parts.layer.root, parts.panel.root].forEach((part) => (part.hidden = true));
    parts.layer.outline(null);
    document.documentElement.classList.remove('tracing');
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    else (document.activeElement as HTMLElement | null)?.blur();
  };
  const parts: Parts = {
    deck,
    trace,
    layer: makeLayer((item, byKey) => {
      select(item);
      if (byKey) parts.panel.focus();
    }),
    panel: makePanel(trace, {
      close,
      point: ({ anchor }, mark) => {
        const target = mark === null ? null : markElement(anchor, mark);
        parts.layer.outline(target ?? anchor);
        if (target !== null) uncover(parts.panel.root, target);
      },
    }),
  };
  document.body.append(parts.layer.root, parts.panel.root);
  const isOpen = (): boolean => !parts.panel.root.hidden;
  const refresh = (): void => {
    if (!isOpen()) return;
    const held = parts.layer.root.contains(document.activeElement) || document.activeElement === null;
    items = shownSlides(deck).flatMap((slide) => itemsOn(slide, trace));
    parts.layer.show(items);
    select(items[0]);
    if (held) (parts.layer.buttons()[0] ?? parts.panel.root.querySelector('button'))?.focus({ preventScroll: true });
  };
  const open = (): void => {
    before = document.activeElement === document.body ? null : document.activeElement;
    [parts.layer.root, parts.panel.root].forEach((part) => (part.hidden = false));
    document.documentElement.classList.add('tracing');
    refresh();
    const first = parts.layer.buttons()[0] ?? parts.panel.root.querySelector('button');
    first?.focus({ preventScroll: currentMode() === 'live' });
  };
  bindView(parts, { items: () => items, select, close, refresh, isOpen });
  return { toggle: () => (isOpen() ? close() : open()) };
}

interface Handlers {
  readonly items: () => readonly TraceItem[];
  readonly select: (item: TraceItem | undefined) => void;
  readonly close: () => void;
  readonly refresh: () => void;
  readonly isOpen: () => boolean;
}

function bindView(parts: Parts, handlers: Handlers): void {
  const { deck, layer, panel } = parts;
  const { items, select, close, refresh, isOpen } = handlers;
  for (const event of ['slidechanged', 'slidetransitionend', 'fragmentshown', 'fragmenthidden'])
    deck.on(event, refresh);
  deck.on('overviewshown', () => isOpen() && close());
  addEventListener('resize', () => isOpen() && requestAnimationFrame(refresh));
  document.addEventListener('scroll', () => isOpen() && layer.place(), { capture: true, passive: true });
  layer.root.addEventListener('focusin', (event) => {
    const at = layer.buttons().indexOf(event.target as HTMLButtonElement);
    if (at !== -1) select(items()[at]);
  });
  layer.root.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const buttons = layer.buttons();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to =
      event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step === undefined ? null : at + step;
    if (to === null) return;
    hold(event);
    buttons[(to + buttons.length) % buttons.length]?.focus({ preventScroll: currentMode() === 'live' });
  });
  panel.root.addEventListener('keydown', (event) => {
    if (/^(?:Arrow|Page|Home|End| |Enter)/.test(event.key)) event.stopPropagation();
  });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !isOpen() || document.querySelector('dialog[open]') !== null) return;
      hold(event);
      // From the panel one step back to the mark that it is about, then out.
      const inPanel = panel.root.contains(document.activeElement);
      const chosen = layer.buttons().find((button) => button.tabIndex === 0);
      if (inPanel && chosen !== undefined) chosen.focus({ preventScroll: true });
      else close();
    },
    true,
  );
  bindPointer(parts, handlers);
}

/** Marks of charts can be pointed at and tapped on the drawing itself. */
function bindPointer({ layer, panel }: Parts, { items, select, isOpen }: Handlers): void {
  const markUnder = (event: Event): { readonly item: TraceItem; readonly target: Element } | null => {
    const target = event.target instanceof Element ? event.target.closest('svg [data-mark]') : null;
    const item = items().find((one) => one.kind === 'chart' && target !== null && one.anchor.contains(target));
    return target === null || item === undefined ? null : { item, target };
  };
  document.addEventListener('pointerover', (event) => {
    const found = isOpen() ? markUnder(event) : null;
    if (found !== null) layer.outline(found.target);
  });
  document.addEventListener('click', (event) => {
    const found = isOpen() ? markUnder(event) : null;
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

/** The slide in the window; all slides where they stand under each other. */
function shownSlides(deck: RevealApi): readonly HTMLElement[] {
  if (currentMode() === 'stacked') return slideElements();
  const current = deck.getCurrentSlide() as HTMLElement | undefined;
  return current === undefined ? [] : [current];
}

/** The panel lies on the half of the window where what it is about is not. */
function standAside(panel: HTMLElement, anchor: Element): void {
  const { left, right } = anchor.getBoundingClientRect();
  panel.classList.toggle('trace-left', (left + right) / 2 > innerWidth / 2);
}

/** Whoever walks through the marks by keyboard sees each: the panel steps aside where it lies on one. */
function uncover(panel: HTMLElement, target: Element): void {
  if (document.activeElement?.matches('.trace-panel :focus-visible') !== true) return;
  const [own, other] = [panel.getBoundingClientRect(), target.getBoundingClientRect()];
  const isCovered =
    other.left < own.right && other.right > own.left && other.top < own.bottom && other.bottom > own.top;
  const isSmall = other.width < innerWidth - own.width - 64;
  if (isCovered && isSmall) panel.classList.toggle('trace-left');
}

function markElement(figure: Element, mark: number): Element | null {
  return figure.querySelector(`svg [data-mark="${mark}"]`);
}
