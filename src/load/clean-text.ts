import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** Places named one by one; a file with more has one cause, and the last warning counts the rest. */
const mostPlaces = 20;

/** Controls, noncharacters and marks of direction: what a reader cannot see and a later stage may trip over. */
// prettier-ignore
const suspicious = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g;

/** Text without what cannot be shown, and what was found. */
export interface CleanText {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes control characters and noncharacters out of a text, each with a warning; U+0000 is an error. Marks of direction
 * (U+202A–E, U+2066–9) stay, with a warning, for they can make text read otherwise than it is written (Boucher and
 * Anderson, "Trojan Source", 2021).
 * @param path for the places, which count in the text that is returned
 * @param text with `\n` as the only line end
 */
export function cleanText(path: string, text: string): CleanText {
  suspicious.lastIndex = 0;
  if (!suspicious.test(text)) return { text, diagnostics: [] };
  const found: { start: number; end: number; character: string }[] = [];
  let removed = 0;
  const clean = text.replace(suspicious, (character, offset: number) => {
    const start = offset - removed;
    const stays = isDirection(character);
    found.push({ start, end: start + (stays ? 1 : 0), character });
    if (!stays) removed += character.length;
    return stays ? character : '';
  });
  const diagnostics = found.slice(0, mostPlaces).map(({ start, end, character }, i) => {
    const span = { file: path, start, end: Math.max(end, Math.min(start + 1, clean.length)) };
    const more = i === mostPlaces - 1 ? found.length - mostPlaces : 0;
    return diagnose(codeOf(character), span, { name: nameOf(character), more });
  });
  const nul = found.find(({ character }, i) => i >= mostPlaces && character === '\0');
  if (nul)
    diagnostics.push(
      diagnose('load/nul', { file: path, start: nul.start, end: nul.start }, { name: 'U+0000', more: 0 }),
    );
  return { text: clean, diagnostics };
}

function isDirection(character: string): boolean {
  return /[\u202a-\u202e\u2066-\u2069]/.test(character);
}

function codeOf(character: string): 'load/nul' | 'load/bidi-control' | 'load/control-character' {
  if (character === '\0') return 'load/nul';
  return isDirection(character) ? 'load/bidi-control' : 'load/control-character';
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
