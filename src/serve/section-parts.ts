import type { Section } from '../assemble/sections.ts';

/** A section without what follows from its place in the talk, and its notes. */
export interface SectionParts {
  /** Without label, number and notes. */
  readonly slide: string;
  /** Empty for none. */
  readonly notes: string;
}

const label = ' aria-label="';
const number = '<span class="page-number">';
const notesStart = '<aside class="notes">';
const notesEnd = '</aside></section>';

/**
 * Takes a section apart, to tell a new place or new notes from a new slide. Notes that hold such an element themselves
 * are left in the slide.
 */
export function sectionParts({ html, slide }: Section): SectionParts {
  const hasNotes = slide.notesHtml !== null && !slide.notesHtml.includes(notesStart) && html.endsWith(notesEnd);
  const at = hasNotes ? html.lastIndexOf(notesStart) : -1;
  const notes = at === -1 ? '' : html.slice(at + notesStart.length, -notesEnd.length);
  return { slide: withoutPlace(at === -1 ? html : `${html.slice(0, at)}</section>`), notes };
}

function withoutPlace(html: string): string {
  const start = html.indexOf(label);
  const end = html.indexOf('"', start + label.length);
  const from = html.lastIndexOf(number);
  const to = html.indexOf('<', from + number.length);
  const head = html.slice(0, start);
  return from === -1 || start === -1
    ? head + html.slice(end)
    : head + html.slice(end, from + number.length) + html.slice(to);
}
