/*
 * Runs in the page whose slides become pictures, once the page has the form of sheets. It is evaluated by an exporter and
 * is in no page that anybody opens.
 */
import { element } from '../dom.ts';
import { keepSlides, type ShownPage } from './shown-pages.ts';

const single = `
.pages .reveal .slides section:not(.is-shown):not(:has(> .is-shown)) { display: none !important }
`;

/** Leaves the wanted slides, none of which is shown yet, and says what each picture will be. */
export function preparePictures(wanted: readonly string[] | null): readonly ShownPage[] {
  const pages = keepSlides(wanted);
  addStyle(single);
  return pages.map(({ id, step, steps }) => ({ id, step, steps }));
}

/** Shows the page with this index alone, in the corner of the window. */
export async function showPage(index: number): Promise<void> {
  const pages = [...document.querySelectorAll<HTMLElement>('.slides section:has(> .slide)')];
  pages.forEach((page, i) => page.classList.toggle('is-shown', i === index));
  await document.fonts.ready;
}

/** Shows these slides one below the other, from the corner of the window. */
export async function showSheet(first: number, end: number): Promise<void> {
  const pages = [...document.querySelectorAll<HTMLElement>('.slides section:has(> .slide)')];
  pages.forEach((page, i) => page.classList.toggle('is-shown', i >= first && i < end));
  await document.fonts.ready;
}

/**
 * Cuts a picture of slides that stand one below the other into one of each. The browser does in moments what would take
 * as many pictures of the window.
 * @param sheet a PNG in base64
 * @returns WebP in base64
 */
export async function cutSheet(sheet: string, count: number): Promise<readonly string[]> {
  const bytes = Uint8Array.from(atob(sheet), (letter) => letter.charCodeAt(0));
  const whole = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width } = whole;
  const height = whole.height / count;
  return Promise.all(Array.from({ length: count }, (_, i) => cut(whole, { top: i * height, width, height })));
}

async function cut(
  whole: ImageBitmap,
  { top, width, height }: { readonly top: number; readonly width: number; readonly height: number },
): Promise<string> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(whole, 0, -top);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(String(reader.result).replace(/^.*,/, '')));
    reader.readAsDataURL(blob);
  });
}

/** What stands under a slide of the overview. */
export interface SheetCaption {
  readonly number: string;
  readonly title: string;
}

/** How an overview is laid out, in CSS px. */
export interface SheetLayout {
  readonly columns: number;
  /** Width of a small slide. */
  readonly cell: number;
}

const gap = 28;
const captionHeight = 26;

const grid = ({ columns, cell }: SheetLayout): string => `
html.pages, .pages body, .pages .reveal, .pages .reveal .slides { inline-size: max-content !important; background: #e9edf2 }
.pages .reveal .slides {
  display: grid; grid-template-columns: repeat(${columns}, ${cell}px); gap: ${gap}px; padding: ${gap}px;
}
.pages .reveal .slides > section:has(> section) { display: contents !important }
.pages .reveal .slides section:has(> .slide) {
  inline-size: ${cell}px !important; isolation: isolate;
  background: linear-gradient(var(--paper) 0 0) 0 0 / 100% ${(cell * 720) / 1280}px no-repeat;
}
.pages .reveal .slides .slide { zoom: ${cell / 1280}; box-shadow: 0 0 0 3px #c3cad4 }
.sheet-caption {
  block-size: ${captionHeight}px; overflow: hidden; margin: 0; padding-block-start: 7px; box-sizing: border-box;
  color: #4b5566; font: 400 13px/19px var(--font-text); white-space: nowrap; text-overflow: ellipsis; text-align: start;
}
.sheet-caption b { margin-inline-end: 6px; color: #1a2233; font-size: 15px }
`;

/** Lays all wanted slides out small, with their numbers. @returns the size of the whole in CSS px */
export function layOutSheet(
  wanted: readonly string[] | null,
  captions: Readonly<Record<string, SheetCaption>>,
): { readonly width: number; readonly height: number } {
  const pages = keepSlides(wanted);
  const layout = layoutFor(pages.length);
  addStyle(grid(layout));
  for (const { id, section, step, steps } of pages) {
    const { number = '', title = '' } = captions[id] ?? {};
    const which = document.querySelector('[data-step-of]') === null || steps === 0 ? '' : ` (${step}/${steps})`;
    section.append(element('p', { class: 'sheet-caption' }, [element('b', { text: number }), title + which]));
  }
  const rows = Math.ceil(pages.length / layout.columns);
  return {
    width: layout.columns * (layout.cell + gap) + gap,
    height: Math.ceil(rows * ((layout.cell * 720) / 1280 + captionHeight + gap) + gap),
  };
}

/** Near the form of a screen, with slides that can still be read where there are few. */
function layoutFor(count: number): SheetLayout {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count)));
  return { columns, cell: columns <= 3 ? 480 : columns <= 8 ? 400 : 320 };
}

function addStyle(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}
