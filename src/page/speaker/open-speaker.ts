import type { RevealApi } from 'reveal.js';
import { element, onClick } from '../dom.ts';
import { isToken, newToken } from '../mode.ts';
import { openLink, type Link } from './link.ts';
import { asRequest, type Move, type TalkState, type Timer } from './messages.ts';
import { word } from '../words.ts';

const namePrefix = 'plenary-talk-';

/**
 * The talk's side of the speaker's window: opens it, tells it what is shown and does what it asks. The token lives in
 * the window's name, which a reload keeps and which no other page of the browser can read.
 */
export function openSpeaker(deck: RevealApi): { readonly open: () => void } {
  let popup: Window | null = null;
  let link: Link | null = null;
  let timer: Timer | null = null;
  const tell = (): void => link?.send(stateOf(deck, timer));
  const receive = (message: unknown): void => {
    const request = asRequest(message);
    if (request?.type === 'timer') timer = request.timer;
    else if (request?.type === 'move') move(deck, request.to);
    else if (request?.type === 'hello') tell();
  };
  const connect = (token: string): void => {
    link = openLink({ token, receive, peer: () => popup });
    tell();
  };
  const kept = window.name.startsWith(namePrefix) ? window.name.slice(namePrefix.length) : '';
  if (isToken(kept)) connect(kept);
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden', 'paused', 'resumed']) deck.on(event, tell);
  return {
    open() {
      if (popup !== null && !popup.closed) return popup.focus();
      const token = isToken(kept) ? kept : newToken();
      window.name = namePrefix + token;
      if (link === null) connect(token);
      popup = window.open(
        addressFor(window.name.slice(namePrefix.length)),
        `plenary-speaker-${token}`,
        'popup,width=1280,height=800',
      );
      if (popup === null) sayBlocked();
    },
  };
}

function addressFor(token: string): string {
  return `${location.href.replace(/[?#].*$/, '')}?speaker=${token}`;
}

function stateOf(deck: RevealApi, timer: Timer | null): TalkState {
  const slide = deck.getCurrentSlide();
  return { type: 'state', slide: slide?.id ?? '', step: deck.getIndices().f ?? -1, paused: deck.isPaused(), timer };
}

function move(deck: RevealApi, to: Move): void {
  const moves: Readonly<Record<Move, () => void>> = {
    next: () => deck.next(),
    previous: () => deck.prev(),
    first: () => deck.slide(0, 0),
    last: () => deck.slide(deck.getHorizontalSlides().length - 1),
    pause: () => deck.togglePause(),
  };
  moves[to]();
}

function sayBlocked(): void {
  const close = element('button', { type: 'button', text: word('Close') });
  const toast = element('div', { class: 'toast', role: 'alert' }, [
    element('p', {}, [
      word(
        'The browser has blocked the speaker window. Allow pop-ups for this page (a sign in the address bar offers it), then press ',
      ),
      element('kbd', { text: 'S' }),
      word(' again.'),
    ]),
    close,
  ]);
  onClick(close, () => toast.remove());
  document.body.append(toast);
  close.focus();
}
