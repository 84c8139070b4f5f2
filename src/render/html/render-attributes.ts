import { escapeHtml } from '../../util/html.ts';

/** Attributes as they stand in a tag, with a space before each. */
export function renderAttributes(attrs: readonly (readonly [string, string | number])[] | null): string {
  return (attrs ?? []).map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`).join('');
}
