import { createHash } from 'node:crypto';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { LocatedJson } from '../model/json.ts';
import type { SourceFile } from '../model/text.ts';
import { assignIds, type IdWish } from '../parse/ids.ts';
import { readTarget } from '../parse/include-parts.ts';
import { parseFile, type ParsedFile } from '../parse/parse-file.ts';
import type { FileSlide } from '../parse/parse-slide.ts';
import { deckSettings } from '../parse/settings/deck-settings.ts';
import { deckTable } from '../parse/settings/deck-table.ts';
import { settingKeys, settingValue } from '../parse/settings/read-settings.ts';
import { revealMdKeys } from '../parse/settings/reveal-md.ts';
import { slideTable } from '../parse/settings/slide-table.ts';
import { lineIndex, placeAt, type LineIndex } from '../util/lines.ts';
import { nameOf, resolveReference } from '../util/paths.ts';
import { writtenSpan } from '../util/slide-text.ts';
import { chartWords, citedKeys, plainText } from './plain-text.ts';
import { otherFile, type ReadFile, type ShelvedSlide } from './shelf.ts';

/** Settings that other Markdown files have too; those that slides have as well say nothing either. */
const common = new Set(['title', 'subtitle', 'author', 'date', 'lang']);

/**
 * Reads a Markdown file for a library.
 * @param isPart a deck includes it, so that it needs no settings to hold slides
 */
export function readShelvedFile(source: SourceFile, isPart: boolean): ReadFile {
  const memory = { parse: new Map(), names: new Map() };
  const parsed = looksLikeDeck(source) ? parseFile(source, 'deck', memory) : null;
  if (parsed !== null && isDeck(source.path, parsed)) return readDeck(source, parsed);
  return isPart
    ? readPart(source, parseFile(source, 'included', memory))
    : { file: otherFile(source.path), slides: [] };
}

/** Most Markdown files are no decks, which their first line tells. */
function looksLikeDeck({ path, text }: SourceFile): boolean {
  return nameOf(path).toLowerCase() === 'deck.md' || /^---[ \t]*\n/.test(text);
}

/**
 * A `deck.md` of slides, or a file whose settings are those of a talk: one that only talks have, or a title or language
 * among settings that talks know, all of them.
 */
function isDeck(path: string, { block, slides }: ParsedFile): boolean {
  const keys = settingKeys(block);
  if (nameOf(path).toLowerCase() === 'deck.md') return keys.length > 0 || slides.length > 1;
  const isKnown = (key: string): boolean => Object.hasOwn(deckTable, key) || revealMdKeys.has(key);
  const isOfTalks = (key: string): boolean => isKnown(key) && !common.has(key) && !Object.hasOwn(slideTable, key);
  if (keys.some(isOfTalks)) return true;
  return keys.some((key) => key === 'title' || key === 'lang') && keys.every((key) => isKnown(key) || /^x-/.test(key));
}

function readDeck(source: SourceFile, parsed: ParsedFile): ReadFile {
  const headed = parsed.slides.findIndex((slide) => slide.heading !== null && slide.heading.text !== '');
  const heading = parsed.slides[headed]?.heading ?? null;
  const { dialect, opening, isBroken } = parsed;
  const facts = { dialect, opening, isBroken, themes: new Set<string>(), heading, variant: null, isTranslated: false };
  const settings = deckSettings(parsed.block, facts);
  const { lang, author, licence, source: from, tags, variants } = settings.value;
  // Without a wish the talk is its first variant.
  const time = variants[0]?.time ?? settings.value.time;
  const given = settingValue(parsed.block, 'title');
  const first = headed === -1 ? '' : titleOf(parsed.slides[headed] as FileSlide, parsed.texts[headed]?.text ?? '');
  const title = typeof given === 'string' ? settings.value.title : first || settings.value.title;
  const diagnostics = [...settings.diagnostics, ...parsed.diagnostics];
  const { slides, ...rest } = bodyOf(source, { ...parsed, diagnostics });
  const about = { title, lang, author, licence, source: from, tags, time };
  return { file: { path: source.path, role: 'deck', ...about, ...rest, slideCount: slides.length }, slides };
}

/** Slides that a deck includes have its settings; what they begin with is their own only where it can be nothing else. */
function readPart(source: SourceFile, parsed: ParsedFile): ReadFile {
  const { slides, ...rest } = bodyOf(source, parsed);
  const word = (key: string): string | null => textAt(parsed.block, key);
  const own = { author: word('author'), licence: word('licence'), source: word('source') };
  const file = { ...otherFile(source.path), role: 'part' as const, ...own, ...rest, slideCount: slides.length };
  return { file, slides };
}

function textAt({ value }: LocatedJson, key: string): string | null {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null;
  return typeof found === 'string' ? found : null;
}

function bodyOf(source: SourceFile, parsed: Pick<ParsedFile, 'slides' | 'texts' | 'diagnostics'>) {
  const index = lineIndex(source.text);
  const shown = parsed.slides.map((slide, i) => ({ slide, text: parsed.texts[i] as SourceFile }));
  const own = shown.filter(({ slide }) => slide.include === null);
  const { ids, diagnostics } = assignIds(own.map(({ slide }) => wishOf(slide)));
  const slides = own.map(({ slide, text }, i) => shelved(slide, text, { id: ids[i] as string, index }));
  const includes = shown.flatMap(({ slide }) => {
    const { path } = readTarget(slide.include?.path ?? '');
    const resolved = resolveReference(source.path, path);
    return slide.include !== null && resolved.ok ? [resolved.path] : [];
  });
  const texts = new Map(parsed.texts.map((text) => [text.path, text]));
  const fault = faultOf([...parsed.diagnostics, ...diagnostics], texts, index);
  return { slides, includes: [...new Set(includes)], fault };
}

/** Two slides may have one id where no variant shows both. */
function wishOf({ id, words, settings }: FileSlide): IdWish {
  const shown = settings.in?.names.map(({ text }) => text);
  return { given: id, words, ...(shown === undefined ? {} : { variants: shown }) };
}

function faultOf(found: readonly Diagnostic[], texts: ReadonlyMap<string, SourceFile>, index: LineIndex) {
  const errors = found.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return null;
  const line = first.span === null ? 1 : placeAt(index, writtenSpan(first.span, texts).start).line;
  return { line, message: first.message, count: errors.length };
}

function shelved(
  slide: FileSlide,
  { text, within }: SourceFile,
  { id, index }: { readonly id: string; readonly index: LineIndex },
): ShelvedSlide {
  const body = slide.text.body.text;
  const notes = slide.text.notes?.text ?? '';
  const { author, licence, source, tags, time } = slide.settings;
  const charts = slide.charts.flatMap((chart) => chartWords(chart.source.value));
  const refs = [...slide.dataRefs, ...slide.charts.flatMap((chart) => chart.dataRefs)];
  const start = within?.start ?? 0;
  const lead = text.length - text.trimStart().length;
  return {
    id,
    isMade: id !== slide.id?.id.normalize('NFC'),
    title: titleOf(slide, text) || id,
    line: placeAt(index, start + lead).line,
    text: [body, ...charts].map(plainText).join(' ').trim(),
    notes: plainText(notes),
    tags,
    data: [...new Set(refs.map(({ name, by }) => (by === 'url' ? nameOf(name).replace(/\.[^.]*$/, '') : name)))],
    cites: citedKeys(`${body}\n${notes}`),
    author,
    licence,
    source,
    time,
    digest: createHash('sha256').update(text.trim()).digest('base64url').slice(0, 16),
  };
}

/** The heading with an ellipsis for each value, which only a build can fill in. */
function titleOf({ heading, words }: FileSlide, text: string): string {
  const line = heading === null ? '' : text.slice(heading.span.start, heading.span.end);
  return plainText(line.replace(/[ \t]#+$/, '')) || words;
}
