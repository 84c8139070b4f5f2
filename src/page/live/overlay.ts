import type { LiveError, LiveReport } from '../../model/live.ts';
import { dialogIsOpen, element, onClick } from '../dom.ts';

/** What stands over the talk: errors, the number of warnings, a lost connection. */
export interface Overlay {
  readonly show: (report: LiveReport) => void;
  readonly connected: (isThere: boolean) => void;
}

/** Milliseconds for which a connection may be gone before it is told. */
const patience = 2500;

/** Adds the overlay. Escape closes it; what is new opens it again. */
export function addOverlay(first: LiveReport): Overlay {
  const body = element('div', { class: 'live-body' });
  const close = element('button', { type: 'button', class: 'live-close', 'aria-label': 'Close', title: 'Close (Esc)' });
  const errors = element('section', { class: 'live-errors', role: 'alert', hidden: true }, [close, body]);
  const note = element('button', { type: 'button', class: 'live-note', hidden: true, title: 'Hide' });
  const lost = element('p', {
    class: 'live-lost',
    role: 'status',
    hidden: true,
    text: 'Plenary does not answer. The talk is as it was last saved before that.',
  });
  onClick(close, () => (errors.hidden = true));
  onClick(note, () => (note.hidden = true));
  document.body.append(element('div', { class: 'live-overlay' }, [errors, lost, note]));
  closeByKey(errors);
  addToHelp();
  let said = '';
  let warned = 0;
  let timer = 0;
  const show = (report: LiveReport): void => {
    const now = JSON.stringify(report.errors);
    if (now !== said) {
      said = now;
      errors.hidden = report.errors.length === 0;
      body.replaceChildren(...errorParts(report));
    }
    if (report.warningCount === warned) return;
    warned = report.warningCount;
    note.hidden = warned === 0;
    note.textContent = `${warned} ${warned === 1 ? 'warning' : 'warnings'} in the terminal`;
  };
  show(first);
  return {
    show,
    connected(isThere) {
      clearTimeout(timer);
      if (isThere) lost.hidden = true;
      else timer = setTimeout(() => (lost.hidden = false), patience);
    },
  };
}

function errorParts({ errors, errorCount, stale }: LiveReport): readonly Node[] {
  const more = errorCount - errors.length;
  return [
    element('h2', { text: errorCount === 1 ? 'An error' : `${errorCount} errors` }),
    ...(stale ? [element('p', { text: 'The slides stay as they were until it is mended.' })] : []),
    ...errors.map(errorPart),
    ...(more > 0 ? [element('p', { text: `and ${more} more, in the terminal` })] : []),
  ];
}

function errorPart({ place, code, message, hint, frame }: LiveError): HTMLElement {
  return element('article', {}, [
    element('p', { class: 'live-place' }, [
      element('code', { text: place ?? '' }),
      ' ',
      element('small', { text: code }),
    ]),
    element('p', { text: message }),
    ...(frame === '' ? [] : [element('pre', { tabindex: '0', text: frame })]),
    ...(hint === null ? [] : [element('p', { class: 'live-hint', text: hint })]),
  ]);
}

function closeByKey(errors: HTMLElement): void {
  const act = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || errors.hidden || dialogIsOpen()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    errors.hidden = true;
  };
  document.addEventListener('keydown', act, true);
}

function addToHelp(): void {
  const keys = document.querySelector('dl.keys');
  keys?.append(
    element('div', {}, [
      element('dt', { text: 'Close an error message' }),
      element('dd', {}, [element('kbd', { text: 'Esc' })]),
    ]),
  );
}
