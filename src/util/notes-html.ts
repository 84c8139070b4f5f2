/** A slide's HTML, apart from what is only for the speaker. */
export interface SlideAndNotes {
  /** Without notes. */
  readonly slide: string;
  /** What the notes hold; empty for none. */
  readonly notes: string;
}

const asideTag = /<(\/?)aside\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const isNotes =
  /(?:^|\s)class\s*=\s*(?:"(?:[^"]*\s)?notes(?:\s[^"]*)?"|'(?:[^']*\s)?notes(?:\s[^']*)?'|notes(?=\s|$))/i;

/**
 * Takes the speaker's notes out of a slide's HTML: any `aside` of the class `notes`, whatever else is said in its tag,
 * up to its own end. Notes may hold an `aside` themselves, and what stands behind that one is for the speaker too. Where
 * an end is missing the rest is taken for notes: those who were not to see them do not.
 */
export function takeNotes(html: string): SlideAndNotes {
  const shown: string[] = [];
  const notes: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: tag, 1: slash, 2: attributes = '', index } of html.matchAll(asideTag)) {
    if (depth === 0) {
      if (slash === '/' || !isNotes.test(attributes)) continue;
      shown.push(html.slice(from, index));
      from = index + tag.length;
      depth = 1;
    } else {
      depth += slash === '/' ? -1 : 1;
      if (depth > 0) continue;
      notes.push(html.slice(from, index));
      from = index + tag.length;
    }
  }
  (depth > 0 ? notes : shown).push(html.slice(from));
  return { slide: shown.join(''), notes: notes.join('\n') };
}
