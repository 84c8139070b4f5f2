import { element } from '../dom.ts';
import type { PageElement } from './shown-pages.ts';

/** A little less than the sheet, so that no rounding makes a page more. */
const sheetStyle = (height: number): string => `
@page { size: 1280px ${height}px; margin: 0 }
.pages .slide, .pages .reveal .slides > section:last-child > .slide { break-after: auto; break-inside: auto }
.notes-sheet {
  contain: strict; display: block; inline-size: 1280px; block-size: ${height - 1}px; break-after: page; break-inside: avoid;
  background: #fff;
}
.notes-sheet:has(> .slide) { background: linear-gradient(var(--paper) 0 0) 0 0 / 100% 720px no-repeat #fff }
.notes-sheet > .slide { border-block-end: 1px solid #9aa3b2 }
.notes-text {
  box-sizing: border-box; padding: 44px 88px;
  color: #1a2233; font: 400 25px/1.45 var(--font-text); text-align: start; columns: auto;
}
.notes-text > .notes-of { margin: 0 0 20px; color: #5a6475; font-size: 20px }
.notes-text > * { margin-block: 0 16px }
.notes-text :is(ul, ol) { padding-inline-start: 1.4em }
.notes-text li { margin-block-end: 6px }
`;

/**
 * Puts each slide on the upper part of a sheet and its notes below, on further sheets where they are longer. The notes
 * stand under the last page of a slide, which is the complete one.
 * @param height of a sheet that is 1280 px wide
 */
export function notesBelow(pages: readonly PageElement[], height: number): readonly PageElement[] {
  const style = new CSSStyleSheet();
  style.replaceSync(sheetStyle(height));
  document.adoptedStyleSheets.push(style);
  const made = pages.flatMap((page) => {
    const slide = page.section.querySelector<HTMLElement>(':scope > .slide');
    const notes = page.section.querySelector<HTMLElement>(':scope > .notes');
    if (slide === null) return [page];
    const first = element('div', { class: 'notes-sheet' });
    slide.before(first);
    first.append(slide);
    const sheets = [first, ...(notes === null ? [] : laidOut(first, notes, { page, room: height - 721 }))];
    notes?.remove();
    return sheets.map(() => page);
  });
  document.querySelectorAll<HTMLElement>('.notes-sheet').forEach((sheet, i, all) => {
    if (i === all.length - 1) sheet.style.breakAfter = 'auto';
  });
  return made;
}

interface Room {
  readonly page: PageElement;
  /** Below the slide, px. */
  readonly room: number;
}

/** Fills the notes in block by block. @returns the sheets that they needed beside the first */
function laidOut(first: HTMLElement, notes: HTMLElement, { page, room }: Room): HTMLElement[] {
  const further: HTMLElement[] = [];
  let text = element('div', { class: 'notes-text' });
  let left = room;
  first.append(text);
  for (const block of blocksOf(notes)) {
    text.append(block);
    if (text.scrollHeight <= left) continue;
    const isAlone = text.childElementCount === 1;
    if (!isAlone || left === room) {
      if (isAlone) text.remove();
      else block.remove();
      const sheet = element('div', { class: 'notes-sheet' });
      text = element('div', { class: 'notes-text' }, [titleOf(page), block]);
      sheet.append(text);
      (further.at(-1) ?? first).after(sheet);
      further.push(sheet);
      left = room + 720;
    }
    shrink(text, left);
  }
  return further;
}

/** Top-level blocks; text that stands between them counts as one. */
function blocksOf(notes: HTMLElement): HTMLElement[] {
  return [...notes.childNodes].flatMap((node) => {
    if (node instanceof HTMLElement) return [node];
    return node.textContent?.trim() ? [element('p', { text: node.textContent })] : [];
  });
}

function titleOf({ section }: PageElement): HTMLElement {
  const heading = section.querySelector('h1, h2, h3')?.textContent ?? section.id;
  return element('p', { class: 'notes-of', text: `${heading} …` });
}

/** A single block that is longer than a whole sheet is set smaller, so that none of it is lost. */
function shrink(text: HTMLElement, room: number): void {
  for (let size = 24; text.scrollHeight > room && size >= 8; size -= 1) text.style.fontSize = `${size}px`;
}
