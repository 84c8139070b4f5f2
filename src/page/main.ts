/*
 * The page's script. It stands in the head and runs before the slides are parsed, so that the page never shows itself
 * in a form that it is about to leave.
 */
import { startDeck } from './deck.ts';
import { chooseMode, setMode } from './mode.ts';
import { readPageData } from './page-data.ts';
import { startPages } from './pages.ts';
import { startSpeaker } from './speaker/speaker-window.ts';

const mode = chooseMode(location.search);
setMode(mode.name);

document.addEventListener('DOMContentLoaded', () => {
  try {
    const page = readPageData();
    if (mode.name === 'pages') void startPages(mode.trace, mode.steps);
    else if (mode.name === 'speaker') startSpeaker(page, mode.token);
    else void startDeck(page, mode.trace).catch(fallBack);
  } catch (error) {
    fallBack(error);
  }
});

/** Whatever goes wrong, the talk can still be read: as a document, slide under slide. */
function fallBack(error: unknown): void {
  setMode('stacked');
  throw error;
}
