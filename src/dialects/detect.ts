import type { SourceFile } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { extensionOf } from '../util/paths.ts';
import { holdsWord } from '../util/text-change.ts';
import { linesOf } from './lines.ts';
import { bodySigns, isOurs, metadataSigns, type ForeignDialect, type Sign } from './signs.ts';

/** The tools whose decks are known. Decks of reveal-md are read as they are. */
export type DialectName = 'plenary' | 'reveal-md' | ForeignDialect;

/** Which tool a deck was written for, and what says so. */
export interface Detected {
  readonly name: DialectName;
  /** As it stands in the deck; `null` where nothing speaks for another tool. */
  readonly sign: Sign | null;
  /** Signs of several tools, so that the deck is read as it stands. */
  readonly doubtful: readonly Sign[];
}

const plain: Detected = { name: 'plenary', sign: null, doubtful: [] };

/** Tools that a deck may name itself: `dialect: marp`. */
const named = /^dialect[ \t]*:[ \t]*["']?(plenary|reveal-md|marp|slidev|pandoc)["']?[ \t]*(?:#.*)?$/m;

/**
 * Which tool a Markdown deck was written for. What a deck says of itself counts first, then settings that only one tool
 * knows, then marks in its slides. A deck with settings of ours is ours, and so is one whose signs do not agree.
 */
export const detectDialect = byIdentity((source: SourceFile): Detected => {
  const head = headOf(source.text);
  const says = named.exec(head)?.[1] as DialectName | undefined;
  if (says !== undefined) return { name: says, sign: signAt(source.text, 'dialect', says), doubtful: [] };
  const own = isOurs(head);
  const settings = metadataSigns(source.text, head);
  if (settings.some(({ dialect }) => dialect === 'reveal-md') && !own)
    return { ...plain, name: 'reveal-md', sign: settings.find(({ dialect }) => dialect === 'reveal-md') ?? null };
  const found = settings.length > 0 ? settings : fromBody(source, head);
  const names = new Set(found.map(({ dialect }) => dialect));
  const [first] = found;
  if (first === undefined || own) return plain;
  if (names.size > 1 || (settings.length === 0 && /^lang[ \t]*:/m.test(head)))
    return { ...plain, doubtful: [...names].map((name) => found.find(({ dialect }) => dialect === name) as Sign) };
  return { name: first.dialect, sign: first, doubtful: [] };
});

/** The block of settings at the top of a file, `''` where there is none. */
export function headOf(text: string): string {
  const match = /^---[ \t]*\n([^]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  return match === null ? '' : (match[1] as string);
}

function fromBody(source: SourceFile, head: string): readonly Sign[] {
  if (extensionOf(source.path) === 'qmd') return [{ dialect: 'pandoc', words: '.qmd', start: 0, end: 0 }];
  const hinted = bodySigns.filter(({ hint }) => holdsWord(source, hint));
  if (hinted.length === 0) return [];
  const from = head === '' ? 0 : head.length;
  const found: Sign[] = [];
  for (const line of linesOf(source.text)) {
    if (line.kind !== 'text' || line.start < from) continue;
    for (const { dialect, pattern, hint } of hinted) {
      if (!line.text.includes(hint.trimEnd())) continue;
      const match = pattern.exec(line.text.replace(/(`+)[^`]*?\1/g, (code) => ' '.repeat(code.length)));
      if (match === null || found.some((other) => other.dialect === dialect)) continue;
      const start = line.start + match.index;
      found.push({ dialect, words: match[0].trim(), start, end: start + match[0].length });
    }
  }
  return found;
}

function signAt(text: string, key: string, value: string): Sign {
  const start = Math.max(0, text.indexOf(key));
  const end = text.indexOf('\n', start);
  return { dialect: value as ForeignDialect, words: text.slice(start, end).trim(), start, end };
}
