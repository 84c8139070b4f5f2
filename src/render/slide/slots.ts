import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Layout } from '../../model/deck.ts';
import type { RenderContext } from '../context.ts';
import { builtInContainers } from '../markdown/containers.ts';
import { closingOf } from '../markdown/token-tree.ts';
import { findInside, firstLine } from '../places.ts';
import { metaText } from '../markdown/token-meta.ts';

/** What goes into a slot. */
export interface SlotContent {
  readonly tokens: Token[];
  /** Attributes of the container that filled it. */
  readonly attrs: [string, string][];
}

/**
 * Shares a slide's blocks out over the slots of its layout: a container named as a slot fills that slot, a first
 * heading of level 1 or 2 the slot `title`, all else `main`.
 */
export function shareOut(context: RenderContext, tokens: readonly Token[], layout: Layout): Map<string, SlotContent> {
  const names = new Set(layout.slots.map((slot) => slot.name));
  const contents = new Map<string, SlotContent>();
  const put = (slot: string, group: readonly Token[]): void => {
    const content = contents.get(slot) ?? { tokens: [], attrs: [] };
    contents.set(slot, content);
    content.tokens.push(...group);
  };
  let first = true;
  for (const group of groupsOf(tokens)) {
    const slot = slotOf(group[0], names);
    reportNested(context, group, names);
    if (slot !== null) {
      put(slot, group.slice(1, -1));
      contents.get(slot)?.attrs.push(...attributesOf(group[0]));
      continue;
    }
    put(first && isTitle(group[0]) && names.has('title') && !contents.has('title') ? 'title' : 'main', group);
    first = false;
  }
  reportLost(context, contents, layout);
  return contents;
}

function groupsOf(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = [];
  for (let i = 0; i < tokens.length;) {
    const end = closingOf(tokens, i) + 1;
    groups.push(tokens.slice(i, end));
    i = end;
  }
  return groups;
}

function slotOf(token: Token | undefined, names: ReadonlySet<string>): string | null {
  const name = token?.type === 'container_open' ? metaText(token, 'name') : null;
  return name !== null && names.has(name) ? name : null;
}

function isTitle(token: Token | undefined): boolean {
  return token?.type === 'heading_open' && (token.tag === 'h1' || token.tag === 'h2');
}

function attributesOf(token: Token | undefined): [string, string][] {
  return (token?.attrs ?? []).map(([name, value]): [string, string] => [name, String(value)]);
}

function reportNested(context: RenderContext, group: readonly Token[], names: ReadonlySet<string>): void {
  for (const token of group.slice(1)) {
    const name = slotOf(token, names);
    if (name === null || (builtInContainers as readonly string[]).includes(name) || token.map === null) continue;
    const line = token.map[0];
    const text = context.places.mapped.text.split('\n')[line] ?? '';
    const span = findInside(context.places, { lines: [line, line + 1], before: '', text: text.trim() }, name);
    context.report(diagnose('render/nested-slot', span, { name }));
  }
}

function reportLost(context: RenderContext, contents: ReadonlyMap<string, SlotContent>, layout: Layout): void {
  const main = contents.get('main');
  if (main === undefined || layout.slots.some((slot) => slot.name === 'main')) return;
  const lines = main.tokens.find((token) => token.map !== null)?.map ?? null;
  context.report(diagnose('render/no-main-slot', firstLine(context.places, lines), { layout: layout.name }));
}
