import type { RevealApi } from 'reveal.js';
import { currentMode } from '../mode.ts';

/** Where someone is in the talk. */
export interface Place {
  readonly id: string;
  readonly at: number;
  readonly step: number;
  readonly overview: boolean;
  readonly scroll: number;
}

const key = 'plenary-place';
const timeKey = 'plenary-loaded';

/** Loads the page anew and comes back to where it was; not more often than once in a second. */
export function reloadHere(deck: RevealApi | null, leaves: readonly HTMLElement[]): void {
  if (deck !== null) {
    const current = deck.getCurrentSlide() as HTMLElement | undefined;
    const place: Place = {
      id: current?.id ?? '',
      at: current === undefined ? 0 : leaves.indexOf(current),
      step: deck.getIndices().f ?? -1,
      overview: deck.isOverview(),
      scroll: scrollY,
    };
    sessionStorage.setItem(key, JSON.stringify(place));
  }
  const last = Number(sessionStorage.getItem(timeKey) ?? 0);
  const wait = Math.max(0, last + 1000 - Date.now());
  setTimeout(() => {
    sessionStorage.setItem(timeKey, String(Date.now()));
    location.reload();
  }, wait);
}

/** Where the page was before it was loaded anew. */
export function keptPlace(): Place | null {
  const kept = sessionStorage.getItem(key);
  return kept === null ? null : (JSON.parse(kept) as Place);
}

/** Comes back to where the page was before it was loaded anew. @returns whether there was such a place */
export function comeBack(deck: RevealApi, leaves: readonly HTMLElement[]): boolean {
  const kept = keptPlace();
  sessionStorage.removeItem(key);
  if (kept === null) return false;
  const { id, at, step, overview, scroll } = kept;
  const target = leaves.find((leaf) => leaf.id === id) ?? leaves[Math.min(at, leaves.length - 1)];
  if (target === undefined) return false;
  if (currentMode() === 'stacked') scrollTo(0, scroll);
  else {
    const { h, v } = deck.getIndices(target);
    deck.slide(h, v, step >= 0 ? step : undefined);
    if (overview) deck.toggleOverview(true);
  }
  return true;
}
