import type { PageData } from '../../model/page.ts';
import { element } from '../dom.ts';
import { word } from '../words.ts';

/** The speaker's words. */
export interface NotesPane {
  readonly root: HTMLElement;
  /** @param step index of the last step shown; -1 before the first */
  show(section: HTMLElement | null, step: number): void;
  /** Makes the letters larger or smaller by some px. */
  resize(by: number): void;
}

const smallest = 16;
const largest = 60;

/** Makes the pane; where there are no notes it says why. */
export function makeNotes(page: PageData): NotesPane {
  const body = element('div', {
    class: 'notes-body',
    tabindex: '0',
    role: 'group',
    'aria-label': word('Notes of this slide'),
  });
  const root = element('section', { class: 'notes-pane', 'aria-label': word('Notes') }, [body]);
  let size = 26;
  body.style.fontSize = `${size}px`;
  return {
    root,
    show(section, step) {
      const notes = section?.querySelector('.notes');
      body.replaceChildren(
        ...(notes === null || notes === undefined ? [reason(page)] : [...notes.cloneNode(true).childNodes]),
      );
      body.scrollTop = 0;
      follow(body, step);
    },
    resize(by) {
      size = Math.min(largest, Math.max(smallest, size + by));
      body.style.fontSize = `${size}px`;
    },
  };
}

/** Marks the place of the notes that the talk has come to, and brings it into view. */
function follow(body: HTMLElement, step: number): void {
  const clicks = [...body.querySelectorAll<HTMLElement>('.note-click')];
  clicks.slice(0, step + 1).forEach((click) => click.classList.add('done'));
  const now = clicks[Math.min(step, clicks.length - 1)];
  now?.classList.add('now');
  if (now !== undefined) body.scrollTop = Math.max(0, now.offsetTop - body.offsetTop - body.clientHeight / 4);
}

function reason(page: PageData): HTMLElement {
  if (page.notes) return element('p', { class: 'quiet', text: word('No notes on this slide.') });
  return element('div', { class: 'quiet' }, [
    element('p', { text: word('This talk was built without speaker notes, so that it can be handed out.') }),
    element('p', {}, [word('For a build with notes: '), element('code', { text: 'plenary build --notes' })]),
  ]);
}
