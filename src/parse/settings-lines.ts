import { lineText, type LineIndex } from '../util/lines.ts';
import { notesLine } from './lines-of-slides.ts';

/** Where a block of settings ends; lines count from 1. */
export interface SettingsLines {
  /** The line after the last of the settings. */
  readonly end: number;
  /** The line at which content goes on. */
  readonly next: number;
  /** A line `---` closes them. */
  readonly closed: boolean;
}

/** Does a line look like the first of a slide's settings? `Note:` begins the notes. */
export function looksLikeSetting(line: string): boolean {
  return /^["']?[\p{L}_][\p{L}\p{N}_.-]*["']?[ \t]*:(?:[ \t]|$)/u.test(line) && !notesLine.test(line);
}

/**
 * Finds the end of a block of settings. Settings are keys, indented lines, lists and comments up to a line `---`. A
 * heading, or text after a blank line, shows that this line was forgotten, so that no content is taken for settings;
 * other text among the keys is left for the YAML reader to place.
 * @param first the first line of the settings, from 1
 */
export function findSettingsEnd(index: LineIndex, first: number): SettingsLines {
  let blank = false;
  let hash = 0;
  let odd = 0;
  const last = index.starts.length;
  for (let line = first; line <= last; line++) {
    const text = lineText(index, line);
    if (isClosing(text)) return hash === 0 ? { end: line, next: line + 1, closed: true } : open(hash);
    if (text.trim() === '') blank = true;
    else if (text.startsWith('#')) hash ||= line;
    else if (looksLikeSetting(text)) {
      blank = false;
      hash = 0;
    } else if (hash !== 0) return open(hash);
    else if (/^[ \t\]}]/.test(text)) continue;
    else if (blank) return open(line);
    else if (!text.startsWith('- ')) odd ||= line;
  }
  return open(odd || hash || last + 1);
}

/** Is this the line that ends a block of settings? */
export function isClosing(line: string): boolean {
  return /^---[ \t]*$/.test(line);
}

function open(line: number): SettingsLines {
  return { end: line, next: line, closed: false };
}
