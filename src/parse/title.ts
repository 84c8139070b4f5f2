import type { Span } from '../model/text.ts';
import type { Block } from './blocks.ts';
import { contentSpan, trimmedLine, type Content } from './content.ts';

/** The first heading of a slide. */
export interface Heading {
  /** Its words without markup. */
  readonly text: string;
  /** The id that it gives with `{#id}`. */
  readonly id: { readonly id: string; readonly span: Span } | null;
  /** The heading's first line. */
  readonly span: Span;
}

/** A longer title is cut: no one reads it, and everything here is made of it. */
const longestTitle = 300;

/** The first heading among a slide's blocks that `isShown`; `null` where there is none with words. */
export function findHeading(content: Content, isShown: (block: Block) => boolean): Heading | null {
  const block = content.blocks.find((b) => b.kind === 'heading' && b.level === 0 && isShown(b));
  if (block === undefined) return null;
  const line = trimmedLine(content, block.firstLine);
  return {
    text: plainWords(block.content),
    id: headingId(content, line.start, content.text.slice(line.start, line.end)),
    span: contentSpan(content, line.start, line.end),
  };
}

/** The first words of a slide without a heading. */
export function firstWords(content: Content, isShown: (block: Block) => boolean): string {
  const block = content.blocks.find((b) => b.kind === 'paragraph' && isShown(b) && plainWords(b.content) !== '');
  return block === undefined ? '' : plainWords(block.content).split(' ').slice(0, 5).join(' ');
}

/** Words as a reader would say them: no mustaches, citations, comments, attributes, tags or marks. */
export function plainWords(markdown: string): string {
  return markdown
    .slice(0, longestTitle)
    .replace(/\{\{[^}]*\}\}+/g, ' ')
    .replace(/(?<!\\)\[@[^\]]*\](?!\()/g, ' ')
    .replace(/<!--[^>]*-->|<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\{[^{}]*\}/g, ' ')
    .replace(/\]\([^()]*\)|\]\[[^[\]]*\]/g, ' ')
    .replace(/[*_`~[\]\\!]+/g, (marks) => (marks === '!' || marks === '_' ? marks : ''))
    .replace(/\s+/g, ' ')
    .trim();
}

function headingId(content: Content, base: number, line: string): Heading['id'] {
  const attributes = /(?<!\{)\{([^{}]{0,300})\}[ \t]*#*$/.exec(line);
  if (attributes === null) return null;
  const id = /(?:^|\s)#([^\s}]*)/.exec(attributes[1] as string);
  if (id === null) return null;
  const at = base + attributes.index + 1 + id.index + id[0].indexOf('#');
  const name = id[1] as string;
  return { id: name, span: contentSpan(content, at, at + 1 + name.length) };
}
