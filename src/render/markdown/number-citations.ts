import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { CitationItem } from '../../model/references.ts';
import { token } from '../../util/tokens.ts';
import type { RenderContext } from '../context.ts';
import { findStretch } from '../places.ts';
import { fillPlain } from '../values.ts';
import type { WrittenItem } from './citations.ts';
import { inlineBlocks, type InlineBlock } from './inline-blocks.ts';
import { metaNumber } from './token-meta.ts';
import { parentOf } from './token-tree.ts';

/**
 * Gives each citation of a text its number in the slide's list and leaves a token in its place. A paragraph of nothing
 * but citations cites for the whole slide: it goes away, since the footer names what it cites; in the notes it stays.
 */
export function numberCitations(context: RenderContext, tokens: Token[]): void {
  const dropped = new Set<Token>();
  for (const block of inlineBlocks(tokens)) {
    const children = block.token.children ?? [];
    if (!children.some(({ type }) => type === 'citation' || type === 'citation_slip')) continue;
    for (const child of children) {
      if (child.type === 'citation') number(context, child, block);
      else if (child.type === 'citation_slip') reportSlip(context, child, block);
    }
    if (!context.notes && isOnlyCitations(tokens, block)) {
      for (const one of tokens.slice(block.index - 1, block.index + 2)) dropped.add(one);
    } else joinToWords(children);
  }
  if (dropped.size > 0) tokens.splice(0, tokens.length, ...tokens.filter((one) => !dropped.has(one)));
}

function number(context: RenderContext, child: Token, block: InlineBlock): void {
  const written = child.meta?.['items'] as readonly WrittenItem[];
  const start = metaNumber(child, 'at');
  const items = written.map(({ key, locator, at }): CitationItem => {
    const text = `@${key}`;
    const before = block.before + block.token.content.slice(0, start + at);
    const span = findStretch(context.places, { lines: block.lines, before, text });
    return { key: fillPlain(context.values, key), locator, span: span ?? { file: '', start: 0, end: 0 } };
  });
  const named = child.meta?.['named'] === true ? { named: true } : {};
  const index = context.citations.push({ items, inNotes: context.notes, ...named }) - 1;
  // Links may not stand in links, and the speaker's notes lead nowhere.
  const plain = context.notes || child.meta?.['linked'] === true;
  child.content = token('cite', plain ? `${index}-plain` : index);
}

function reportSlip(context: RenderContext, child: Token, block: InlineBlock): void {
  const [at, end] = [metaNumber(child, 'at'), metaNumber(child, 'end')];
  const text = block.token.content.slice(at, end);
  const before = block.before + block.token.content.slice(0, at);
  const span = findStretch(context.places, { lines: block.lines, before, text });
  context.report(diagnose('references/citation-syntax', span, { text }));
}

/** A paragraph of its own, outside lists and tables, with nothing but citations in it. */
function isOnlyCitations(tokens: readonly Token[], { index, token: inline }: InlineBlock): boolean {
  const open = tokens[index - 1];
  if (open?.type !== 'paragraph_open') return false;
  const parent = tokens[parentOf(tokens, index - 1)];
  if (parent !== undefined && parent.type !== 'container_open') return false;
  return (inline.children ?? []).every(
    ({ type, content, meta }) =>
      (type === 'citation' && meta?.['named'] !== true) ||
      type === 'softbreak' ||
      (type === 'text' && /^[\s,;.]*$/.test(content)),
  );
}

/** A superscript follows its word without a space. */
function joinToWords(children: Token[]): void {
  for (let i = children.length - 1; i > 0; i--) {
    if (children[i]?.type !== 'citation' || children[i]?.meta?.['named'] === true) continue;
    while (children[i - 1]?.type === 'softbreak') children.splice(--i, 1);
    const before = children[i - 1];
    if (before?.type === 'text') before.content = before.content.trimEnd();
  }
}
