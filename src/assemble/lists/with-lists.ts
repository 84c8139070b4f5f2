import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedDeck, RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { TalkTimes } from '../../model/times.ts';
import { flatInBlocks } from '../../util/in-blocks.ts';
import { endOfDiv, insertAt } from '../footers/divs.ts';
import { agendaHtml } from './agenda.ts';
import { creditsHtml } from './credits.ts';

const container = /<div class="(agenda|credits)[ "]/g;

/** Is there something on a slide that depends on all of the talk? */
export function holdsList({ html }: Pick<RenderedSlide, 'html'>): boolean {
  return html.search(container) !== -1;
}

const slidesWithLists = flatInBlocks((slide: RenderedSlide) => (holdsList(slide) ? [slide] : []));

/** Fills the containers `agenda` and `credits`, behind what their author wrote in them. */
export function withLists(deck: RenderedDeck, { acts }: TalkTimes): Staged<RenderedDeck> {
  if (slidesWithLists(deck.slides).length === 0) return { value: deck, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const slides = deck.slides.map((slide) => {
    if (!holdsList(slide)) return slide;
    const agenda = agendaHtml(acts, slide.id);
    if (agenda === '' && slide.html.includes('<div class="agenda'))
      diagnostics.push(diagnose('assemble/empty-agenda', firstLetter(slide.span), {}));
    return { ...slide, html: filled(slide.html, { agenda, credits: creditsHtml(deck) }) };
  });
  return { value: { ...deck, slides }, diagnostics };
}

/** Fills from the end, so that places before stay where they are. */
function filled(html: string, lists: Readonly<Record<string, string>>): string {
  const found = [...html.matchAll(container)].reverse();
  return found.reduce(
    (text, { index, 1: name = '' }) => insertAt(text, endOfDiv(text, index), lists[name] ?? ''),
    html,
  );
}

function firstLetter(span: RenderedSlide['span']): RenderedSlide['span'] {
  return { ...span, end: Math.min(span.end, span.start + 1) };
}
