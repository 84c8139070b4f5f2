import Reveal from 'reveal.js';
import type { RevealApi, RevealConfig } from 'reveal.js';
import type { PageData } from '../model/page.ts';
import { announceSlides } from './announce.ts';
import { animateBetweenSlides } from './auto-animate.ts';
import { addHelp } from './help.ts';
import { bindKeys, keyForReveal } from './keys.ts';
import { followWidth } from './narrow.ts';
import { printAsPages } from './pages.ts';
import { addPointerDot } from './pointer-dot.ts';
import { addSearch } from './search.ts';
import { openSpeaker } from './speaker/open-speaker.ts';
import { addToolbar } from './toolbar.ts';
import { addTrace } from './trace/add-trace.ts';
import { readTrace } from './trace/trace-data.ts';
import { addZoom } from './zoom.ts';

/**
 * Shows the talk as slides.
 * @param trace printing adds where the numbers come from
 * @param read gives the trace, when it is first asked for
 */
export async function startDeck(page: PageData, trace: boolean, read = readTrace): Promise<RevealApi> {
  cleanAddress();
  const deck: RevealApi = Reveal as unknown as RevealApi;
  const initialised = deck.initialize(revealConfig(page));
  await initialised;
  mendReveal(deck);
  const speaker = openSpeaker(deck);
  const commands = {
    help: addHelp(),
    search: addSearch(deck, page),
    dot: addPointerDot(),
    speaker: speaker.open,
    overview: () => deck.toggleOverview(),
    trace: addTrace(deck, read),
  };
  bindKeys(deck, commands);
  addToolbar(deck, commands);
  addZoom();
  announceSlides(deck, page);
  animateBetweenSlides(deck);
  printAsPages(trace);
  followWidth(deck);
  document.body.dataset['ready'] = '';
  return deck;
}

/**
 * Reveal takes any of its settings from the query, so it must not see one: a link to a talk could otherwise start it
 * by itself, shuffle it or switch the keys off. The hash stays; it says which slide.
 */
function cleanAddress(): void {
  if (location.search === '') return;
  try {
    history.replaceState(history.state, '', location.pathname + location.hash);
  } catch {
    location.replace(location.pathname + location.hash);
  }
}

function revealConfig(page: PageData): RevealConfig {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    width: 1280,
    height: 720,
    margin: 0,
    minScale: 0.05,
    maxScale: 8,
    center: false,
    // A page that a frame holds as text has no address that it could write to.
    hash: location.protocol !== 'about:',
    controls: false,
    slideNumber: false,
    help: false,
    postMessage: false,
    postMessageEvents: false,
    autoAnimate: false,
    autoSlide: false,
    previewLinks: false,
    scrollActivationWidth: 0,
    rtl: page.rtl,
    transition: calm ? 'none' : (page.transition as 'none'),
    backgroundTransition: calm ? 'none' : 'fade',
    // Where movement is not wished for, a film waits to be asked.
    ...(calm ? { autoPlayMedia: false } : {}),
    keyboardCondition: keyForReveal,
    hideCursorTime: 2500,
  };
}

/** What Reveal does that a screen reader or a narrow window should not meet. */
function mendReveal(deck: RevealApi): void {
  const wrapper = deck.getRevealElement();
  // In this role screen readers pass all keys on and cannot read.
  wrapper?.removeAttribute('role');
  // Reveal would read out the whole slide; `announce.ts` says what is new, once.
  wrapper?.querySelector('.aria-status')?.remove();
}
