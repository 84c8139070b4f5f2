import { diagnose } from '../diagnostics/diagnose.ts';
import type { PinnedSlides } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import { pinOf } from '../util/slide-pin.ts';
import { idsIn, placesIn } from './ids-in-file.ts';
import type { IncludePart } from './include-parts.ts';
import type { ParsedFile } from './parse-file.ts';
import type { FileSlide } from './parse-slide.ts';

/** A file of slides that a `src:` line leads to, and the way there. */
export interface OpenedFile<Way> {
  readonly path: string;
  readonly file: ParsedFile;
  readonly way: Way;
}

/** One slide of a file, by its place in it. */
export interface Picked<Way> extends OpenedFile<Way> {
  readonly index: number;
}

/** How the file behind a `src:` line is found; `null` where it is not there, which is told when it is asked for. */
export type Open<Way> = (
  include: NonNullable<FileSlide['include']>,
  from: OpenedFile<Way>,
) => (OpenedFile<Way> & { readonly parts: readonly IncludePart[] | null }) | null;

/** All slides of a file. */
export function allSlides<Way>(opened: OpenedFile<Way>): readonly Picked<Way>[] {
  return opened.file.slides.map((_, index) => ({ ...opened, index }));
}

/** The slides of a file, or those that are named, in the order in which they are named; and what is wrong with the names. */
export function pickSlides<Way>(
  from: OpenedFile<Way>,
  parts: readonly IncludePart[] | null,
  { open, span }: { readonly open: Open<Way>; readonly span: Span },
): {
  readonly picked: readonly Picked<Way>[];
  readonly pins: readonly PinnedSlides[];
  readonly diagnostics: readonly Diagnostic[];
} {
  if (parts === null) return { picked: allSlides(from), pins: [], diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const pins: PinnedSlides[] = [];
  const picked: Picked<Way>[] = [];
  for (const part of parts) {
    const found = pickPart(from, part, open);
    if (found.length === 0) diagnostics.push(missing(from, part, { open, span }));
    else if (part.pin !== null) {
      const texts = found.map(({ file, index }) => file.texts[index]?.text ?? '');
      const now = pinOf(texts);
      const facts = { name: part.name, path: (found[0] as Picked<Way>).path, now };
      pins.push({ ...facts, pin: part.pin, texts, span });
      if (!now.startsWith(part.pin)) diagnostics.push(diagnose('parse/include-outdated', span, facts));
    }
    picked.push(...found);
  }
  return { picked, pins, diagnostics };
}

/** Slides of the file by their id go first, then numbers, then slides that the file includes, by their id. */
function pickPart<Way>(from: OpenedFile<Way>, part: IncludePart, open: Open<Way>): readonly Picked<Way>[] {
  const { file } = from;
  const places = placesIn(file).get(part.name);
  if (places !== undefined) return places.map((index) => ({ ...from, index }));
  if (part.range !== null) {
    const { first, last } = part.range;
    if (last > file.slides.length) return [];
    return Array.from({ length: last - first + 1 }, (_, i) => ({ ...from, index: first - 1 + i }));
  }
  const nested = idsBelow(from, open).get(part.name);
  return nested === undefined ? [] : [nested];
}

/** Slides of the files that a file includes, by id; of each file once. */
function idsBelow<Way>(from: OpenedFile<Way>, open: Open<Way>): ReadonlyMap<string, Picked<Way>> {
  const found = new Map<string, Picked<Way>>();
  const seen = new Set([from.path]);
  const visit = (opened: OpenedFile<Way>): void => {
    for (const { include } of opened.file.slides) {
      const below = include === null ? null : open(include, opened);
      if (below === null || seen.has(below.path)) continue;
      seen.add(below.path);
      const shown = below.parts?.flatMap((part) => pickPart(below, part, open)) ?? null;
      const picked = shown === null ? null : new Set(shown.map(({ index, path }) => `${index} ${path}`));
      for (const [id, index] of idsIn(below.file)) {
        const isShown = picked === null || picked.has(`${index} ${below.path}`);
        if (isShown && !found.has(id)) found.set(id, { ...below, index });
      }
      visit(below);
    }
  };
  visit(from);
  return found;
}

function missing<Way>(
  from: OpenedFile<Way>,
  { name, range }: IncludePart,
  { open, span }: { readonly open: Open<Way>; readonly span: Span },
): Diagnostic {
  const { path, file } = from;
  if (range !== null) return diagnose('parse/include-number', span, { name, path, count: file.slides.length });
  const ids = [...idsIn(file).keys(), ...idsBelow(from, open).keys()];
  return diagnose('parse/include-slide', span, { name, path, ids });
}
