/* The search of a catalogue: what is typed and picked leaves cards out; the address keeps it, so that it can be passed on. */
import { relativePath } from '../../util/relative-path.ts';

interface Card {
  readonly element: HTMLElement;
  readonly search: string;
  readonly tags: readonly string[];
  readonly licence: string;
  readonly slide: string;
  readonly code: HTMLElement;
}

interface Deck {
  readonly section: HTMLElement;
  readonly number: string;
  readonly cards: readonly Card[];
}

const decks = [...document.querySelectorAll<HTMLElement>('section.deck')].map((section): Deck => {
  const cards = [...section.querySelectorAll<HTMLElement>('li')].map(cardOf);
  return { section, number: section.dataset['deck'] ?? '', cards };
});
const words = document.querySelector('#words') as HTMLInputElement;
const pickers = ['tag', 'deck', 'licence', 'from'].map((id) => document.getElementById(id) as HTMLSelectElement);
const status = document.querySelector('.count') as HTMLElement;
const nothing = document.querySelector('.nothing') as HTMLElement;
let timer = 0;

function cardOf(element: HTMLElement): Card {
  const { search = '', tags = '', licence = '', slide = '' } = element.dataset;
  const code = element.querySelector('code') as HTMLElement;
  return { element, search, tags: tags.split('\n'), licence, slide, code };
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

function picked(id: string): string {
  return pickers.find((picker) => picker.id === id)?.value ?? '';
}

function show(): void {
  const wanted = fold(words.value).split(/\s+/).filter(Boolean);
  const [tag, deck, licence] = [picked('tag'), picked('deck'), picked('licence')];
  let slides = 0;
  let inDecks = 0;
  for (const { section, number, cards } of decks) {
    let shown = 0;
    for (const { element, search, tags, licence: own } of cards) {
      const isShown =
        (deck === '' || deck === number) &&
        (tag === '' || tags.includes(tag)) &&
        (licence === '' || licence === own) &&
        wanted.every((word) => search.includes(word));
      element.hidden = !isShown;
      if (isShown) shown += 1;
    }
    const isAsked = wanted.length + tag.length + licence.length === 0 && (deck === '' || deck === number);
    section.hidden = shown === 0 && !isAsked;
    slides += shown;
    if (!section.hidden) inDecks += 1;
  }
  nothing.hidden = inDecks > 0;
  status.textContent = `${slides} ${slides === 1 ? 'slide' : 'slides'} in ${inDecks} ${inDecks === 1 ? 'deck' : 'decks'}`;
  keepAddress();
}

function keepAddress(): void {
  const kept = new URLSearchParams();
  if (words.value !== '') kept.set('words', words.value);
  for (const picker of pickers) if (picker.value !== '') kept.set(picker.id, picker.value);
  const hash = kept.toString();
  history.replaceState(null, '', hash === '' ? location.pathname : `#${hash}`);
}

function readAddress(): void {
  const kept = new URLSearchParams(location.hash.slice(1));
  words.value = kept.get('words') ?? '';
  for (const picker of pickers) {
    picker.value = kept.get(picker.id) ?? '';
    if (picker.selectedIndex === -1) picker.selectedIndex = 0;
  }
}

/** Lines say the way from the deck that is picked. */
function writeLines(): void {
  const from = picked('from');
  for (const { slide, code } of decks.flatMap(({ cards }) => cards)) {
    const path = from === '' ? `../${slide}` : relativePath(from, slide);
    const isPlain = /^[\p{L}\p{N}._/-]+(?:#[\p{L}\p{N}._-]+)?$/u.test(path);
    code.textContent = `src: ${isPlain ? path : JSON.stringify(path)}`;
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const code = button.closest('li')?.querySelector('code');
  if (!code) return;
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    told(button, 'Copied');
  } catch {
    // Some browsers let no page that was opened from a disk write to the clipboard.
    getSelection()?.selectAllChildren(code);
    told(button, 'Selected');
  }
}

function told(button: HTMLButtonElement, word: string): void {
  button.textContent = word;
  status.textContent = word === 'Copied' ? 'The line is copied' : 'The line is selected: copy it with the keyboard';
  setTimeout(() => (button.textContent = 'Copy'), 2000);
}

words.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(show, 120);
});
for (const picker of pickers)
  picker.addEventListener('change', () => {
    if (picker.id === 'from') writeLines();
    show();
  });
document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
document.querySelector('#clear')?.addEventListener('click', () => {
  words.value = '';
  for (const picker of pickers) if (picker.id !== 'from') picker.selectedIndex = 0;
  show();
  words.focus();
});
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button.copy') : null;
  if (button !== null) void copy(button);
});
document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  words.focus();
});
addEventListener('hashchange', () => {
  readAddress();
  writeLines();
  show();
});
readAddress();
writeLines();
if (location.hash !== '') show();
