import type { LoggerInterface } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { JsonObject } from '../../../model/json.ts';

/** Writes a composite mark (`errorbar`, `errorband`) out as layers with an `aggregate` of their own. */
export function writeOut(mark: JsonObject | string, encoding: JsonObject): JsonObject | null {
  const spec = { data: { name: 'rows' }, datasets: { rows: [] }, mark, encoding };
  try {
    const { normalized } = compile(structuredClone(spec) as unknown as TopLevelSpec, { logger: silent });
    const { data: _, datasets: __, ...view } = normalized as unknown as JsonObject;
    return view;
  } catch {
    return null;
  }
}

const silent = {
  level: () => silent,
  error: () => silent,
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
} as unknown as LoggerInterface;
