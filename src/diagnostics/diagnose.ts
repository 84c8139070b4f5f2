import type { Diagnostic, RelatedPlace } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import { catalogue, type Code, type Facts } from './catalogue.ts';
import type { Entry } from './entry.ts';

/**
 * Makes a diagnostic from the catalogue.
 * @param span the place that the user wrote, or `null` where there is none
 * @param facts what the message of this code needs
 */
export function diagnose<C extends Code>(
  code: C,
  span: Span | null,
  facts: Facts<C>,
  related: readonly RelatedPlace[] = [],
): Diagnostic {
  const words = catalogue[code] as Entry<Facts<C>>;
  return { code, severity: words.severity, message: words.message(facts), hint: words.hint(facts), span, related };
}
