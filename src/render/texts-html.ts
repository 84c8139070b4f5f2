import type { MappedText } from '../model/text.ts';
import { concatMapped, sliceMapped } from '../util/mapped-text.ts';

/** A tag, a comment, or an element whose content no reader sees. A `<` that begins none of them is text. */
const tag =
  /<(script|style|textarea|template|title|iframe|noembed|noframes|xmp|option)\b[^]*?(?:<\/\1\s*>|$)|<!--[^]*?(?:-->|$)|<\/?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
/** Words that a reader hears, or sees when the pointer rests. */
const altAttribute = /(?<![\w-])(?:alt|title|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** Elements that stand in a line; others end a text. */
const inLine = /^<\/?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)\b/i;

/** What is read in raw HTML: the text between tags, and the words of its pictures. */
export function htmlTexts(html: MappedText): {
  readonly texts: readonly MappedText[];
  readonly alts: readonly MappedText[];
} {
  const texts: MappedText[] = [];
  let pieces: MappedText[] = [];
  let from = 0;
  const end = (): void => {
    if (pieces.some(({ text }) => text.trim() !== '')) texts.push(concatMapped(pieces));
    pieces = [];
  };
  for (const match of html.text.matchAll(tag)) {
    pieces.push(sliceMapped(html, from, match.index));
    if (!inLine.test(match[0])) end();
    from = match.index + match[0].length;
  }
  pieces.push(sliceMapped(html, from));
  end();
  return { texts, alts: htmlAlts(html) };
}

/** Alternative texts, titles and labels in raw HTML. */
export function htmlAlts(html: MappedText): readonly MappedText[] {
  return [...html.text.matchAll(tag)].flatMap(({ 0: source, index }) =>
    [...source.matchAll(altAttribute)].map((match) => {
      const words = match[1] ?? match[2] ?? '';
      const start = index + match.index + match[0].length - 1 - words.length;
      return sliceMapped(html, start, start + words.length);
    }),
  );
}
