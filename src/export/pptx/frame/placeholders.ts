import type { MeasuredLayout, MeasuredSlot } from '../../../model/measured.ts';
import type { Look } from '../look.ts';
import { slotBase } from '../text/base.ts';
import { bodyProperties, slotFrame, type TextFrame } from '../text/body.ts';
import type { Filled } from '../shapes/text-shape.ts';
import { offsetAndExtent } from '../units.ts';
import { xml } from '../xml.ts';
import { levelsXml } from './levels.ts';

/** A slot of a layout as a placeholder. */
export interface Placeholder extends Filled {
  readonly slot: MeasuredSlot;
  /** What its shape is called. */
  readonly name: string;
  /** What it asks for while it is empty. */
  readonly prompt: string;
}

/** The placeholders of a layout: title, what the slots are, footer, number. */
export function placeholdersOf(layout: MeasuredLayout): readonly Placeholder[] {
  let next = 0;
  return layout.slots.map((slot) => {
    const mark = markOf(slot.name, layout, () => (next += 1));
    const frame = slot.name === 'number' ? numberFrame(slot) : slotFrame(slot);
    return { slot, mark, frame, base: slotBase(slot), name: nameOf(slot.name), prompt: promptOf(slot.name) };
  });
}

/** The number stands at the right, however many digits it has. */
export function numberFrame(slot: MeasuredSlot): TextFrame {
  const { box } = slot;
  const right = box.x + box.width;
  const frame = slotFrame({ ...slot, box: { ...box, x: right - 80, width: 80 } });
  return { ...frame, wraps: false };
}

function markOf(name: string, layout: MeasuredLayout, next: () => number): string {
  switch (name) {
    case 'title':
      return isCentred(layout) ? '<p:ph type="ctrTitle"/>' : '<p:ph type="title"/>';
    case 'source':
      return '<p:ph type="ftr" sz="quarter" idx="11"/>';
    case 'number':
      return '<p:ph type="sldNum" sz="quarter" idx="12"/>';
    case 'subtitle':
      return `<p:ph type="subTitle" idx="${next()}"/>`;
    default: {
      const idx = next();
      return isTextOnly(name, layout) ? `<p:ph type="body" idx="${idx}"/>` : `<p:ph idx="${idx}"/>`;
    }
  }
}

function isCentred({ name }: MeasuredLayout): boolean {
  return name === 'title';
}

/** Slots that hold words beside something else; the others take whatever is put into them. */
function isTextOnly(slot: string, { name }: MeasuredLayout): boolean {
  return slot === 'text' || name === 'section' || name === 'end' || name === 'quote' || name === 'title';
}

function nameOf(slot: string): string {
  const known: Readonly<Record<string, string>> = {
    title: 'Title',
    source: 'Footer',
    number: 'Slide Number',
    main: 'Content',
  };
  return known[slot] ?? slot.charAt(0).toUpperCase() + slot.slice(1);
}

function promptOf(slot: string): string {
  return { title: 'Click to edit the title', source: '', number: '' }[slot] ?? 'Click to edit the text';
}

/** A placeholder as a layout or master has it. */
export function placeholderXml(id: number, { mark, frame, base, name, prompt, slot }: Placeholder, look: Look): string {
  const text =
    slot.name === 'number'
      ? `<a:p><a:pPr algn="r"/><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="${xml(look.lang)}"/><a:t>‹#›</a:t></a:fld></a:p>`
      : prompt === ''
        ? `<a:p><a:endParaRPr lang="${xml(look.lang)}"/></a:p>`
        : promptLines(prompt, base.levels.length, look);
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${xml(`${name} ${id}`)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    `<p:nvPr>${mark}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm>${offsetAndExtent(frame.box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` +
    `<p:txBody>${bodyProperties(frame, null)}<a:lstStyle>${levelsXml(base, look)}</a:lstStyle>${text}</p:txBody></p:sp>`
  );
}

const depths = ['Second level', 'Third level', 'Fourth level', 'Fifth level'];

function promptLines(prompt: string, levels: number, { lang }: Look): string {
  const lines = [prompt, ...depths.slice(0, Math.max(0, levels - 1))];
  return lines
    .map(
      (line, i) =>
        `<a:p>${i === 0 ? '' : `<a:pPr lvl="${i}"/>`}<a:r><a:rPr lang="${xml(lang)}"/><a:t>${line}</a:t></a:r></a:p>`,
    )
    .join('');
}
