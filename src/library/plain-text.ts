import type { Json } from '../model/json.ts';

/** Letters of a text that are kept: what is longer is no slide. */
const longest = 4000;

/** The words of a slide's Markdown as a reader would say them, on one line. */
export function plainText(markdown: string): string {
  return markdown
    .slice(0, longest * 4)
    .replace(/^([ \t]*)(`{3,}|~{3,})[ \t]*(?:vega-lite|chart)\b[^\n]*\n[\s\S]*?^[ \t]*\2[`~]*[ \t]*$/gm, ' ')
    .replace(/^[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)*(?:`{3,}|~{3,}|:{3,}).*$/gm, ' ')
    .replace(/^[ \t]*\|?[ \t:|-]+$/gm, ' ')
    .replace(/\{\{[^}]*\}\}+/g, ' … ')
    .replace(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/(?<!\\)\[-?@[^\]]*\](?!\()/g, ' ')
    .replace(/\{(?:[^{}\n]|\{[^{}\n]*\})*\}/g, ' ')
    .replace(/\]\([^()\n]*\)|\]\[[^[\]\n]*\]/g, ' ')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])[ \t]+/gm, '')
    .replace(/[*`~[\]\\|]+|!(?=\[)/g, (marks) => (marks.includes('|') ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?](?:\s|$))/g, '')
    .trim()
    .slice(0, longest);
}

/** Keys of the references that Markdown cites: `[@litzow2024; @foa2020]`. */
export function citedKeys(markdown: string): readonly string[] {
  const keys = new Set<string>();
  for (const [group] of markdown.matchAll(/(?<!\\)\[[^[\]\n]*@[^[\]\n]*\](?!\()/g))
    for (const [, key] of group.matchAll(/(?<![\w\\])@([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)/gu))
      keys.add((key as string).replace(/[.:?]+$/, ''));
  return [...keys];
}

/** Keys under which a chart's words for readers stand. */
const wordKeys = new Set(['title', 'subtitle', 'alt', 'source', 'text', 'label', 'description']);

/** What a chart says in words: titles, labels, its alternative text. */
export function chartWords(spec: Json): readonly string[] {
  const words: string[] = [];
  const visit = (value: Json, isWords: boolean): void => {
    if (typeof value === 'string') {
      if (isWords) words.push(value);
    } else if (Array.isArray(value)) for (const item of value as readonly Json[]) visit(item, isWords);
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) visit(part as Json, wordKeys.has(key));
  };
  visit(spec, false);
  return words;
}
