import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../model/text.ts';
import { contextOf, type RenderContext } from '../context.ts';
import { findInside, type Stretch } from '../places.ts';
import { applyAttributes } from './apply-attributes.ts';
import { readAttributes, type AttributeBlock } from './attribute-syntax.ts';
import { readOpening, findClosing, type Opening } from './container-lines.ts';

/** Containers that every layout takes; the others are slots of the slide's layout. */
export const builtInContainers = ['fragment', 'callout', 'columns', 'column', 'agenda', 'credits'] as const;

/** `::: name {attributes}` … `:::` becomes a `div` of that class. */
export function containers(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'container', container, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.renderer.rules['container_close'] = () => '</div>\n';
}

function container(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const opening = readOpening(state, startLine);
  if (opening === null) return false;
  if (silent) return true;
  const closing = findClosing(state, opening, endLine);
  const context = contextOf(state.env);
  const stretch = { lines: [startLine, startLine + 1] as const, before: '', text: opening.text };
  const end = closing.line ?? closing.limit;
  const open = openToken(state, opening, [startLine, end]);
  describe(context, open, opening, stretch);
  tokenizeInside(state, startLine + 1, end);
  const close = state.push('container_close', 'div', -1);
  close.meta = open.meta;
  state.line = Math.min(endLine, closing.line === null ? end : end + 1);
  return true;
}

function openToken(state: StateBlock, opening: Opening, lines: [number, number]): Token {
  const token = state.push('container_open', 'div', 1);
  token.block = true;
  token.map = lines;
  token.meta = { name: opening.name };
  return token;
}

/** Gives the `div` its class and attributes, and says what is wrong in the opening line. */
function describe(context: RenderContext, token: Token, opening: Opening, stretch: Stretch): void {
  const { name, rest } = opening;
  const known = [...builtInContainers, ...context.slots];
  if (known.includes(name)) {
    if (!context.slots.includes(name)) token.attrJoin('class', name);
  } else {
    const layouts = context.layoutsWith(name);
    context.report(diagnose('render/unknown-container', nameSpan(context, stretch, opening), { name, known, layouts }));
  }
  if (name === 'callout') token.attrSet('role', 'note');
  const attributes = rest === '' ? null : readAttributes(rest, 0);
  if (attributes !== null && attributes.end === rest.length)
    applyBlock(context, token, attributes, { ...stretch, text: rest });
  else if (rest !== '') {
    context.report(
      diagnose('render/container-words', findInside(context.places, stretch, rest, true), { words: rest, name }),
    );
  }
}

function applyBlock(context: RenderContext, token: Token, attributes: AttributeBlock, stretch: Stretch): void {
  applyAttributes(context, token, attributes.items, (item) =>
    findInside(context.places, stretch, stretch.text.slice(item.start, item.end)),
  );
}

function tokenizeInside(state: StateBlock, from: number, to: number): void {
  const { parentType, lineMax, tight } = state;
  state.parentType = 'container';
  state.lineMax = to;
  state.md.block.tokenize(state, from, to);
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.tight = tight;
}

function nameSpan(context: RenderContext, stretch: Stretch, opening: Opening): Span | null {
  return findInside(context.places, stretch, opening.name);
}
