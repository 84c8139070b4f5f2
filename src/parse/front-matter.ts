import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { LocatedJson } from '../model/json.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { lineIndex, lineText, type LineIndex } from '../util/lines.ts';
import { readSettingsBlock } from './settings/settings-block.ts';
import { findSettingsEnd, isClosing, looksLikeSetting } from './settings-lines.ts';

/** The block of settings at the top of a file. */
export interface FrontMatter {
  /** The line that opens it, else the first line of the file. */
  readonly opening: Span;
  /** Is there a block, however broken? */
  readonly present: boolean;
  readonly block: LocatedJson;
  /** The line at which the slides begin, from 1. */
  readonly next: number;
}

const noSettings: LocatedJson = { value: null, places: new Map() };

/** Reads the block between a line `---` at the very top of a file and the next one. Nothing in it is ever executed. */
export function readFrontMatter(source: SourceFile, index: LineIndex): Staged<FrontMatter> {
  const first = lineText(index, 1).trimEnd();
  const opening: Span = { file: source.path, start: 0, end: first.length };
  const language = /^---[ \t]*([A-Za-z][\w-]{0,30})$/.exec(first)?.[1];
  const opens = isClosing(lineText(index, 1));
  const isOther = language !== undefined && closingLine(index) !== null;
  if (!opens && !isOther) {
    return { value: { opening, present: false, block: noSettings, next: 1 }, diagnostics: [] };
  }
  const { end, next, closed } = isOther ? upToClosing(index) : extent(index);
  const none = { opening, present: true, block: noSettings, next };
  if (isOther) {
    const name = { ...opening, start: first.indexOf(language) };
    return { value: none, diagnostics: [diagnose('parse/settings-language', name, { language })] };
  }
  const read = readSettingsBlock(source, offset(index, 2), offset(index, end));
  const unclosed: Diagnostic[] = closed ? [] : [diagnose('parse/settings-unclosed', opening, { where: 'deck' })];
  // What YAML says about a block that swallowed half a slide would only lead astray.
  const diagnostics = closed ? read.diagnostics : unclosed;
  return { value: { ...none, block: read.value }, diagnostics };
}

/** The settings at the top of a file, which a line `---` ends at the latest: nothing behind it is looked at. */
export const settingsAtTop = byIdentity((source: SourceFile): LocatedJson => {
  const end = /\n---[ \t]*(?:\n|$)/.exec(source.text);
  const text = end === null ? source.text : source.text.slice(0, end.index + end[0].length);
  return readFrontMatter({ ...source, text }, lineIndex(text)).value.block;
});

/** Where the settings end: by their own form, else, for what has not that form, at the next line `---`. */
function extent(index: LineIndex): ReturnType<typeof findSettingsEnd> {
  const found = findSettingsEnd(index, 2);
  if (found.closed || looksLikeSetting(lineText(index, 2))) return found;
  const second = lineText(index, 2);
  return closingLine(index) === null || second.trim() === '' || second.startsWith('#') ? found : upToClosing(index);
}

function upToClosing(index: LineIndex): ReturnType<typeof findSettingsEnd> {
  const closing = closingLine(index) ?? index.starts.length;
  return { end: closing, next: closing + 1, closed: true };
}

/** The first line `---` after the opening one; `null` where there is none. */
function closingLine(index: LineIndex): number | null {
  for (let line = 2; line <= index.starts.length; line++) {
    if (isClosing(lineText(index, line))) return line;
  }
  return null;
}

function offset(index: LineIndex, line: number): number {
  return index.starts[line - 1] ?? index.text.length;
}
