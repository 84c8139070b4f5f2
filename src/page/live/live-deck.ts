import type { RevealApi } from 'reveal.js';
import type { LivePatch } from '../../model/live.ts';
import { showSteps } from '../fragments.ts';
import { currentMode } from '../mode.ts';
import { focusScrollers } from '../scrollers.ts';
import { applyPatch, type LiveTalk } from './live-talk.ts';
import { arrangeSlides } from './order.ts';
import { replaceNotes, replaceSection } from './replace-section.ts';

/** Applies a patch to the talk on the screen; what is looked at stays in its place. */
export function patchDeck(deck: RevealApi, talk: LiveTalk, patch: LivePatch): void {
  const current = deck.getCurrentSlide() as HTMLElement | undefined;
  const at = current === undefined ? 0 : talk.leaves.indexOf(current);
  const step = deck.getIndices().f ?? -1;
  const touched: HTMLElement[] = [];
  const reattributed: HTMLElement[] = [];
  applyPatch(talk, patch, {
    fill(section, html, hasCome) {
      const shown = stepsShown(section, current, step);
      touched.push(section);
      if (hasCome) return showSteps(section, shown);
      const { attributes } = replaceSection(section, html, shown);
      if (attributes) reattributed.push(section);
    },
    notes: replaceNotes,
  });
  if (patch.splice !== null) reorder(deck, talk, { current, at, step });
  for (const section of touched) settle(deck, section, patch.splice === null && reattributed.includes(section));
  if (current !== undefined && touched.includes(current)) showAgain(deck, current, step);
  if (patch.title !== undefined || touched.includes(current as HTMLElement)) nameWindow(deck, talk);
}

/** Whoever prints or reads the talk as a document sees all steps. */
function stepsShown(section: HTMLElement, current: HTMLElement | undefined, step: number): number {
  if (currentMode() !== 'live' || section.classList.contains('past')) return Infinity;
  return section === current ? step : -1;
}

interface Place {
  readonly current: HTMLElement | undefined;
  /** Where the slide was in the talk. */
  readonly at: number;
  readonly step: number;
}

function reorder(deck: RevealApi, talk: LiveTalk, { current, at, step }: Place): void {
  arrangeSlides(deck.getSlidesElement() as HTMLElement, talk);
  if (currentMode() !== 'live') return syncWhenLive(deck);
  const isThere = current !== undefined && talk.leaves.includes(current);
  const target = isThere ? current : talk.leaves[Math.min(Math.max(at, 0), talk.leaves.length - 1)];
  deck.sync();
  if (target === undefined) return;
  const { h, v } = deck.getIndices(target);
  deck.slide(h, v, isThere ? step : undefined);
}

/** In the narrow document Reveal sleeps; it looks at its slides again when it wakes. */
function syncWhenLive(deck: RevealApi): void {
  const root = document.documentElement;
  const observer = new MutationObserver(() => {
    if (!root.classList.contains('live')) return;
    observer.disconnect();
    deck.sync();
  });
  observer.observe(root, { attributeFilter: ['class'] });
}

function settle(deck: RevealApi, section: HTMLElement, attributes: boolean): void {
  section.dispatchEvent(new Event('plenary-replaced', { bubbles: true }));
  if (currentMode() !== 'live') {
    showSteps(section, Infinity);
    focusScrollers(section);
  } else if (attributes) deck.syncSlide(section);
  else deck.syncFragments(section);
}

/** The slide that is looked at: its step, its scrolling parts, its name in the address, its numbers' marks. */
function showAgain(deck: RevealApi, current: HTMLElement, step: number): void {
  if (currentMode() !== 'live') return;
  if (step >= 0) deck.navigateFragment(step);
  focusScrollers(current);
  const { h, v } = deck.getIndices(current);
  if (location.hash !== `#/${current.id}` && !deck.isOverview()) deck.slide(h, v, step >= 0 ? step : undefined);
  deck.dispatchEvent({ type: 'slidesync' });
}

function nameWindow(deck: RevealApi, { page, leaves }: LiveTalk): void {
  const title = page.slides[leaves.indexOf(deck.getCurrentSlide() as HTMLElement)]?.title ?? '';
  document.title = title === '' || title === page.title ? page.title : `${title} – ${page.title}`;
}

/** Goes to a slide by its id. */
export function goTo(deck: RevealApi, talk: LiveTalk, id: string): void {
  const target = talk.leaves[talk.page.slides.findIndex((slide) => slide.id === id)];
  if (target === undefined || target === deck.getCurrentSlide()) return;
  if (currentMode() === 'stacked') return target.scrollIntoView();
  const { h, v } = deck.getIndices(target);
  deck.slide(h, v);
}
