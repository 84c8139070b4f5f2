import { readAttributes, type AttributeItem } from '../markdown/attribute-syntax.ts';

/** The words behind the backticks of a code block, taken apart. */
export interface CodeInfo {
  readonly language: string;
  readonly attributes: readonly AttributeItem[];
  /** The attributes as written, braces included. */
  readonly attributeText: string;
  /** What stands between brackets, or `null`. */
  readonly steps: string | null;
}

/** Reads `js {#id .class} [1-2|3]`; other words are for other tools and are passed over. */
export function readInfo(info: string): CodeInfo {
  const text = info.trim().slice(0, 1000);
  const word = /^[^\s{[]*/.exec(text)?.[0] ?? '';
  const brace = text.indexOf('{', word.length);
  const block = brace === -1 ? null : readAttributes(text, brace);
  const attributeText = block === null ? '' : text.slice(brace, block.end);
  const around = text.slice(word.length).replace(attributeText, ' ');
  return {
    language: /^[A-Za-z0-9_+#.-]{1,40}$/.test(word) ? word : '',
    attributes: block?.items ?? [],
    attributeText,
    steps: /\[([^[\]]*)\]/.exec(around)?.[1] ?? null,
  };
}
