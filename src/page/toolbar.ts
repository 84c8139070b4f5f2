import type { RevealApi } from 'reveal.js';
import { element, onClick } from './dom.ts';
import type { Commands } from './keys.ts';
import { word } from './words.ts';

/** Milliseconds for which the bar stays after the mouse has moved. */
const lingering = 2200;

const icons = {
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  overview: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5',
  trace: 'M12 3v4M12 17v4M3 12h4M17 12h4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  speaker: 'M3 5h18v11H3zM8 20h8M12 16v4',
  help: 'M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2.2M12 18v.01',
} as const;

/** A small bar for those who do not know the keys: it comes with the mouse and goes with it. */
export function addToolbar(deck: RevealApi, commands: Commands): void {
  const bar = element('nav', { class: 'toolbar', 'aria-label': word('Slides') }, [
    button(word('Previous'), icons.previous, () => deck.prev()),
    button(word('Next'), icons.next, () => deck.next()),
    button(word('Overview'), icons.overview, commands.overview),
    button(word('Search'), icons.search, commands.search),
    button(word('Where numbers come from'), icons.trace, commands.trace, 'T'),
    button(word('Speaker window'), icons.speaker, commands.speaker),
    button(word('Keys'), icons.help, commands.help),
  ]);
  document.body.append(bar);
  showWithMouse();
}

function button(label: string, path: string, run: () => void, key?: string): HTMLElement {
  const made = element('button', { type: 'button', 'aria-label': label, title: label });
  if (key !== undefined) made.setAttribute('aria-keyshortcuts', key);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  made.append(svg);
  onClick(made, run);
  return made;
}

function showWithMouse(): void {
  const page = document.documentElement.classList;
  let timer = 0;
  const show = (): void => {
    page.add('pointer-active');
    clearTimeout(timer);
    timer = setTimeout(() => page.remove('pointer-active'), lingering);
  };
  document.addEventListener('mousemove', (event) => {
    if (event.movementX !== 0 || event.movementY !== 0) show();
  });
  document.addEventListener('touchend', show, { passive: true });
}
