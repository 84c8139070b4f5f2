import type { Json } from '../../../model/json.ts';
import { columnOf, fieldsOfExpression } from './fields-read.ts';
import { namesOf } from './follow-rows.ts';
import type { Step } from './plan.ts';

/** Longest expression that is told whole, in letters. */
const longest = 100;

/** The expressions of all `calculate` transforms that an author wrote. */
export function calculations(spec: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (part: Json): void => {
    if (typeof part !== 'object' || part === null) return;
    if (Array.isArray(part)) return (part as readonly Json[]).forEach(visit);
    for (const [key, inner] of Object.entries(part as Readonly<Record<string, Json>>)) {
      if (key === 'calculate' && typeof inner === 'string') found.add(inner);
      else if (key !== 'datasets') visit(inner);
    }
  };
  visit(spec);
  return found;
}

/**
 * How the columns that a mark's channels draw were computed, nearest to the table first.
 * @param drawn columns of the mark's own rows
 * @param written the expressions that an author wrote: Vega-Lite makes others, which are nobody's words
 */
export function computedBy(
  steps: readonly Step[],
  drawn: Iterable<string>,
  written: ReadonlySet<string>,
): string | null {
  const want = new Set(drawn);
  const found: string[] = [];
  for (const step of steps) {
    if (step.kind !== 'transform') continue;
    const { type, expr, as } = step.transform;
    if (type === 'formula' && typeof expr === 'string' && want.delete(String(as))) {
      for (const name of fieldsOfExpression(expr)) want.add(name);
      if (written.has(expr)) found.unshift(expr.length > longest ? `${expr.slice(0, longest - 1)}…` : expr);
    } else if (Array.isArray(step.transform['ops'])) {
      const fields = Array.isArray(step.transform['fields']) ? (step.transform['fields'] as readonly unknown[]) : [];
      namesOf(as).forEach((name, i) => {
        const column = columnOf(fields[i]);
        if (column !== null && want.delete(name)) want.add(column);
      });
    }
  }
  return found.length === 0 ? null : `computed: ${[...new Set(found)].join('; ')}`;
}
