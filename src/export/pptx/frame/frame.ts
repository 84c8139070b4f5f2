import type { MeasuredLayout, MeasuredTalk } from '../../../model/measured.ts';
import type { Part } from '../parts.ts';
import type { Template } from '../template/read-template.ts';
import { templateLayout } from '../template/template-layouts.ts';
import { layoutPart, masterPath, type LayoutContext, type LayoutPart } from './layout-parts.ts';
import { firstMasterId, masterParts, themePath } from './master.ts';

/** What all slides stand on: a master with its layouts and theme. */
export interface Frame {
  /** By the keys of measured layouts. */
  readonly layouts: ReadonlyMap<string, LayoutPart>;
  readonly parts: readonly Part[];
  readonly master: { readonly path: string; readonly id: number; readonly theme: string };
}

/** The frame of a presentation: that of a template, or one made of the talk's own layouts. */
export function frameOf({ layouts }: MeasuredTalk, template: Template | null, context: LayoutContext): Frame {
  if (template !== null) {
    const { parts, master } = template;
    return { layouts: new Map(layouts.map((one) => [one.key, templateLayout(one, template)])), parts, master };
  }
  const names = new Set<string>();
  const made = layouts.map((one) => layoutPart(one, context, names));
  const master = masterParts(contentLayout(layouts), made, context.look, context.numbers);
  return {
    layouts: new Map(made.map((one) => [one.key, one])),
    parts: [...master, ...made.flatMap(({ part, parts }) => [part, ...parts])],
    master: { path: masterPath, id: firstMasterId, theme: themePath },
  };
}

function contentLayout(layouts: readonly MeasuredLayout[]): MeasuredLayout {
  return layouts.find(({ key }) => key === 'content(title,main)') ?? (layouts[0] as MeasuredLayout);
}
