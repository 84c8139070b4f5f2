/*
 * Lines that mean something between and in slides, for those who look at lines alone: the command line reads a deck's
 * settings before it loads what reads Markdown.
 */

/** A line that begins the speaker notes. */
export const notesLine = /^notes?:/i;

/** The dashes of a line that may separate slides, without the white space after them; else `null`. */
export function separatorDashes(line: string): '---' | '----' | null {
  return (/^(-{3,4})[ \t]*$/.exec(line)?.[1] ?? null) as '---' | '----' | null;
}
