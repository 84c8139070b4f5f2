import type { RevealApi } from 'reveal.js';
import type { Trace } from '../../model/evidence.ts';
import { slideElements } from '../dom.ts';
import { currentMode } from '../mode.ts';
import { itemsOn, type TraceItem } from './items.ts';
import { makeLayer, type Layer } from './layer.ts';
import { makePanel, type Panel } from './panel.ts';
import { markElement, standAside, uncover } from './sides.ts';
import { slideTrace } from './trace-data.ts';

/** The marks and the panel, with what they do together. */
export interface TraceView {
  readonly layer: Layer;
  readonly panel: Panel;
  readonly items: () => readonly TraceItem[];
  readonly isOpen: () => boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** Makes an item the chosen one, which the panel is about. */
  readonly select: (item: TraceItem | undefined) => void;
  /** Looks anew at what the slide shows. */
  readonly refresh: () => void;
}

/** Makes marks and panel, closed. */
export function makeView(deck: RevealApi, trace: Trace): TraceView {
  let items: readonly TraceItem[] = [];
  let chosen: TraceItem | undefined;
  let before: Element | null = null;
  const close = (): void => {
    show(view, false);
    layer.outline(null);
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    else (document.activeElement as HTMLElement | null)?.blur();
  };
  const layer = makeLayer((item, byKey) => {
    select(item);
    if (byKey) panel.focus();
  });
  const panel = makePanel(trace, {
    close,
    point: ({ anchor }, mark) => {
      const target = mark === null ? null : markElement(anchor, mark);
      layer.outline(target ?? anchor);
      if (target !== null) uncover(panel.root, target);
    },
  });
  const select = (item: TraceItem | undefined): void => {
    chosen = item;
    markChosen(layer, items.indexOf(item as TraceItem));
    layer.outline(item?.anchor ?? null);
    if (item === undefined) return panel.showNothing(slideTrace(trace, deck.getCurrentSlide()?.id ?? ''));
    panel.show(item);
    standAside(panel.root, item.anchor);
  };
  const refresh = (): void => {
    const held = layer.root.contains(document.activeElement);
    items = shownSlides(deck).flatMap((slide) => itemsOn(slide, trace));
    layer.show(items);
    select(items.find(({ anchor }) => anchor === chosen?.anchor) ?? items.find(isInWindow) ?? items[0]);
    if (held) focusChosen(view);
  };
  const open = (): void => {
    before = document.activeElement === document.body ? null : document.activeElement;
    show(view, true);
    refresh();
    focusChosen(view);
  };
  const isOpen = (): boolean => !panel.root.hidden;
  const view: TraceView = { layer, panel, items: () => items, isOpen, open, close, select, refresh };
  document.body.append(layer.root, panel.root);
  return view;
}

function show({ layer, panel }: TraceView, shown: boolean): void {
  layer.root.hidden = !shown;
  panel.root.hidden = !shown;
  document.documentElement.classList.toggle('tracing', shown);
}

function markChosen(layer: Layer, chosen: number): void {
  layer.buttons().forEach((button, i) => {
    button.tabIndex = i === Math.max(0, chosen) ? 0 : -1;
    if (i === chosen) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  });
}

/** The chosen mark takes the focus; where there is none, the panel's first button. */
function focusChosen({ layer, panel }: TraceView): void {
  const target = layer.buttons().find((button) => button.tabIndex === 0) ?? panel.root.querySelector('button');
  target?.focus({ preventScroll: currentMode() === 'live' });
}

function isInWindow({ anchor }: TraceItem): boolean {
  const { top, bottom } = anchor.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** The slide in the window; all slides where they stand under each other. */
function shownSlides(deck: RevealApi): readonly HTMLElement[] {
  if (currentMode() === 'stacked') return slideElements();
  const current = deck.getCurrentSlide() as HTMLElement | undefined;
  return current === undefined ? [] : [current];
}
