import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import type { PrivacyFault } from '../util/privacy.ts';
import { diagnose } from './diagnose.ts';

/**
 * Says why a number of a sensitive table may not be shown.
 * @param what the number as the deck calls it, in backticks where it is a name: `` `patients.p1.age` ``
 */
export function diagnosePrivacy(fault: PrivacyFault, span: Span | null, what: string): Diagnostic {
  const { table, minimum } = fault;
  if (fault.kind === 'row') return diagnose('privacy/row-shown', span, { what, table, minimum });
  if (fault.kind === 'single-value') return diagnose('privacy/single-value', span, { op: fault.op, table });
  return diagnose('privacy/small-cell', span, { what: `${what} stands for fewer`, table, minimum });
}
