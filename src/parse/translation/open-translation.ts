import { diagnose } from '../../diagnostics/diagnose.ts';
import type { ParsedSlide } from '../../model/deck.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { LocatedJson } from '../../model/json.ts';
import type { Project } from '../../model/project.ts';
import type { OriginalWords } from '../../model/settings.ts';
import { writtenFile } from '../../util/slide-text.ts';
import { translatedPath } from '../../util/translated-path.ts';
import { parseFile, type ParsedFile } from '../parse-file.ts';
import type { ParseMemory } from '../parse-memory.ts';
import { readAbbreviations } from '../settings/evidence-settings.ts';
import { settingValue } from '../settings/read-settings.ts';
import type { VariantChoice } from '../variants/admit.ts';
import { cutFile } from '../variants/cut-slide.ts';
import { deckInTranslation, inLanguage } from './deck-words.ts';
import { translateFile } from './translate-file.ts';
import type { Languages } from './translate-slide.ts';

/** A talk that is asked for in another language than it was written in. */
export interface OpenTranslation {
  readonly languages: Languages;
  /** A file with the slides of its translation, as far as there is one. */
  readonly file: (path: string, original: ParsedFile) => ParsedFile;
  /** The settings of the talk in that language. */
  readonly settings: (path: string, original: LocatedJson) => Staged<LocatedJson>;
  /** What the talk was written in. */
  readonly original: OriginalWords;
  /** What has no translation yet. */
  readonly missing: (slides: readonly ParsedSlide[]) => readonly Diagnostic[];
}

/** `null` where a talk is shown as it was written. @param deck the deck's own file */
export function openTranslation(
  project: Project,
  deck: ParsedFile,
  { memory, choice }: { readonly memory: ParseMemory; readonly choice: VariantChoice },
): OpenTranslation | null {
  const { translations } = project;
  const said = settingValue(deck.block, 'lang');
  const from = typeof said === 'string' ? said : 'en';
  if (translations === undefined || translations.lang.toLowerCase() === from.toLowerCase()) return null;
  const { lang, byFile } = translations;
  const languages = { from, to: lang };
  const opened = new Map<string, ParsedFile>();
  for (const [path, source] of byFile) opened.set(path, cutFile(parseFile(source, 'included', memory), choice));
  return {
    languages,
    file: (path, original) => translateFile(path, original, opened.get(path) ?? null, languages),
    settings(path, original) {
      const translation = opened.get(path);
      if (translation === undefined) return { value: inLanguage(original, lang), diagnostics: [] };
      return deckInTranslation(original, translation.block, lang);
    },
    original: { lang: from, abbreviations: readAbbreviations(deck.block).value },
    missing: (slides) => missingIn(slides, translations, deck),
  };
}

function missingIn(
  slides: readonly ParsedSlide[],
  { lang, byFile }: NonNullable<Project['translations']>,
  { opening }: ParsedFile,
): readonly Diagnostic[] {
  if (byFile.size === 0) {
    const path = translatedPath(writtenFile(opening.file), lang) ?? '';
    return [diagnose('parse/no-translation', opening, { lang, path })];
  }
  const files = new Map<string, { all: number; words: string[]; notes: string[] }>();
  for (const slide of slides) {
    const { language } = slide.settings;
    if (language === undefined || isSilent(slide)) continue;
    const path = writtenFile(language.original ?? slide.span.file);
    const found = files.get(path) ?? { all: 0, words: [], notes: [] };
    files.set(path, found);
    found.all += 1;
    if (language.original === null) found.words.push(slide.id);
    else if (language.notes !== language.lang) found.notes.push(slide.id);
  }
  return [...files].flatMap(([file, { all, words, notes }]) => {
    const path = translatedPath(file, lang) ?? '';
    const span = { file, start: 0, end: 0 };
    const facts = { lang, path, all, isThere: byFile.has(file) };
    return [
      ...(words.length === 0 ? [] : [diagnose('parse/untranslated', span, { ...facts, ids: words })]),
      ...(notes.length === 0 ? [] : [diagnose('parse/untranslated-notes', span, { ...facts, ids: notes })]),
    ];
  });
}

/** A slide of pictures alone, or one that the talk fills by itself, has nothing to be translated. */
function isSilent({ text, charts }: ParsedSlide): boolean {
  return text.body.text.trim() === '' && text.notes === null && charts.length === 0;
}
