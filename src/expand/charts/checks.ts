import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Code, Facts } from '../../diagnostics/catalogue.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Json, JsonObject, LocatedJson } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { escapePointer } from '../../util/json-pointer.ts';

/** What the checks of one chart share: where its parts were written, and what was found. */
export interface Checks {
  readonly diagnostics: readonly Diagnostic[];
  /** Adds a diagnostic; the same one at the same place is said once. */
  report<C extends Code>(code: C, span: Span, facts: Facts<C>): void;
  /** The place of a value, by JSON Pointer; the nearest part around it where it was not written itself. */
  valueAt(pointer: string): Span;
  /** The place of a value's key; of the value for the items of a list. */
  keyAt(pointer: string): Span;
}

/**
 * Opens the list of findings of one chart.
 * @param source the fence as written
 * @param fence where nothing nearer is known
 */
export function openChecks(source: LocatedJson, fence: Span): Checks {
  const diagnostics: Diagnostic[] = [];
  const said = new Set<string>();
  const place = (pointer: string): { key: Span | null; value: Span } => {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const found = source.places.get(at);
      if (found !== undefined) return found;
      if (at === '') return { key: null, value: fence };
    }
  };
  return {
    diagnostics,
    report(code, span, facts) {
      const diagnostic = diagnose(code, span, facts);
      const identity = `${code} ${span.start} ${diagnostic.message}`;
      if (said.has(identity)) return;
      said.add(identity);
      diagnostics.push(diagnostic);
    },
    valueAt: (pointer) => place(pointer).value,
    keyAt(pointer) {
      if (pointer === '') return firstKey(source) ?? fence;
      const found = place(pointer);
      return found.key ?? found.value;
    },
  };
}

/** The chart as a whole is shown as its first key: a place of one line. */
function firstKey(source: LocatedJson): Span | null {
  if (!isObject(source.value)) return null;
  const first = Object.keys(source.value)[0];
  return first === undefined ? null : (source.places.get(child('', first))?.key ?? null);
}

/** The JSON Pointer of a key or item. */
export function child(pointer: string, key: string | number): string {
  return `${pointer}/${escapePointer(String(key))}`;
}

/** A JSON Pointer as people write paths: `layer[0].encoding.x`. */
export function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step, i) => (/^\d+$/.test(step) ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
}

/** An object, not a list and not `null`. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
