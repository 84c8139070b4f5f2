import { formatFault } from '../../../util/numbers/format.ts';
import { child, type Checks } from '../checks.ts';
import type { AnnotationPlot, WrittenAnnotation } from './annotation.ts';

/** The text of the author's own, instead of the numbers. */
export function textOf(written: WrittenAnnotation, { checks }: AnnotationPlot): string | null {
  return wordOf(written, 'label', checks);
}

/** An option that is a text; a number is one too. */
export function wordOf({ options, pointer }: WrittenAnnotation, key: string, checks: Checks): string | null {
  const value = options[key];
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const facts = { path: key, found: value, expected: ['text'], near: null };
  checks.report('chart/bad-value', checks.valueAt(child(pointer, key)), facts);
  return null;
}

/** The option `format`, a pattern of d3-format. */
export function formatOption(written: WrittenAnnotation, checks: Checks): string | null {
  const format = wordOf(written, 'format', checks);
  if (format === null || formatFault(format) === null) return format;
  const at = checks.valueAt(child(written.pointer, 'format'));
  const facts = { path: 'format', found: format, expected: ['a pattern of d3-format, such as `.1f`'], near: null };
  checks.report('chart/bad-value', at, facts);
  return null;
}
