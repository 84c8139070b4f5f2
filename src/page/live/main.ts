/*
 * The script of pages that `plenary serve` shows: that of every page, and what keeps it as the talk was last saved. It
 * is never in a built talk.
 */
import type { RevealApi } from 'reveal.js';
import type { LiveStart } from '../../model/live.ts';
import type { PageData } from '../../model/page.ts';
import { startDeck } from '../deck.ts';
import { slideElements } from '../dom.ts';
import { chooseMode, setMode } from '../mode.ts';
import { readPageData } from '../page-data.ts';
import { startPages } from '../pages.ts';
import { startSpeaker } from '../speaker/speaker-window.ts';
import { goTo, patchDeck } from './live-deck.ts';
import { patchSpeaker } from './live-speaker.ts';
import { swapStyle } from './live-style.ts';
import { liveTalk } from './live-talk.ts';
import { holdPlace } from './held-place.ts';
import { liveTrace } from './live-trace.ts';
import { followNews } from './news.ts';
import { addOverlay } from './overlay.ts';
import { comeBack, reloadHere } from './place.ts';

const mode = chooseMode(location.search);
setMode(mode.name);

document.addEventListener('DOMContentLoaded', () => {
  try {
    const page = readPageData();
    const start = JSON.parse(document.getElementById('plenary-live')?.textContent ?? '') as LiveStart;
    if (mode.name === 'pages') void startPages(mode.trace, mode.steps);
    else if (mode.name === 'speaker') followSpeaker(page, mode.token, start);
    else void followDeck(page, mode.trace, start).catch(fallBack);
  } catch (error) {
    fallBack(error);
  }
});

/** Whatever goes wrong, the talk can still be read: as a document, slide under slide. */
function fallBack(error: unknown): void {
  setMode('stacked');
  throw error;
}

async function followDeck(page: PageData, printsTrace: boolean, start: LiveStart): Promise<void> {
  const talk = liveTalk(page, slideElements());
  let held = holdPlace(page, talk.leaves);
  sayHowMuch(page);
  const trace = liveTrace(() => deck?.dispatchEvent({ type: 'slidesync' }));
  const hasPlace = location.hash.length > 2;
  const deck: RevealApi = await startDeck(page, printsTrace, trace.read);
  const overlay = addOverlay(start.report);
  const isBack = held !== null || comeBack(deck, talk.leaves);
  if (!isBack && !hasPlace && start.follow && start.edited !== null) goTo(deck, talk, start.edited);
  const looked = (): string => (deck.getCurrentSlide() as HTMLElement | undefined)?.id ?? '';
  tellLooked(deck, looked);
  followNews(start, {
    looked,
    patch(patch) {
      if (patch.css !== undefined) swapStyle(patch.css);
      const isAwaited = held?.isLooked(deck) === true;
      patchDeck(deck, talk, patch);
      if (isAwaited) held?.take(deck, talk);
      held = null;
      sayHowMuch(page);
      overlay.show(patch.report);
      trace.outdate();
      if (start.follow && patch.edited !== null && patch.changed.length > 0) goTo(deck, talk, patch.edited);
    },
    reload: () => reloadHere(deck, talk.leaves),
    connected: overlay.connected,
  });
}

/** Milliseconds on a slide after which it is what is looked at. */
const settled = 300;

/** Tells the server which slide is looked at, since that is the first to be made where an edit changes many. */
function tellLooked(deck: RevealApi, looked: () => string): void {
  let timer = 0;
  deck.addEventListener('slidechanged', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void fetch(`/live/at?id=${encodeURIComponent(looked())}`).catch(() => undefined), settled);
  });
}

/** How far on a slide is in a talk is not known at its beginning. */
function sayHowMuch({ isBeginning = false }: PageData): void {
  document.documentElement.classList.toggle('beginning', isBeginning);
}

function followSpeaker(page: PageData, token: string, start: LiveStart): void {
  const talk = liveTalk(page, slideElements());
  const speaker = startSpeaker(page, token);
  followNews(start, {
    looked: () => '',
    patch(patch) {
      if (patch.css !== undefined) swapStyle(patch.css);
      patchSpeaker(speaker, talk, patch);
    },
    reload: () => reloadHere(null, []),
    connected: () => undefined,
  });
}
