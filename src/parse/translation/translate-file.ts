import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Span } from '../../model/text.ts';
import { byIdentity } from '../../util/by-identity.ts';
import { pinOf } from '../../util/slide-pin.ts';
import { idsIn } from '../ids-in-file.ts';
import type { ParsedFile } from '../parse-file.ts';
import type { FileSlide } from '../parse-slide.ts';
import { isMap } from '../settings/read-settings.ts';
import { asWritten, inTranslation, type Languages } from './translate-slide.ts';

/**
 * Puts the slides of a translated file in the places of those with the same id. What stands in the original alone stays
 * as it is; what stands in the translation alone is an error.
 * @param translation `null` where there is no such file
 */
export function translateFile(
  path: string,
  original: ParsedFile,
  translation: ParsedFile | null,
  languages: Languages,
): ParsedFile {
  const kept = (slide: FileSlide): FileSlide => (slide.include === null ? asWritten(slide, languages) : slide);
  if (translation === null) return { ...original, slides: original.slides.map(kept) };
  const slides = original.slides.map(kept);
  const diagnostics: Diagnostic[] = [];
  const taken = new Map<number, FileSlide>();
  for (const slide of translation.slides) {
    const at = { path, original, diagnostics };
    const index = slide.include === null ? placeOf(slide, at) : samePath(slide, slide.include, at);
    if (index === null) continue;
    const before = taken.get(index);
    if (before !== undefined) {
      diagnostics.push(twice(slide, before));
      continue;
    }
    taken.set(index, slide);
    const source = original.slides[index] as FileSlide;
    if (slide.include !== null) slides[index] = withWordsOf(source, slide);
    else {
      slides[index] = inTranslation(source, slide, languages);
      diagnostics.push(...outdated(slide, original.texts[index]?.text ?? '', path), ...lostClaims(slide, source, path));
    }
  }
  // A chart without a word of its own is that of the original.
  const filled = slides.flatMap(({ charts }) => charts.filter((chart) => isMap(chart.source.value)));
  const isFilled = ({ code, span }: Diagnostic): boolean =>
    code === 'parse/empty-chart' && filled.some((chart) => span !== null && isIn(span, chart.span));
  const told = translation.diagnostics.filter((one) => !isFilled(one));
  return {
    ...original,
    slides,
    diagnostics: [...original.diagnostics, ...told, ...diagnostics],
    moreTexts: translation.texts,
  };
}

function isIn(inner: Span, outer: Span): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
}

interface Target {
  readonly path: string;
  readonly original: ParsedFile;
  readonly diagnostics: Diagnostic[];
}

function placeOf(slide: FileSlide, { path, original, diagnostics }: Target): number | null {
  const ids = idsIn(original);
  if (slide.id === null) {
    const at = { ...slide.span, end: Math.min(slide.span.end, slide.span.start + 1) };
    diagnostics.push(
      diagnose('parse/translation-without-id', slide.heading?.span ?? at, { path, ids: [...ids.keys()] }),
    );
    return null;
  }
  const id = slide.id.id.normalize('NFC');
  const index = ids.get(id);
  if (index !== undefined) return index;
  diagnostics.push(diagnose('parse/translation-slide', slide.id.span, { id, path, ids: [...ids.keys()] }));
  return null;
}

function twice(slide: FileSlide, before: FileSlide): Diagnostic {
  const place = slide.id?.span ?? slide.include?.span ?? slide.span;
  const first = before.id?.span ?? before.include?.span ?? before.span;
  const name = slide.id?.id ?? slide.include?.path ?? '';
  return diagnose('parse/translation-twice', place, { name }, [{ message: 'the first translation', span: first }]);
}

const plainPath = byIdentity(({ include }: FileSlide) => include?.path.replace(/@[0-9a-f]+/g, '').replace(/^\.\//, ''));

/** A slide that includes others is known by its `src`. */
function samePath(
  slide: FileSlide,
  { path: src, span }: NonNullable<FileSlide['include']>,
  { path, original, diagnostics }: Target,
): number | null {
  const index = original.slides.findIndex((one) => one.include !== null && plainPath(one) === plainPath(slide));
  if (index !== -1) return index;
  const known = original.slides.flatMap(({ include }) => (include === null ? [] : [include.path]));
  diagnostics.push(diagnose('parse/translation-include', span, { src, path, known }));
  return null;
}

/** The original's `src` with other words for what comes in. */
function withWordsOf(source: FileSlide, { include: own }: FileSlide): FileSlide {
  const { include } = source;
  if (include === null || own === null) return source;
  const { words, parameters, said, span } = own.settings;
  const settings = {
    words: {
      id: include.settings.words.id,
      title: words.title ?? include.settings.words.title,
      time: include.settings.words.time,
      notes: words.notes ?? include.settings.words.notes,
    },
    said: [...new Set([...include.settings.said, ...said])],
    span: include.settings.span ?? span,
    parameters: new Map([...include.settings.parameters, ...parameters]),
  };
  return { ...source, include: { ...include, settings } };
}

/** The pin of a slide's words in all variants: its settings are the translation's too, so another one makes nothing old. */
function pinOfWords(text: string): string {
  return pinOf([text.replace(/^\s*[\w-]+[ \t]*:[\s\S]*?\n---[ \t]*\n/, '')]);
}

function outdated({ id, translates }: FileSlide, original: string, path: string): readonly Diagnostic[] {
  if (translates === null) return [];
  const now = pinOfWords(original);
  const name = id?.id ?? '';
  const facts = { name, path, now };
  return now.startsWith(translates.text.replace(/^@/, ''))
    ? []
    : [diagnose('parse/translation-outdated', translates.span, facts)];
}

const wordClaims = /\{[^{}]*\bclaim\s*=\s*(?:"([^"]*)"|'([^']*)')[^{}]*\}/g;

function claimsIn({ text }: FileSlide): readonly string[] {
  return [...text.body.text.matchAll(wordClaims)].map((match) =>
    (match[1] ?? match[2] ?? '').replace(/\s+/g, ' ').trim(),
  );
}

/** Claims of the original's words that no words of the translation carry; those of settings and charts are shared. */
function lostClaims(slide: FileSlide, original: FileSlide, path: string): readonly Diagnostic[] {
  const claims = claimsIn(original);
  if (claims.length === 0) return [];
  const kept = new Set(claimsIn(slide));
  const lost = [...new Set(claims)].filter((claim) => !kept.has(claim));
  if (lost.length === 0) return [];
  const at = slide.id?.span ?? slide.heading?.span ?? slide.span;
  return [diagnose('parse/translation-claim', at, { name: slide.id?.id ?? '', path, claims: lost })];
}
