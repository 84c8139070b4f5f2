import { element, onClick } from './dom.ts';
import { allowLetters } from './keys.ts';
import { word, type PageWords } from './words.ts';

const keys: readonly (readonly [PageWords, string])[] = [
  ['Next, previous', '→ ← Space'],
  ['Down, up in a stack', '↓ ↑'],
  ['First, last slide', 'Home End'],
  ['Skip the steps of a slide', 'Alt+→'],
  ['Speaker window', 'S'],
  ['Overview', 'O Esc'],
  ['Search', '/ Ctrl+Shift+F'],
  ['Jump to a slide', 'G'],
  ['Black screen', 'B .'],
  ['Where numbers come from', 'T'],
  ['Pointer', 'D'],
  ['Magnify', 'Alt+click'],
  ['Full screen', 'F'],
  ['This help', '?'],
];

/** The overlay that lists all keys, and the switch for those that are single letters. */
export function addHelp(): () => void {
  const dialog = element('dialog', { class: 'panel', 'aria-labelledby': 'help-title' });
  const letters = element('input', { type: 'checkbox', checked: true });
  letters.addEventListener('change', () => allowLetters(letters.checked));
  const close = element('button', { type: 'button', text: word('Close') });
  onClick(close, () => dialog.close());
  dialog.append(
    element('h2', { id: 'help-title', text: word('Keys') }),
    element(
      'dl',
      { class: 'keys' },
      keys.map(([what, which]) => row(word(what), which)),
    ),
    element('div', { class: 'panel-foot' }, [
      element('label', {}, [letters, word('Single letters are commands')]),
      close,
    ]),
  );
  document.body.append(dialog);
  return () => (dialog.open ? dialog.close() : dialog.showModal());
}

function row(what: string, which: string): HTMLElement {
  const caps = which.split(' ').flatMap((key) => [element('kbd', { text: key }), ' ']);
  return element('div', {}, [element('dt', { text: what }), element('dd', {}, caps)]);
}
