import type { RevealApi } from 'reveal.js';
import type { Trace } from '../../model/evidence.ts';
import { dialogIsOpen, element, onClick } from '../dom.ts';
import { lettersAreCommands } from '../keys.ts';
import { currentMode } from '../mode.ts';
import { bindView } from './bind-view.ts';
import { makeView, type TraceView } from './view.ts';
import { word } from '../words.ts';

/**
 * Shows where the numbers of a slide come from: a mark at each, and a panel about the chosen one.
 * @param read gives the trace, when it is first asked for
 * @returns what opens and closes it
 */
export function addTrace(deck: RevealApi, read: () => Trace | null): () => void {
  let view: TraceView | null = null;
  const toggle = (): void => {
    view ??= openView(deck, read());
    if (view?.isOpen() === true) view.close();
    else view?.open();
  };
  addOpener(toggle);
  return toggle;
}

function openView(deck: RevealApi, trace: Trace | null): TraceView | null {
  if (trace === null) return null;
  const view = makeView(deck, trace);
  bindView(deck, view);
  return view;
}

/** The document on a narrow screen has no toolbar, and Reveal's keys are off there. */
function addOpener(toggle: () => void): void {
  if (document.querySelector('[data-value], [data-mark]') === null) return;
  const button = element('button', { type: 'button', class: 'trace-open', text: word('Where numbers come from') });
  onClick(button, toggle);
  document.body.append(button);
  document.addEventListener('keydown', (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const free = !dialogIsOpen() && lettersAreCommands();
    if (currentMode() === 'stacked' && event.key.toLowerCase() === 't' && plain && free) toggle();
  });
}
