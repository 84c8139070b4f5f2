import type { MarkdownIt, Token } from 'markdown-it';
import { renderCodeBlock } from './code/code-block.ts';
import { envOf, type RenderContext } from './context.ts';
import { isPlainLayout } from './html/clean-html.ts';
import { rawPieces } from './html/raw-pieces.ts';
import { loadLibraries } from './libraries.ts';
import { fillMath } from './math/fill-math.ts';
import { fillLinks } from './references/links.ts';
import { fillMedia } from './references/media.ts';
import { setColumnWidths } from './slide/columns.ts';
import { liftAlignment } from './slide/tables.ts';
import { addPart } from './values.ts';
import { checkFootnotes } from './markdown/check-footnotes.ts';
import { numberCitations } from './markdown/number-citations.ts';
import { metaNumber } from './markdown/token-meta.ts';

/** A text as tokens, with the libraries that it needs at hand. */
export interface PreparedText {
  readonly context: RenderContext;
  readonly tokens: Token[];
  /** Ids of elements in this text, to which its own links may lead. */
  readonly local: ReadonlySet<string>;
}

/** Parses a text and loads what its tokens call for. */
export async function parseText(md: MarkdownIt, context: RenderContext, layoutHtml: string): Promise<PreparedText> {
  const env = envOf(context);
  const tokens = md.parse(context.places.mapped.text, env);
  checkFootnotes(context, tokens, env);
  numberCitations(context, tokens);
  const libraries = await loadLibraries(tokens, { html: !isPlainLayout(layoutHtml) });
  const ready = { ...context, libraries };
  return { context: ready, tokens, local: localIds(ready, tokens) };
}

/** Fills in everything that Markdown only names: code, formulas, media, links, alignment. */
export function fillTokensOf({ context, tokens, local }: PreparedText): void {
  for (const token of tokens) {
    if (token.type !== 'fence' && token.type !== 'code_block') continue;
    token.content = addPart(context, renderCodeBlock(context, token));
    token.type = 'html_part';
  }
  fillMedia(context, tokens);
  fillLinks(context, tokens, local);
  fillMath(context, tokens);
  liftAlignment(context, tokens);
  setColumnWidths(context, tokens);
}

function localIds(context: RenderContext, tokens: readonly Token[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const note = (token: Token): void => {
    const id = token.attrGet('id');
    if (id !== null) ids.add(String(id));
    token.children?.forEach(note);
  };
  tokens.forEach(note);
  for (const piece of rawPieces(context, tokens)) {
    for (const tag of piece.tags) for (const { name, value } of tag.attributes) if (name === 'id') ids.add(value);
  }
  const prefix = context.notes ? `${context.id}-notes` : context.id;
  for (const token of tokens)
    if (token.type === 'footnote_open') ids.add(`${prefix}-note-${metaNumber(token, 'id') + 1}`);
  return ids;
}
