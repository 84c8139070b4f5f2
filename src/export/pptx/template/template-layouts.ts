import type { MeasuredLayout } from '../../../model/measured.ts';
import type { LayoutPart } from '../frame/layout-parts.ts';
import { placeholdersOf, type Placeholder } from '../frame/placeholders.ts';
import { attributes } from '../xml.ts';
import type { Template, TemplateLayout } from './read-template.ts';

/** Kinds of layouts that may take the place of one of ours, the best first. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  title: ['title'],
  section: ['secHead', 'title'],
  end: ['secHead', 'title'],
  'two-columns': ['twoObj', 'obj'],
  chart: ['titleOnly', 'obj'],
  'chart-text': ['titleOnly', 'obj'],
  table: ['titleOnly', 'obj'],
  image: ['titleOnly', 'obj'],
};

/** The layout of a template that stands for one of ours: its placeholders are filled where it has them. */
export function templateLayout(layout: MeasuredLayout, { layouts, parts }: Template): LayoutPart {
  const wanted = layout.slots.some(({ name }) => name === 'title')
    ? (kinds[layout.name] ?? ['obj', 'tx', 'titleOnly'])
    : ['blank'];
  const found =
    wanted.flatMap((type) => layouts.find((one) => one.type === type) ?? [])[0] ?? (layouts[0] as TemplateLayout);
  const part = parts.find(({ path }) => path === found.path);
  if (part === undefined) throw new Error(`no part ${found.path}`);
  return {
    ...{ key: layout.key, part, parts: [], background: layout.background },
    placeholders: new Map(marked(layout, found)),
  };
}

/** Layouts of ours whose words may stand where a template has them; the others' belong to what is beside them. */
const fillsBodies = /^(?:title|section|end|content|two-columns)$/;

function marked(layout: MeasuredLayout, { placeholders }: TemplateLayout): [string, Placeholder][] {
  const { name } = layout;
  const bodies = placeholders.filter(({ type }) => fillsBodies.test(name) && /^(?:|body|obj)$/.test(type));
  let next = 0;
  return placeholdersOf(layout).flatMap((one): [string, Placeholder][] => {
    const slot = one.slot.name;
    const wanted = { title: /^(?:title|ctrTitle)$/, subtitle: /^subTitle$/, source: /^ftr$/, number: /^sldNum$/ }[slot];
    const found = wanted === undefined ? bodies[next++] : placeholders.find(({ type }) => wanted.test(type));
    if (found === undefined) return [];
    const mark = `<p:ph${attributes({ type: found.type === '' ? null : found.type, idx: found.idx })}/>`;
    return [[slot, { ...one, mark }]];
  });
}
