import type { RevealApi } from 'reveal.js';
import { dialogIsOpen } from './dom.ts';

/** What a key or a button may start. */
export interface Commands {
  readonly help: () => void;
  readonly search: () => void;
  readonly dot: () => void;
  readonly speaker: () => void;
  readonly overview: () => void;
  readonly trace: () => void;
}

let lettersAllowed = true;

/** Whether single letters act as commands; a person who dictates needs them off (WCAG 2.2, 2.1.4). */
export function allowLetters(allowed: boolean): void {
  lettersAllowed = allowed;
}

/** Whether single letters act as commands. */
export function lettersAreCommands(): boolean {
  return lettersAllowed;
}

/** Whether a key may act: none while a dialog is open or text is written, no letters where these are off. */
export function keyAllowed(event: KeyboardEvent): boolean {
  if (!document.documentElement.classList.contains('live')) return false;
  if (dialogIsOpen()) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.matches('video, audio, button, summary, a') === true && [' ', 'Enter'].includes(event.key)) return false;
  return lettersAllowed || event.key === undefined || event.key.length > 1 || event.key === ' ';
}

/** Keys that are Reveal's to act on: those allowed that are not ours. Its own help would open beside ours. */
export function keyForReveal(event: KeyboardEvent): boolean {
  return keyAllowed(event) && event.key !== '?' && event.key !== '/';
}

/** Binds our own keys; Reveal has those for moving, overview, blackout, full screen and jumping. */
export function bindKeys(deck: RevealApi, commands: Commands): void {
  const byKey: Readonly<Record<string, () => void>> = {
    s: commands.speaker,
    d: commands.dot,
    t: commands.trace,
    '?': commands.help,
    '/': commands.search,
  };
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 'f' && event.shiftKey && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      commands.search();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event) || !keyAllowed(event)) return;
    const run = deck.isPaused() ? undefined : byKey[event.key.toLowerCase()];
    if (run === undefined) return;
    event.preventDefault();
    run();
  });
}

function isWriting(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.matches('input, textarea, [contenteditable]');
}
