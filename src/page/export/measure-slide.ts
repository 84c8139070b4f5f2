import type { Block, MeasuredBackground, MeasuredSlide } from '../../model/measured.ts';
import { slotDecorations } from './decorations.ts';
import { endGroup, newReading, readChildren, type Place, type Reading } from './flow.ts';
import { textBlockOf } from './groups.ts';
import { layoutKey, slotName } from './names.ts';
import { hexColor, isSeen, px } from './style.ts';
import { surroundingsOf, type Shots, type Surroundings } from './surroundings.ts';

/** Reads a slide: what is on it, in the order of reading, and where. */
export function measureSlide(section: HTMLElement, root: Element, shots: Shots): MeasuredSlide {
  const around = surroundingsOf(root, shots);
  const whole = newReading(around);
  const behind: Block[] = [];
  for (const child of root.children) {
    if (!isSeen(child)) continue;
    const from = whole.blocks.length;
    readPart(child, whole);
    // What lies over what is a shape's place in the order: a picture under the words on it comes before them.
    if (liesUnder(child, root) && whole.blocks.slice(from).every(({ kind }) => kind === 'picture'))
      behind.push(...whole.blocks.splice(from));
  }
  return {
    id: section.id,
    layout: layoutKey(section, root),
    background: backgroundOf(section, root, around),
    blocks: [...behind, ...whole.blocks],
    decorations: whole.decorations,
    steps: around.steps,
  };
}

function liesUnder(slot: Element, root: Element): boolean {
  const level = (one: Element): number => px(getComputedStyle(one).zIndex);
  return [...root.children].some((other) => isSeen(other) && level(other) > level(slot));
}

/** A slot, or what a layout has beside its slots. */
function readPart(child: Element, whole: Reading): void {
  const { around } = whole;
  const slot = slotName(child);
  const role =
    slot === 'title' ? 'title' : slot === 'source' ? 'source' : child.matches('.page-number') ? 'number' : 'text';
  const place: Place = { slot, role, list: null, frame: null, whole: null, step: around.stepOf(child) };
  const part = newReading(around);
  readChildren(child, place, part);
  endGroup(part);
  const [group] = part.groups;
  const isAlone = part.blocks.length === 1 && group !== undefined && group.frame === null && slot !== null;
  whole.blocks.push(...(isAlone ? [textBlockOf({ ...group, whole: child }, around)] : part.blocks));
  whole.decorations.push(...slotDecorations(child, around).moving, ...part.decorations);
}

function backgroundOf(section: Element, root: Element, around: Surroundings): MeasuredBackground {
  const color = hexColor(getComputedStyle(root).backgroundColor);
  const image = section.matches('.has-background') ? getComputedStyle(root, '::before').backgroundImage : 'none';
  return { color, shot: image === 'none' ? null : around.shot(root, true) };
}
