import type { LocatedJson } from '../../../model/json.ts';
import type { Checks } from '../checks.ts';
import { writtenAt, type WrappedSpec } from './with-layers.ts';

/** Checks of a wrapped spec that point to where its parts were written. */
export function movedChecks(checks: Checks, wrapped: Pick<WrappedSpec, 'moved'> | null): Checks {
  if (wrapped === null || wrapped.moved.size === 0) return checks;
  return {
    ...checks,
    valueAt: (pointer) => checks.valueAt(writtenAt(pointer, wrapped.moved)),
    keyAt: (pointer) => checks.keyAt(writtenAt(pointer, wrapped.moved)),
  };
}

/** The fence as written, with its places by the pointers of the wrapped spec. */
export function movedSource(source: LocatedJson, wrapped: Pick<WrappedSpec, 'moved'> | null): LocatedJson {
  if (wrapped === null || wrapped.moved.size === 0) return source;
  const places = new Map([...source.places].filter(([pointer]) => !pointer.startsWith('/layer')));
  for (const [here, there] of wrapped.moved) {
    for (const [pointer, place] of source.places) {
      if (there === '' || pointer === there || pointer.startsWith(`${there}/`))
        places.set(`${here}${pointer.slice(there.length)}`, place);
    }
  }
  return { ...source, places };
}
