import type { Diagnostic } from '../model/diagnostic.ts';
import type { LocatedJson } from '../model/json.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { flatInBlocks } from '../util/in-blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { cutAgain, cutWhole, indexFrom } from './cut-file.ts';
import type { FileCut, ParsedPiece, ParseMemory } from './parse-memory.ts';
import type { FileSlide } from './parse-slide.ts';
import { deckTable } from './settings/deck-table.ts';
import { settingKeys } from './settings/read-settings.ts';
import { dialectOf, revealMdKeys, type Dialect } from './settings/reveal-md.ts';
import { slideTable } from './settings/slide-table.ts';

/** A file of slides by itself: what it includes is named, not followed. */
export interface ParsedFile {
  /** The deck's settings at its top, not yet checked; no map where they are none. */
  readonly block: LocatedJson;
  /** They could not be read, so what they lack says nothing. */
  readonly isBroken: boolean;
  /** The line that opens them, else the first line. */
  readonly opening: Span;
  readonly dialect: Dialect;
  readonly slides: readonly FileSlide[];
  /** The text of each slide. */
  readonly texts: readonly SourceFile[];
  /** Texts of slides that stand in for some of these: those of a translation. */
  readonly moreTexts?: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

const noSettings: LocatedJson = { value: null, places: new Map() };

/**
 * Reads a file of slides.
 * @param role an included file may begin with the settings of its first slide; the deck begins with its own
 * @param memory slides that were read before
 */
export function parseFile(source: SourceFile, role: 'deck' | 'included', memory: ParseMemory): ParsedFile {
  const key = `${role} ${source.path}`;
  const last = memory.files?.get(key);
  const isThere = last?.cut.texts.every(({ path }) => memory.parse.has(path)) === true;
  if (last?.source === source && isThere) return last.file as ParsedFile;
  const before = isThere ? last.cut : null;
  const { index, change } = indexFrom(before, source);
  const { value: front, diagnostics: faults } = readFrontMatter(source, index);
  const ofSlide = role === 'included' && isOfSlide(front.block);
  const block = ofSlide ? noSettings : front.block;
  const dialect = dialectOf(block);
  const options = { firstLine: ofSlide ? 2 : front.next, settingsFirst: front.present, dialect };
  const again =
    before === null || change === null ? null : cutAgain({ source, index, options }, before, change, memory);
  const { cut, blank } = again ?? cutWhole({ source, index, options }, memory);
  const file: ParsedFile = {
    ...{ block, isBroken: faults.length > 0, opening: front.opening, dialect },
    slides: slidesOf(cut.parsed),
    texts: cut.texts,
    diagnostics: [...(ofSlide ? [] : faults), ...toldOf(cut, blank)],
  };
  memory.files?.set(key, { source, file, cut });
  return file;
}

const slidesOf = flatInBlocks(({ slide }: ParsedPiece) => slide);

const faultsOf = flatInBlocks(({ diagnostics }: ParsedPiece) => diagnostics);

/** What is said of the slides; those with nothing on them are told in their places. */
function toldOf({ parsed }: FileCut, blank: ReadonlyMap<number, Diagnostic>): readonly Diagnostic[] {
  if (blank.size === 0) return faultsOf(parsed);
  return parsed.flatMap(({ diagnostics }, i) => {
    const empty = blank.get(i);
    return empty === undefined ? diagnostics : [empty, ...diagnostics];
  });
}

/** Do the settings at the top of an included file speak of a slide? */
function isOfSlide(block: LocatedJson): boolean {
  const keys = settingKeys(block);
  const ofDeck = (key: string): boolean => Object.hasOwn(deckTable, key) || revealMdKeys.has(key);
  const ofSlide = (key: string): boolean => Object.hasOwn(slideTable, key);
  return keys.some((key) => ofSlide(key) && !ofDeck(key)) && !keys.some((key) => ofDeck(key) && !ofSlide(key));
}
