import type { Move } from './messages.ts';

const moves: Readonly<Record<string, Move>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  n: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  p: 'previous',
  Home: 'first',
  End: 'last',
  b: 'pause',
  '.': 'pause',
};

/** The keys of the talk work in the speaker's window as well; + and − set the size of the notes. */
export function bindSpeakerKeys(actions: { move: (to: Move) => void }, resize: (by: number) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    const onButton = target?.matches('button') === true && [' ', 'Enter'].includes(event.key);
    const scrolling = target?.matches('.notes-body') === true && ['ArrowDown', 'ArrowUp'].includes(event.key);
    if (onButton || scrolling) return;
    const to = event.key === ' ' && event.shiftKey ? 'previous' : moves[event.key];
    if (to !== undefined) actions.move(to);
    else if (event.key === '+' || event.key === '=') resize(2);
    else if (event.key === '-') resize(-2);
    else return;
    event.preventDefault();
  });
}
