import type { MeasuredLayout, MeasuredSlot } from '../../model/measured.ts';
import { endGroup, newReading, readChildren } from './flow.ts';
import { textBlockOf } from './groups.ts';
import { pseudoAreas, slotDecorations } from './decorations.ts';
import { keyOf, layoutKey, layoutName, slotName } from './names.ts';
import { boxOf, hexColor } from './style.ts';
import { surroundingsOf, type Shots } from './surroundings.ts';

/** Layouts that a presentation is given though none of its slides has them: what somebody who goes on with it needs. */
const always: readonly (readonly [string, readonly string[]])[] = [
  ['title', ['title', 'subtitle']],
  ['section', ['title', 'main']],
  ['content', ['title', 'main']],
  ['two-columns', ['title', 'left', 'right']],
  ['chart', ['title', 'main']],
  ['content', []],
];

/** Reads every layout that the slides have, from empty slides that are made for it and stay for pictures of them. */
export function measureLayouts(roots: readonly (readonly [Element, Element])[], shots: Shots): MeasuredLayout[] {
  const found = new Map<string, MeasuredLayout>();
  const slides = document.querySelector('.slides');
  if (slides === null) return [];
  for (const [section, root] of roots) {
    const key = layoutKey(section, root);
    if (found.has(key)) continue;
    const slots = [...root.children].map((child) => slotName(child)).filter((name) => name !== null);
    const classes = `layout-${layoutName(root)}${section.matches('.has-dark-background') ? ' has-dark-background' : ''}`;
    const heading = root.querySelector('.slot-title :is(h1, h2, h3)')?.nodeName ?? 'H2';
    found.set(key, measureLayout(key, emptySlide(slides, classes, withSource(slots), heading), shots));
  }
  for (const [name, slots] of always) {
    const key = keyOf(name, slots, false);
    if (found.has(key)) continue;
    const root = emptySlide(slides, `layout-${name}`, withSource(slots), name === 'title' ? 'H1' : 'H2');
    found.set(key, measureLayout(key, root, shots));
  }
  return [...found.values()];
}

function withSource(slots: readonly string[]): string[] {
  return [...slots.filter((name) => name !== 'source'), 'source'];
}

function emptySlide(slides: Element, classes: string, slots: readonly string[], heading: string): Element {
  const section = document.createElement('section');
  section.className = classes;
  const root = document.createElement('div');
  root.className = `slide ${classes.split(' ')[0] as string}`;
  for (const name of slots) {
    const slot = document.createElement('div');
    slot.className = `slot slot-${name}`;
    fillSlot(slot, name, heading);
    root.append(slot);
  }
  const number = document.createElement('span');
  number.className = 'page-number';
  number.textContent = '1';
  root.append(number);
  section.append(root);
  slides.append(section);
  return root;
}

function fillSlot(slot: Element, name: string, heading: string): void {
  const plain = document.createElement(name === 'title' ? heading : 'p');
  plain.textContent = 'Text';
  slot.append(plain);
  if (name === 'title' || name === 'source') return;
  let parent: Element = slot;
  for (let level = 0; level < 5; level++) {
    const list = document.createElement('ul');
    const item = document.createElement('li');
    item.textContent = 'Text';
    list.append(item);
    parent.append(list);
    parent = item;
  }
}

function measureLayout(key: string, root: Element, shots: Shots): MeasuredLayout {
  const around = surroundingsOf(root, shots);
  const slots = [...root.children].filter((child) => slotName(child) !== null || child.matches('.page-number'));
  return {
    key,
    name: layoutName(root),
    slots: slots.flatMap((slot) => measureSlot(slot, around) ?? []),
    background: hexColor(getComputedStyle(root).backgroundColor),
    decorations: [...pseudoAreas(root, around), ...slots.flatMap((slot) => slotDecorations(slot, around).fixed)],
  };
}

function measureSlot(slot: Element, around: ReturnType<typeof surroundingsOf>): MeasuredSlot | null {
  if (getComputedStyle(slot).display === 'none') return null;
  const reading = newReading(around);
  const name = slotName(slot);
  readChildren(slot, { slot: name, role: 'text', list: null, frame: null, whole: null, step: null }, reading);
  endGroup(reading);
  const [group] = reading.groups;
  if (group === undefined) return null;
  const block = textBlockOf({ ...group, whole: slot }, around);
  const [plain, ...levels] = block.paragraphs;
  if (plain === undefined) return null;
  const box = boxOf(slot.getBoundingClientRect(), around.slide);
  return { name: name ?? 'number', box, anchor: block.anchor ?? 'top', padding: block.padding, levels, plain };
}
