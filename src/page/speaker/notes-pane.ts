import type { PageData } from '../../model/page.ts';
import { element } from '../dom.ts';

/** The speaker's words. */
export interface NotesPane {
  readonly root: HTMLElement;
  show(section: HTMLElement | null): void;
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
    'aria-label': 'Notes of this slide',
  });
  const root = element('section', { class: 'notes-pane', 'aria-label': 'Notes' }, [body]);
  let size = 26;
  body.style.fontSize = `${size}px`;
  return {
    root,
    show(section) {
      const notes = section?.querySelector('.notes');
      body.replaceChildren(
        ...(notes === null || notes === undefined ? [reason(page)] : [...notes.cloneNode(true).childNodes]),
      );
      body.scrollTop = 0;
    },
    resize(by) {
      size = Math.min(largest, Math.max(smallest, size + by));
      body.style.fontSize = `${size}px`;
    },
  };
}

function reason(page: PageData): HTMLElement {
  if (page.notes) return element('p', { class: 'quiet', text: 'No notes on this slide.' });
  return element('div', { class: 'quiet' }, [
    element('p', { text: 'This talk was built without speaker notes, so that it can be handed out.' }),
    element('p', {}, ['For a build with notes: ', element('code', { text: 'plenary build --notes' })]),
  ]);
}
