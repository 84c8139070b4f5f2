import type { ShownValue } from '../model/values.ts';
import { escapeHtml } from '../util/html.ts';
import { fillTokens, token } from '../util/tokens.ts';
import type { RenderContext } from './context.ts';

/** Text that is longer is a phrase, even where it holds a number: it may break over lines. */
const longestUnbroken = 32;

/** Puts the values into plain text: an attribute, an alternative text, a title. */
export function fillPlain(values: readonly ShownValue[], text: string): string {
  return fillTokens(text, 'value', (index) => textOf(values, index));
}

/** Puts the values into HTML: a marked span in text, escaped text inside tags. */
export function fillHtml(values: readonly ShownValue[], html: string): string {
  if (values.length === 0) return html;
  const escaped = (index: string): string => escapeHtml(textOf(values, index));
  const marked = (index: string): string => {
    const parts = unbrokenParts(values[Number(index)]?.number ?? null, textOf(values, index));
    const long = parts === null || parts.length > 1 ? ' value-long' : '';
    const inner = parts === null || parts.length === 1 ? escaped(index) : parts.map(unbroken).join(' ');
    return `<span class="value${long}" data-value="${index}">${inner}</span>`;
  };
  return html
    .split(/(<[^>]*>)/)
    .map((piece, i) => fillTokens(piece, 'value', i % 2 === 1 ? escaped : marked))
    .join('');
}

/**
 * The parts of a value between which a line may break: a number never breaks, its interval only before the bracket.
 * @returns `null` for words, which break as all words do
 */
function unbrokenParts(number: number | null, text: string): readonly string[] | null {
  if (number !== null) return text.split(/ (?=\()/);
  const isPhrase = text.length > longestUnbroken || (text.includes(' ') && !/\d/.test(text));
  return isPhrase ? null : [text];
}

function unbroken(part: string): string {
  return `<span class="value-part">${escapeHtml(part)}</span>`;
}

/** Sets finished HTML aside; the token that stands for it passes every later step unread. */
export function addPart(context: RenderContext, html: string): string {
  return token('html', context.parts.push(html) - 1);
}

/** Not `fillTokens`: it would take what an author can write, `%EF%B7%90…`, for a token. */
const partPattern = new RegExp(token('html', '(\\d+)'), 'g');

/** Puts the parts that {@link addPart} set aside back in place. */
export function fillParts(context: RenderContext, html: string): string {
  return html.replace(partPattern, (_, index: string) => context.parts[Number(index)] ?? '');
}

/** A value's text; text read from data may hold the marks of tokens, which nothing may take for tokens later. */
function textOf(values: readonly ShownValue[], index: string): string {
  return (values[Number(index)]?.text ?? '').replace(/[\uFDD0\uFDD1]/g, '\uFFFD');
}
