import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SourceFile } from '../../model/text.ts';
import { flatInBlocks } from '../../util/in-blocks.ts';
import { mergeRanges } from '../ranges.ts';
import type { ParsedFile } from '../parse-file.ts';
import { parseSlide, type FileSlide } from '../parse-slide.ts';
import type { VariantChoice } from './admit.ts';
import { rangesLeftOut } from './slide-parts.ts';

/** A slide as a variant has it. */
interface CutSlide {
  readonly slide: FileSlide;
  readonly diagnostics: readonly Diagnostic[];
}

/** Slides that were cut, by what was left out of them: the same cut is the same slide. */
const known = new WeakMap<FileSlide, Map<string, CutSlide>>();

const slidesInParts = flatInBlocks((slide: FileSlide) => (slide.parts === undefined ? [] : [slide]));

/** A file of slides without the parts that a variant leaves out, and without what would be said of those. */
export function cutFile(file: ParsedFile, choice: VariantChoice): ParsedFile {
  if (slidesInParts(file.slides).length === 0) return file;
  const cut = file.slides.map((slide, i) => cutSlide(file, slide, { text: file.texts[i], choice }));
  const isCut = new Set(file.slides.flatMap(({ parts, span }) => (parts === undefined ? [] : [span.file])));
  const kept = file.diagnostics.filter(({ span }) => span === null || !isCut.has(span.file));
  const diagnostics = [...kept, ...cut.flatMap((one) => one.diagnostics)];
  return { ...file, slides: cut.map(({ slide }) => slide), diagnostics };
}

function cutSlide(
  { dialect }: ParsedFile,
  slide: FileSlide,
  { text, choice }: { readonly text: SourceFile | undefined; readonly choice: VariantChoice },
): CutSlide {
  const { id, words, parts } = slide;
  if (parts === undefined || text === undefined) return { slide, diagnostics: [] };
  const cuts = mergeRanges(rangesLeftOut(parts, choice));
  const key = cuts.map(({ start, end }) => `${start}-${end}`).join(' ');
  let all = known.get(slide);
  if (all === undefined) known.set(slide, (all = new Map()));
  let made = all.get(key);
  if (made === undefined) {
    const { slide: cut, diagnostics } = parseSlide(text, parts.piece, dialect, cuts);
    // Its id is that of the whole slide, so that it is the same in every variant.
    made = {
      slide: { ...cut, id, words, parts, cut: { key, whole: slide.text } },
      diagnostics: [...parts.diagnostics, ...diagnostics],
    };
    all.set(key, made);
  }
  return made;
}
