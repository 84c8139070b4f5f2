import type { RevealApi } from 'reveal.js';
import type { PageData } from '../../model/page.ts';
import { element } from '../dom.ts';
import { currentMode } from '../mode.ts';
import type { LiveTalk } from './live-talk.ts';
import { comeBack, keptPlace } from './place.ts';

/** A place that a page asks for in what is still to come. */
export interface HeldPlace {
  /** Whether someone has waited there. */
  readonly isLooked: (deck: RevealApi) => boolean;
  /** Goes to the place once it is there. */
  readonly take: (deck: RevealApi, talk: LiveTalk) => void;
}

/**
 * Where there is the beginning of a talk alone and a page asks for another slide, one that waits stands behind it: what
 * is seen is empty until the slide is there, and not another one. Its id tells the server what is looked at.
 * @returns `null` where the place is here
 */
export function holdPlace(page: PageData, leaves: readonly HTMLElement[]): HeldPlace | null {
  const { hash } = location;
  const kept = keptPlace();
  const id = kept?.id ?? nameIn(hash);
  if (page.isBeginning !== true || (isHere(id, hash, leaves) && !((kept?.scroll ?? 0) > 0))) return null;
  const standIn = waitingSection(id ?? '');
  leaves.at(-1)?.closest('.slides')?.append(standIn);
  return {
    isLooked: (deck) => currentMode() !== 'live' || deck.getCurrentSlide() === standIn,
    take(deck, talk) {
      if (!comeBack(deck, talk.leaves)) goToHash(deck, talk, hash);
    },
  };
}

function waitingSection(id: string): HTMLElement {
  const inside = element('div', { class: 'slide layout-content slide-waiting', 'aria-busy': 'true' });
  return element('section', id === '' ? {} : { id }, [inside]);
}

function isHere(id: string | null, hash: string, leaves: readonly HTMLElement[]): boolean {
  if (id !== null) return id === '' || document.getElementById(id) !== null;
  return Number(bitsOf(hash)[0]) < leaves.length;
}

/** The id in an address; `null` for a number. */
function nameIn(hash: string): string | null {
  const [name = ''] = bitsOf(hash);
  if (/^\d+$/.test(name)) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
}

function bitsOf(hash: string): readonly string[] {
  return hash.replace(/^#\/?/, '').split('/');
}

/** Goes where an address says, as Reveal reads it. */
function goToHash(deck: RevealApi, { leaves }: LiveTalk, hash: string): void {
  const id = nameIn(hash);
  const [first, second, third] = bitsOf(hash).map((bit) => (/^\d+$/.test(bit) ? Number(bit) : undefined));
  const named = id === null ? null : document.getElementById(id);
  const target = id === null ? leaves[first ?? 0] : leaves.find((leaf) => leaf.contains(named));
  if (currentMode() === 'stacked') return target?.scrollIntoView();
  if (id === null) return deck.slide(first ?? 0, second ?? 0, third);
  if (target === undefined) return;
  const { h, v } = deck.getIndices(target);
  deck.slide(h, v, second);
}
