import { slideElements } from './dom.ts';
import { showSteps } from './fragments.ts';
import { currentMode, setMode } from './mode.ts';
import { addStepPages } from './step-pages.ts';
import { printTrace } from './trace/print-trace.ts';

/**
 * `?print-pdf`: the talk as sheets of paper, without Reveal. `data-ready` on the body says that it can be printed.
 * @param trace adds where the numbers come from
 * @param steps a sheet for every step of a slide instead of one for its end
 */
export async function startPages(trace: boolean, steps: boolean): Promise<void> {
  slideElements().forEach((slide) => showSteps(slide, Infinity));
  if (steps) addStepPages();
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  if (trace) printTrace();
  document.body.dataset['ready'] = '';
}

/** Printing from the browser's menu gives the same sheets, and the talk goes on where it was. */
export function printAsPages(trace: boolean): void {
  let undo = (): void => undefined;
  addEventListener('beforeprint', () => {
    const before = currentMode();
    const restore = exposeSlides();
    setMode('pages');
    const takeAway = trace ? printTrace() : null;
    undo = () => {
      takeAway?.();
      restore();
      setMode(before);
    };
  });
  addEventListener('afterprint', () => undo());
}

/**
 * Takes from every section what Reveal hides it with (`hidden`, `aria-hidden` and `inert` would leave the PDF without
 * structure beyond the first slide) and completes all builds.
 * @returns a function that puts all of it back
 */
export function exposeSlides(): () => void {
  const sections = [...document.querySelectorAll<HTMLElement>('.slides section')];
  const hiding = ['hidden', 'aria-hidden', 'inert'] as const;
  const attributes = sections.map((section) => hiding.filter((name) => section.hasAttribute(name)));
  const fragments = [...document.querySelectorAll<HTMLElement>('.slides .fragment')];
  const classes = fragments.map((fragment) => fragment.getAttribute('class') ?? '');
  sections.forEach((section) => hiding.forEach((name) => section.removeAttribute(name)));
  slideElements().forEach((slide) => showSteps(slide, Infinity));
  return () => {
    sections.forEach((section, i) =>
      attributes[i]?.forEach((name) => section.setAttribute(name, name === 'aria-hidden' ? 'true' : '')),
    );
    fragments.forEach((fragment, i) => fragment.setAttribute('class', classes[i] as string));
  };
}
