import type { SourceFile } from '../../model/text.ts';
import { draftOf, drop, finish, tell, type Conversion, type Draft } from '../draft.ts';
import { entriesOf, noBlock, type Entry } from '../settings.ts';
import { deckPieces, type SlideOut } from '../write-deck.ts';
import { cutSlides, type CutSlide } from './cut-slides.ts';
import { slideEntries, slidevSettings } from './deck-settings.ts';
import { readSlidevSlide } from './read-slide.ts';
import { slideWishes } from './slide-settings.ts';
import { writeSlidevSlide } from './write-slide.ts';

/** Slidev's Markdown as ours: https://sli.dev/guide/syntax. The first block speaks of the deck and of its first slide. */
export function convertSlidev(source: SourceFile, role: 'deck' | 'included'): Conversion {
  const draft = draftOf(source);
  const cut = cutSlides(draft);
  const head = cut[0]?.block ?? noBlock(0);
  const settings = role === 'deck' ? slidevSettings(draft, { ...head, value: withoutKey(head.value, 'defaults') }) : [];
  const defaults = role === 'deck' ? entriesOf(head, '/defaults') : [];
  if (defaults.length > 0)
    tellDefaults(
      draft,
      entriesOf(head).filter(({ key }) => key === 'defaults'),
    );
  const mdc = head.value['mdc'] === true;
  const slides = cut.map((slide, i): SlideOut => {
    const isFirst = i === 0 && role === 'deck';
    const own = isFirst ? slideEntries(slide.block) : entriesOf(slide.block);
    return slideOf(draft, slide, { own, defaults, isFirst, mdc });
  });
  const pieces = deckPieces(settings, slides);
  // An included file begins with its first slide: it has no settings of a talk.
  return finish(draft, role === 'deck' ? pieces : pieces.slice(slides[0]?.settings.length === 0 ? 2 : 1));
}

function withoutKey<T extends object>(value: T, key: string): T {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as T;
}

function tellDefaults(draft: Draft, entries: readonly Entry[]): void {
  for (const { at } of entries) tell(draft, 'changed', at, 'each slide that says nothing else has it');
}

interface Around {
  readonly own: readonly Entry[];
  readonly defaults: readonly Entry[];
  readonly isFirst: boolean;
  readonly mdc: boolean;
}

function slideOf(draft: Draft, slide: CutSlide, { own, defaults, isFirst, mdc }: Around): SlideOut {
  const missing = defaults.filter(({ key }) => !own.some((entry) => entry.key === key));
  const isInclude = own.some(({ key }) => key === 'src');
  const entries = isInclude ? own.filter(({ key }) => key === 'src') : [...own, ...missing];
  const wishes = slideWishes(draft, entries, { at: slide.at, isFirst });
  if (!wishes.src) {
    return writeSlidevSlide(draft, slide.at, wishes, readSlidevSlide(draft, slide.lines, mdc));
  }
  for (const { key, at } of own) if (key !== 'src') drop(draft, at, 'the slides of the file say it themselves');
  const words = slide.lines.filter(({ text }) => text.trim() !== '');
  const [first] = words;
  if (first !== undefined)
    drop(
      draft,
      { start: first.start, end: words.at(-1)?.end ?? first.end },
      'a slide that includes a file has no words of its own',
    );
  return { at: slide.at, settings: wishes.settings, attributes: [], body: [], notes: [] };
}
