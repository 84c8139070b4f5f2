import { isColor } from '../util/css-colors.ts';
import { resolveReference } from '../util/paths.ts';
import { change, keep, tell, write, type Draft, type Piece, type Stretch } from './draft.ts';
import type { InlineRules, Picture, Taken } from './inline.ts';

/** Words for what nobody fetches. */
const notFetched = 'nothing is fetched from the network: a link stands there; save the file beside the deck';

/** What every foreign dialect writes as mere text and a talk would read as more. */
export const asText: Pick<InlineRules, 'braces' | 'attributes' | 'citation'> = {
  braces: ({ start, end }) => [write('\\', start), keep(start, end)],
  attributes: ({ start }) => ({ pieces: [write('\\', start), keep(start, start + 1)], end: start + 1 }),
  citation: (at, _end, letter) =>
    letter === '@' ? null : { pieces: [write('\\', at), keep(at, at + 1)], end: at + 1 },
};

/** A line that a talk reads as the beginning of notes or of a container, and the foreign dialect as text. */
export function literalStart(text: string): number | null {
  const notes = /^notes?(?=:)/i.exec(text)?.[0].length;
  if (notes !== undefined) return notes;
  const container = /^[ \t]*(?=:{3,}[ \t]*(?:[A-Za-z][\w-]{0,60}(?=[\s{]|$)|$))/.exec(text)?.[0].length;
  return container ?? null;
}

/** Where the picture is: beside the deck, on the network, or where nothing may be read. */
export function whereIs(address: string): 'file' | 'remote' | 'refused' {
  const path = address.replace(/^<|>$/g, '').replace(/[?#].*$/, '');
  if (/^(?:https?:)?\/\//i.test(path)) return 'remote';
  return resolveReference('a/b/c/deck.md', path).ok ? 'file' : 'refused';
}

/** A picture on the network becomes a link to it; one that can never be read becomes its words. */
export function remotePicture(draft: Draft, picture: Picture): Taken | null {
  const address = draft.text.slice(picture.address.start, picture.address.end);
  const where = whereIs(address);
  if (where === 'file') return null;
  const words = draft.text.slice(picture.alt.start, picture.alt.end).trim();
  const end = afterAttributes(draft.text, picture.end);
  if (end > picture.end) tell(draft, 'dropped', { start: picture.end, end }, 'a link has no size');
  if (where === 'remote') {
    const alt = words === '' ? write('picture', picture.alt.start) : keep(picture.alt.start, picture.alt.end);
    tell(draft, 'changed', picture, notFetched);
    const pieces = [
      write('[', picture.start),
      alt,
      write('](', picture.alt.end),
      keep(picture.address.start, picture.address.end),
    ];
    return { pieces: [...pieces, write(')', picture.end)], end };
  }
  tell(draft, 'dropped', picture, 'this address cannot be followed');
  return { pieces: words === '' ? [] : [keep(picture.alt.start, picture.alt.end)], end };
}

/** Where braces behind a place end. */
export function afterAttributes(text: string, at: number): number {
  return at + (/^\{[^{}\n]*\}/.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
}

/** What `background` says of a word: a colour or a picture; `null` where a talk cannot show it. */
export function backgroundOf(word: string): { readonly color: string } | { readonly image: string } | null {
  const bare = word.trim().replace(/^url\(\s*(["']?)(.*?)\1\s*\)$/i, '$2');
  if (isColor(bare)) return { color: bare };
  return /[./]/.test(bare) && !/\(/.test(bare) && whereIs(bare) === 'file' ? { image: bare } : null;
}

/** Is the word a gradient that a slide takes? */
export function isGradient(word: string): boolean {
  return /^(?:repeating-)?(?:linear|radial|conic)-gradient\((?!.*(?:url|image|src))[\w\s#%.,()/-]{1,300}\)$/i.test(
    word.trim(),
  );
}

/** Names that may stand in `class`. */
export function classNames(words: string): readonly string[] {
  return words.split(/\s+/).filter((name) => /^-?[\p{L}_][\p{L}\p{M}\p{N}_-]{0,99}$/u.test(name));
}

/** The end of the paragraph that an item of a list begins with: attributes behind it are the item's. */
export function endOfItem(
  lines: readonly { readonly end: number; readonly text: string; readonly kind: string }[],
  from: number,
  begins: (line: string) => boolean,
): number {
  let last = from;
  while (last + 1 < lines.length && lines[last + 1]?.kind === 'text' && !begins(lines[last + 1]?.text ?? '')) last++;
  const line = lines[last] as { readonly end: number; readonly text: string };
  return line.end - (line.text.length - line.text.trimEnd().length);
}

/** Code that is no formula or script of ours: `text` has no colours, and is no unknown language. */
export function languageName(draft: Draft, word: string, at: Stretch): readonly Piece[] {
  const ours = other[word.toLowerCase()];
  if (ours === undefined) return [keep(at.start, at.end)];
  return change(
    draft,
    at,
    ours,
    diagrams.has(word.toLowerCase()) ? 'diagrams are not drawn: it is shown as code' : `it is coloured as \`${ours}\``,
  );
}

const diagrams = new Set(['mermaid', 'plantuml', 'dot', 'graphviz', 'chart', 'vega-lite', 'vega', 'ojs']);
const other: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...diagrams].map((name) => [name, 'text'])),
  vue: 'html',
  svelte: 'html',
  console: 'bash',
  shell: 'bash',
  txt: 'text',
};

/** Do lines hold little but words, so that a slide of large type can show them? */
export function isShort(lines: readonly { readonly kind: string; readonly text: string }[], most: number): boolean {
  const words = lines.filter(
    ({ kind, text }) => kind !== 'comment' && text.trim() !== '' && !/^\s*(?:#|<!--|!\[bg)/.test(text),
  );
  const isPlain = (text: string): boolean => text.length < 90 && !/^\s*(?:[-*+>|<$]|\d+[.)]|!\[|:{2})/.test(text);
  return words.length <= most && words.every(({ kind, text }) => kind === 'text' && isPlain(text));
}
