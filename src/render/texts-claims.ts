import type { Token } from 'markdown-it';
import type { Claim } from '../model/evidence.ts';
import { fillTokens, token as tokenOf } from '../util/tokens.ts';
import type { ClaimDraft, RenderContext } from './context.ts';
import { plainText } from './markdown/plain-text.ts';
import { closingOf } from './markdown/token-tree.ts';

/** Lets an element carry a claim; what it says is found when the whole text is read. */
export function carryClaim(context: RenderContext, token: Token, claim: Omit<ClaimDraft, 'words' | 'inNotes'>): void {
  const index = context.claims.push({ ...claim, words: '', inNotes: context.notes }) - 1;
  token.attrJoin('class', 'claim');
  token.attrSet('data-claim', tokenOf('claim', index));
  token.meta = { ...token.meta, claim: index };
}

/** Finds the words of each claim among the tokens of a text, and tells the tokens that close them. */
export function findClaimWords(context: RenderContext, tokens: readonly Token[]): void {
  if (context.claims.length === 0) return;
  const visit = (list: readonly Token[]): void =>
    list.forEach((token, i) => {
      const index = token.nesting === -1 ? -1 : Number(token.meta?.['claim'] ?? -1);
      const claim = context.claims[index];
      if (claim !== undefined) {
        const end = closingOf(list, i);
        claim.words = wordsOf(context, list.slice(i, end + 1));
        const closing = list[end];
        if (closing !== undefined) closing.meta = { ...closing.meta, claim: index };
      }
      visit(token.children ?? []);
    });
  visit(tokens);
}

function wordsOf(context: RenderContext, tokens: readonly Token[]): string {
  const inline = tokens.flatMap((token) => (token.type === 'inline' ? [plainText(context, token.children ?? [])] : []));
  const text = inline.length > 0 ? inline.join(' ') : plainText(context, tokens);
  return text.replace(/\s+/g, ' ').trim();
}

/** The claims of a slide's words and notes. */
export function claimsOf({ claims }: Pick<RenderContext, 'claims'>): readonly Claim[] {
  return claims.map(({ words, expression, span, inNotes }) => ({ words, expression, span, inNotes, chart: null }));
}

/** Writes the numbers of claims into the HTML; no author can write the tokens that hold their places. */
export function fillClaims(html: string): string {
  return fillTokens(html, 'claim', (index) => index);
}
