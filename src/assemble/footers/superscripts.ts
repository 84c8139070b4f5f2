import type { RenderedSlide } from '../../model/deck.ts';
import type { Citation } from '../../model/references.ts';
import { citationWords } from '../../util/citations/words.ts';
import { escapeHtml } from '../../util/html.ts';
import { fillTokens } from '../../util/tokens.ts';

/** Where each reference of the talk is listed. */
export interface ReferencePlaces {
  readonly lang: string;
  /** By slide id and the key that the slide writes. */
  readonly numberOf: (slide: string, key: string) => number | null;
  /** Who wrote a reference, by its number. */
  readonly nameOf: (number: number) => string;
  /** The slide that lists a number. */
  readonly slideOf: ReadonlyMap<number, string>;
}

/** Puts superscript numbers in the place of the citations of a slide or of its notes; each leads to the list. */
export function fillCitations(html: string, slide: RenderedSlide, places: ReferencePlaces): string {
  return fillTokens(html, 'cite', (index) => {
    const citation = slide.citations[Number.parseInt(index, 10)];
    return citation === undefined
      ? ''
      : superscript(citation, { ...places, slide: slide.id }, !index.endsWith('-plain'));
  });
}

interface SlidePlaces extends ReferencePlaces {
  readonly slide: string;
}

interface Mark {
  readonly number: number | null;
  readonly locator: string | null;
}

function superscript({ items, named }: Citation, places: SlidePlaces, linked: boolean): string {
  const marks = items.map(({ key, locator }): Mark => ({ number: places.numberOf(places.slide, key), locator }));
  const runs = runsOf([...marks].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity)));
  const texts = runs.map((run) => runHtml(run, (mark) => markHtml(mark, places, linked)));
  const first = marks[0]?.number ?? null;
  const who = named === true && first !== null ? escapeHtml(places.nameOf(first)) : '';
  return `${who}<sup class="cite">${texts.join(',')}</sup>`;
}

/** Numbers that follow each other stand together: `1–3`; a locator keeps its number apart. */
function runsOf(marks: readonly Mark[]): Mark[][] {
  const runs: Mark[][] = [];
  for (const mark of marks) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last?.number === mark.number && mark.locator === null && mark.number !== null) continue;
    const follows = mark.number !== null && last?.number === mark.number - 1;
    if (run !== undefined && follows && last?.locator === null && mark.locator === null) run.push(mark);
    else runs.push([mark]);
  }
  return runs;
}

function runHtml(run: readonly Mark[], html: (mark: Mark) => string): string {
  const shown = run.length > 2 ? [run[0] as Mark, run.at(-1) as Mark] : run;
  return shown.map(html).join(run.length > 2 ? '–' : ',');
}

function markHtml({ number, locator }: Mark, { lang, slideOf }: ReferencePlaces, linked: boolean): string {
  // An unknown key is an error already; a draft shows that something is missing here.
  if (number === null) return '?';
  const slide = slideOf.get(number);
  const word = citationWords(lang).reference;
  const text =
    !linked || slide === undefined
      ? `${number}`
      : `<a href="#${escapeHtml(encodeURI(slide))}" role="doc-biblioref" aria-label="${word} ${number}">${number}</a>`;
  return locator === null ? text : `${text}(${escapeHtml(locator)})`;
}
