import type { RenderedDeck, RenderedSlide } from '../model/deck.ts';
import type { Footer } from '../model/evidence.ts';
import { holdsList } from './lists/with-lists.ts';
import { waitingSlide } from '../util/waiting-slide.ts';

/** What a talk is put together with while some of its slides are still to be made. */
export interface Unfinished {
  readonly isWaiting: (slide: RenderedSlide) => boolean;
  /** These are the first slides alone: how many there are is not known, and what is wrong may not be. */
  readonly isBeginning: boolean;
  /** One of the slides to come has a chart that answers, so that the page needs what brings it to life. */
  readonly charts: boolean;
}

/** A talk of which some slides are still to be made, as far as nothing on it depends on them. */
export interface HeldBack {
  readonly deck: RenderedDeck;
  readonly footers: ReadonlyMap<string, Footer>;
}

/**
 * Holds back what the slides that are still to be made may change: behind the first of them, slides that bear numbers
 * of references or of sections; everywhere, what lists references, acts or credits, and the one section that is known,
 * which bears a number only if it is not alone.
 */
export function holdBack(deck: RenderedDeck, known: ReadonlyMap<string, Footer>, { isWaiting }: Unfinished): HeldBack {
  let isComplete = true;
  const isAlone = deck.slides.filter((slide) => bearsAct(slide) && !isWaiting(slide)).length < 2;
  const footers = new Map<string, Footer>();
  const slides = deck.slides.map((slide) => {
    isComplete &&= !isWaiting(slide);
    const footer = known.get(slide.id);
    const isList = isReferences(slide) || holdsList(slide) || (isAlone && bearsAct(slide));
    const isHeld = isList || (!isComplete && isNumbered(slide, footer));
    if (!isHeld && footer !== undefined) footers.set(slide.id, footer);
    return isHeld ? waitingSlide(slide) : slide;
  });
  return { deck: { ...deck, slides }, footers };
}

function isReferences({ html }: RenderedSlide): boolean {
  return /^\s*<div class="slide layout-references[ "]/.test(html);
}

function isNumbered(slide: RenderedSlide, footer: Footer | undefined): boolean {
  return slide.citations.length > 0 || (footer?.references.length ?? 0) > 0 || bearsAct(slide);
}

function bearsAct({ html }: RenderedSlide): boolean {
  return html.includes('class="section-number"');
}
