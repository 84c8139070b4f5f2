import { namesIn } from '../expressions/names.ts';
import type { DataRef } from '../model/data.ts';
import type { SlideSettings } from '../model/settings.ts';
import type { Span } from '../model/text.ts';
import { contentSpan, type Content } from './content.ts';
import { rangeAt, type Range } from './ranges.ts';

/** `claim="…"` as attributes have it. */
const claimAttribute = /\bclaim=(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'{}=<>`]{1,2000}))/gi;

/**
 * The tables that claims may read: the first part of each name. A name that is no data is reported where the claim is
 * evaluated, which knows all names.
 * @param hidden where braces are no attributes: code and comments
 */
export function claimDataRefs(content: Content, hidden: readonly Range[], settings: SlideSettings): DataRef[] {
  const refs = new Map<string, DataRef>();
  const add = (expression: string, span: Span): void => {
    for (const { parts } of namesIn(expression)) {
      const name = parts[0]?.name ?? '';
      if (!refs.has(name)) refs.set(name, { name, by: 'name', span, certain: false, inExpression: true });
    }
  };
  for (const { text, span } of settings.claims) add(text, span);
  if (!content.text.includes('claim=')) return [...refs.values()];
  for (const match of content.text.matchAll(claimAttribute)) {
    if (rangeAt(hidden, match.index) !== null) continue;
    const expression = match[1] ?? match[2] ?? match[3] ?? '';
    add(expression, contentSpan(content, match.index, match.index + match[0].length));
  }
  return [...refs.values()];
}
