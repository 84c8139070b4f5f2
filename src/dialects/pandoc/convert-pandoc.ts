import type { SourceFile } from '../../model/text.ts';
import { extensionOf } from '../../util/paths.ts';
import { isShort } from '../common.ts';
import { draftOf, finish, write, type Conversion, type Draft, type Piece } from '../draft.ts';
import { deckPieces, isBlank, setting, trimmed, type Setting, type SlideOut } from '../write-deck.ts';
import { inlinePieces } from '../inline.ts';
import { cutSlides, type CutSlide } from './cut-slides.ts';
import { findFootnotes } from './footnotes.ts';
import { headingSettings } from './heading-settings.ts';
import { readMetadata } from './metadata.ts';
import { inlineRules } from './inline-rules.ts';
import { readPandocSlide, type Around, type PandocSlide } from './read-slide.ts';

/**
 * Markdown of Pandoc and Quarto as ours: https://pandoc.org/MANUAL.html#slide-shows and
 * https://quarto.org/docs/presentations/revealjs. Headings make slides, fenced divs make columns, steps and notes.
 */
export function convertPandoc(source: SourceFile): Conversion {
  const draft = draftOf(source);
  const metadata = readMetadata(draft);
  const isQuarto = extensionOf(source.path) === 'qmd' || /^format[ \t]*:/m.test(source.text.slice(0, metadata.next));
  const { slides, level } = cutSlides(draft, metadata.next, metadata.slideLevel ?? (isQuarto ? 2 : null));
  const around: Around = {
    known: metadata.bibliography !== null,
    incremental: metadata.incremental,
    footnotes: findFootnotes(slides),
  };
  const ids = new Set<string>();
  const out = slides.map((slide) => slideOf(draft, slide, { around, level, ids }));
  const first = metadata.titleSlide === null ? [] : [metadata.titleSlide];
  return finish(draft, deckPieces(metadata.settings, [...first, ...out]), metadata.bibliography);
}

interface Tools {
  readonly around: Around;
  readonly level: number;
  readonly ids: Set<string>;
}

function slideOf(draft: Draft, slide: CutSlide, { around, level, ids }: Tools): SlideOut {
  const { heading } = slide;
  const own = heading === null ? { settings: [], attributes: [] } : headingSettings(draft, heading, ids);
  const read = readPandocSlide(draft, slide, around);
  const words = heading === null ? [] : headingPieces(draft, heading, around);
  const layout = layoutOf(draft, slide, read, words.length > 0 ? level : null);
  const settings = [...(layout === null ? [] : [layout]), ...own.settings];
  const body = trimmed(draft, read.body);
  const end = slide.lines.at(-1)?.end ?? slide.at;
  const gap = words.length > 0 && body.length > 0 ? [write('\n\n', words.at(-1)?.end ?? end)] : [];
  return {
    at: slide.at,
    settings,
    attributes: own.attributes,
    body: [...words, ...gap, ...body, ...source(read, end)],
    notes: read.notes,
  };
}

function headingPieces(draft: Draft, heading: NonNullable<CutSlide['heading']>, around: Around): readonly Piece[] {
  const { words, level, start } = heading;
  if (words.end <= words.start) return [];
  return [write(`${'#'.repeat(level)} `, start), ...inlinePieces(draft, words, inlineRules(draft, around.known))];
}

function layoutOf(draft: Draft, slide: CutSlide, read: PandocSlide, level: number | null): Setting | null {
  const at = { start: slide.at, end: slide.at };
  if (read.isReferences && isBlank(draft, read.body)) return setting('layout', 'references', at);
  if (level === null || slide.heading === null || slide.heading.level >= level) return null;
  return isShort(slide.lines, 2) ? setting('layout', 'section', at) : null;
}

function source({ source: lines }: PandocSlide, at: number): readonly Piece[] {
  if (lines.length === 0) return [];
  const joined = lines.flatMap((line, i) => (i === 0 ? [...line] : [write(' · ', at), ...line]));
  return [write('\n\n::: source\n', at), ...joined, write('\n:::', at)];
}
