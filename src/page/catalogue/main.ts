/* The search of a catalogue: what is typed and picked leaves cards out; the address keeps it, so that it can be passed on. */
import type { PageDeck } from '../../model/catalogue-data.ts';
import { searcher } from './query.ts';
import { buildWall } from './wall.ts';

const decks = JSON.parse(document.querySelector('#slides')?.textContent ?? '[]') as readonly PageDeck[];
const words = document.querySelector('#words') as HTMLInputElement;
const pickers = ['tag', 'deck', 'licence', 'from'].map((id) => document.getElementById(id) as HTMLSelectElement);
const status = document.querySelector('.count') as HTMLElement;
const nothing = document.querySelector('#nothing') as HTMLElement;
const wall = buildWall(document.querySelector('#decks') as HTMLElement, decks, () => picked('from'));
const { find, warm } = searcher(decks);
let timer = 0;

function picked(id: string): string {
  return pickers.find((picker) => picker.id === id)?.value ?? '';
}

function show(): void {
  const [tag, deck, licence] = [picked('tag'), picked('deck'), picked('licence')];
  const answer = find({ words: words.value, tag, deck, licence });
  const isAsked = words.value.trim() !== '' || tag !== '' || licence !== '';
  wall.show(answer, (number) => !isAsked && (deck === '' || deck === String(number)));
  const slides = answer.reduce((sum, found) => sum + found.length, 0);
  const inDecks = wall.shownDecks();
  nothing.hidden = inDecks > 0;
  status.textContent = `${slides} ${slides === 1 ? 'slide' : 'slides'} in ${inDecks} ${inDecks === 1 ? 'deck' : 'decks'}`;
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

/** What is found stands at the top, wherever one was. */
function showAnew(): void {
  show();
  keepAddress();
  scrollTo({ top: 0 });
}

words.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(showAnew, 80);
});
for (const picker of pickers)
  picker.addEventListener('change', () => {
    if (picker.id !== 'from') return showAnew();
    wall.renew();
    keepAddress();
  });
document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
document.querySelector('#clear')?.addEventListener('click', () => {
  words.value = '';
  for (const picker of pickers) if (picker.id !== 'from') picker.selectedIndex = 0;
  showAnew();
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
  show();
});
addEventListener('beforeprint', wall.fillAll);
readAddress();
show();
// The first word that is typed need not wait for this.
setTimeout(warm, 300);
