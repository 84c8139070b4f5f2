import type { Block, Decoration } from '../../model/measured.ts';
import { frameBorders, pseudoAreas } from './decorations.ts';
import { textBlockOf, type Group } from './groups.ts';
import { readParagraph, type ListPlace, type PlacedParagraph } from './paragraphs.ts';
import { chartBlock, pictureBlock } from './pictures.ts';
import { boxOf, hexColor, isInline, isSeen, px } from './style.ts';
import { readTable } from './tables.ts';
import type { Surroundings } from './surroundings.ts';

/** What a slide is found to hold while it is read. */
export interface Reading {
  readonly blocks: Block[];
  readonly decorations: Decoration[];
  readonly around: Surroundings;
  /** Those that became blocks. */
  readonly groups: Group[];
  /** The group that the next paragraph joins. */
  group: Group | null;
}

/** Where a part of a slide is read. */
export interface Place {
  readonly slot: string | null;
  readonly role: Group['role'];
  readonly list: ListPlace | null;
  /** An element with a ground or an edge of its own, whose text stays in it. */
  readonly frame: Element | null;
  readonly whole: Element | null;
  readonly step: number | null;
}

/** Reads what an element holds, in the order of reading. */
export function readChildren(element: Element, place: Place, reading: Reading): void {
  let inline: Node[] = [];
  let inner = place;
  const end = (): void => {
    if (inline.length > 0) inner = addParagraph(inline, element, inner, reading);
    inline = [];
  };
  for (const child of element.childNodes) {
    if (child instanceof Text) {
      if (child.data.trim() !== '' || inline.length > 0) inline.push(child);
    } else if (child instanceof Element && isSeen(child)) {
      if (standsInLine(child)) inline.push(child);
      else {
        end();
        readBlock(child, inner, reading);
        // Behind its first paragraph, a list's item has no bullet.
        if (inner.list !== null) inner = { ...inner, list: { ...inner.list, item: null } };
      }
    }
  }
  end();
}

/** Nothing read as yet. */
export function newReading(around: Surroundings): Reading {
  return { blocks: [], decorations: [], groups: [], around, group: null };
}

/** Begins a new box with what comes next. */
export function endGroup(reading: Reading): void {
  const { group, groups, blocks, around } = reading;
  if (group !== null && group.placed.length > 0) {
    groups.push(group);
    blocks.push(textBlockOf(group, around));
  }
  reading.group = null;
}

function standsInLine(child: Element): boolean {
  if (child.matches('img, video, audio, svg, canvas, figure')) return false;
  if (child.matches('math')) return true;
  if (child.querySelector('img, video, svg') !== null) return false;
  const computed = getComputedStyle(child);
  const onGround = /^(?:P|H\d)$/.test(child.nodeName) && hexColor(computed.backgroundColor) !== null;
  return isInline(computed) && !(computed.display === 'inline-block' && onGround);
}

function addParagraph(nodes: readonly Node[], block: Element, place: Place, reading: Reading): Place {
  const found = readParagraph(nodes, block, place.list, reading.around);
  if (found === null) return place;
  const [only] = found.paragraph.inlines;
  if (found.paragraph.inlines.length === 1 && only?.kind === 'formula' && only.display) {
    endGroup(reading);
    reading.group = { ...place, role: 'formula', whole: null, placed: [found] };
    endGroup(reading);
    return place;
  }
  if (reading.group !== null && !continues(reading.group, found, place)) endGroup(reading);
  reading.group ??= { ...place, placed: [] };
  reading.group.placed.push(found);
  return place.list === null ? place : { ...place, list: { ...place.list, item: null } };
}

/** Whether a paragraph stands under the last one of a group: in the next column it does not. */
function continues(group: Group, { rect, paragraph }: PlacedParagraph, place: Place): boolean {
  const last = group.placed.at(-1);
  if (last === undefined) return true;
  const under = rect.top >= last.rect.top && rect.left < last.rect.right && rect.right > last.rect.left;
  const narrower =
    Math.abs(rect.right - last.rect.right) > 4 && paragraph.align === last.paragraph.align && !paragraph.rtl;
  return under && !narrower && group.slot === place.slot && group.role === place.role && group.frame === place.frame;
}

function readBlock(element: Element, place: Place, reading: Reading): void {
  const apart = blockAlone(element, place, reading);
  if (apart !== null) {
    endGroup(reading);
    reading.blocks.push(...apart);
    return;
  }
  const name = element.nodeName;
  reading.decorations.push(...(name === 'LI' ? [] : pseudoAreas(element, reading.around)));
  if (name === 'HR') {
    endGroup(reading);
    reading.decorations.push(...frameBorders(element, reading.around, true));
  } else if (name === 'FIGURE') readFigure(element, place, reading);
  else if (name === 'PRE') readInFrame(element, { ...place, role: 'code' }, reading);
  else if (name === 'UL' || name === 'OL') readList(element, place, reading);
  else if (isFramed(element)) readInFrame(element, place, reading);
  else if (/grid|flex/.test(getComputedStyle(element).display)) readCells(element, place, reading);
  else readChildren(element, place, reading);
}

/** What is one thing of its own: a picture, a chart, a table. */
function blockAlone(element: Element, place: Place, reading: Reading): Block[] | null {
  const { around } = reading;
  if (element instanceof HTMLTableElement) {
    const cell = { ...place, whole: null, frame: null, list: null };
    const table = readTable(element, place.slot, around, (one) => paragraphsIn(one, cell, around));
    const caption = element.caption === null ? [] : captionOf(element.caption, place, around);
    return table === null ? caption : [...caption, table];
  }
  if (element.matches('figure.chart')) return null;
  return element.matches('img, video, audio, svg, canvas') ? pictureBlock(element, place.slot, around) : null;
}

function captionOf(caption: Element, place: Place, around: Surroundings): Block[] {
  const part = newReading(around);
  readChildren(caption, { ...place, role: 'caption', whole: null }, part);
  endGroup(part);
  return part.blocks;
}

/** The paragraphs of a cell; what is neither text nor list in it is left to the page. */
function paragraphsIn(cell: Element, place: Place, around: Surroundings): PlacedParagraph[] {
  const part = newReading(around);
  readChildren(cell, place, part);
  endGroup(part);
  return part.groups.flatMap(({ placed }) => placed);
}

function readFigure(figure: Element, place: Place, reading: Reading): void {
  endGroup(reading);
  const chart = figure.matches('.chart') ? chartBlock(figure, place.slot, reading.around) : null;
  if (chart !== null) reading.blocks.push(chart);
  for (const child of figure.children) {
    if (!isSeen(child) || (chart !== null && child.matches('svg, .chart-live, .chart-controls, .chart-tooltip')))
      continue;
    const role = child.nodeName === 'FIGCAPTION' ? 'caption' : place.role;
    if (child.nodeName === 'FIGCAPTION') readApart(child, { ...place, role }, reading);
    else readBlock(child, place, reading);
  }
  endGroup(reading);
}

function readList(list: Element, place: Place, reading: Reading): void {
  const level = place.list === null ? 0 : place.list.level + 1;
  for (const item of list.children) {
    if (!isSeen(item)) continue;
    if (item.nodeName !== 'LI') readBlock(item, place, reading);
    else {
      // What comes with a step would show its rule before its words.
      if (reading.around.stepOf(item) === null) reading.decorations.push(...frameBorders(item, reading.around));
      readChildren(item, { ...place, list: { level: Math.min(level, 8), item } }, reading);
    }
  }
}

/** Text in a box that can be seen stays in a box of its own. */
function readInFrame(frame: Element, place: Place, reading: Reading): void {
  endGroup(reading);
  reading.decorations.push(...frameBorders(frame, reading.around));
  const inner = { ...place, frame, whole: null, list: null, step: reading.around.stepOf(frame) };
  if (place.role === 'code') readCode(frame, inner, reading);
  else readChildren(frame, inner, reading);
  if (reading.group === null && hexColor(getComputedStyle(frame).backgroundColor) !== null) addGround(frame, reading);
  endGroup(reading);
}

function addGround(frame: Element, { decorations, around }: Reading): void {
  const computed = getComputedStyle(frame);
  const color = hexColor(computed.backgroundColor) as string;
  const radius = px(computed.borderTopLeftRadius);
  decorations.push({ kind: 'area', box: boxOf(frame.getBoundingClientRect(), around.slide), color, radius });
}

/** A line of code is a paragraph. */
function readCode(frame: Element, place: Place, reading: Reading): void {
  const lines = [...frame.querySelectorAll('.line')];
  const numbered = frame.matches('.numbered');
  const first = Number.parseInt(getComputedStyle(frame).getPropertyValue('--first-line'), 10) || 1;
  const found = lines.length === 0 ? [null] : lines;
  found.forEach((line, i) => {
    const block = line ?? frame.querySelector('code') ?? frame;
    const placed =
      readParagraph([...block.childNodes], block, null, reading.around) ?? emptyLine(block, reading.around, numbered);
    const color = hexColor(getComputedStyle(frame).color) ?? '000000';
    const bullet = { kind: 'number', plain: true, hang: 36, color, start: first + i } as const;
    reading.group ??= { ...place, placed: [] };
    reading.group.placed.push(numbered ? { ...placed, paragraph: { ...placed.paragraph, bullet } } : placed);
  });
}

/** A line without code; one that is counted holds a space, since a paragraph without text has no number. */
function emptyLine(block: Element, around: Surroundings, counted: boolean): PlacedParagraph {
  const space = document.createTextNode('\u00a0');
  block.append(space);
  const placed = readParagraph([space], block, null, around) as PlacedParagraph;
  space.remove();
  return counted ? placed : { ...placed, paragraph: { ...placed.paragraph, inlines: [] } };
}

function readApart(element: Element, place: Place, reading: Reading): void {
  endGroup(reading);
  readChildren(element, { ...place, whole: null, step: reading.around.stepOf(element) }, reading);
  endGroup(reading);
}

/** What stands beside each other is boxes beside each other. */
function readCells(element: Element, place: Place, reading: Reading): void {
  const inline = [...element.children].every((child) => !isSeen(child) || standsInLine(child));
  if (inline) return readChildren(element, place, reading);
  for (const child of element.children) {
    if (!isSeen(child)) continue;
    endGroup(reading);
    readBlock(child, place, reading);
  }
  endGroup(reading);
}

function isFramed(element: Element): boolean {
  const computed = getComputedStyle(element);
  const widths = [
    computed.borderTopWidth,
    computed.borderLeftWidth,
    computed.borderBottomWidth,
    computed.borderRightWidth,
  ];
  const edged = widths.some((width) => px(width) > 0) && hexColor(computed.borderLeftColor) !== null;
  return edged || hexColor(computed.backgroundColor) !== null;
}
