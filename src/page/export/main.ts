/*
 * Runs in the page of a talk while it is exported, never in a talk that somebody opens. It waits to be asked.
 */
import type { MeasuredPalette, MeasuredTalk } from '../../model/measured.ts';
import { slideElements } from '../dom.ts';
import { showSteps } from '../fragments.ts';
import { setFaces, type FaceWish } from './faces.ts';
import { measureLayouts } from './layouts.ts';
import { measureSlide } from './measure-slide.ts';
import { hexColor } from './style.ts';
import type { Shots } from './surroundings.ts';

const shots: Shots = new Map();

Object.assign(globalThis, { plenaryExport: { measure, aim } });

/** Reads the whole talk off the page. */
async function measure(faces: FaceWish | null): Promise<MeasuredTalk> {
  const facesFound = faces === null || (await setFaces(faces));
  await document.fonts.ready;
  const roots = slideElements().flatMap((section): [HTMLElement, Element][] => {
    const root = section.querySelector(':scope > .slide');
    return root === null ? [] : [[section, root]];
  });
  const slides = roots.map(([section, root]) => measureSlide(section, root, shots));
  return { slides, layouts: measureLayouts(roots, shots), palette: palette(), facesFound };
}

function palette(): MeasuredPalette {
  const probe = document.createElement('i');
  document.body.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return hexColor(getComputedStyle(probe).color)?.slice(0, 6) ?? '000000';
  };
  const [paper, ink, muted, panel] = [read('paper'), read('ink'), read('muted'), read('panel')];
  const [accent, hairline, cover, warning] = [read('accent'), read('hairline'), read('cover'), read('warning')];
  probe.remove();
  return { paper, ink, muted, panel, accent, hairline, cover, warning };
}

const aimed = new CSSStyleSheet();
aimed.replaceSync(`
  html.aimed, .aimed body, .aimed .slide { background: transparent !important; }
  .aimed .slide::before, .aimed .slide::after { display: none !important; }
  .bare > * { visibility: hidden !important; }
  .aimed .slide { visibility: hidden; }
  .aimed .slide .target { visibility: visible; }
  .reveal .slides section.away { display: none !important; }
`);

/** The slide that is aimed at: the only one on the page, since a picture of a long page takes long. */
let shown: Element | null = null;

/** The slide that is not as complete as all others. */
let begun: Element | null = null;

/**
 * Makes the page ready for a picture of an element, with nothing behind it, or of an empty slide.
 * @param step the last step of its slide to be shown, from 0; -1 for none, `Infinity` for all
 * @returns where its slide is on the page
 */
function aim(name: string, step: number): { x: number; y: number; whole: boolean } | null {
  const target = shots.get(name);
  if (target === undefined) return null;
  if (!document.adoptedStyleSheets.includes(aimed))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, aimed];
  const slide = target.element.closest('.slide') ?? target.element;
  showAlone(slide.closest('section'));
  if (begun !== null) showSteps(begun, Infinity);
  begun = step === Infinity ? null : slide;
  if (begun !== null) showSteps(begun, step);
  document.querySelectorAll('.bare, .target').forEach((one) => one.classList.remove('bare', 'target'));
  // What lies over it or under it, such as a title on a picture, is a shape of its own.
  if (!target.whole) target.element.classList.add('target');
  document.documentElement.classList.toggle('aimed', !target.whole);
  if (target.whole) slide.classList.add('bare');
  const { left, top } = slide.getBoundingClientRect();
  return { x: left + scrollX, y: top + scrollY, whole: target.whole };
}

function showAlone(section: Element | null): void {
  if (shown === null)
    document.querySelectorAll('.slides section:not(:has(> section))').forEach((one) => one.classList.add('away'));
  shown?.classList.add('away');
  shown = section;
  shown?.classList.remove('away');
}
