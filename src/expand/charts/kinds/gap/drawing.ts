import type { JsonObject } from '../../../../model/json.ts';
import type { ComputedRow } from '../computed-table.ts';

/** A way of drawing shares: its spec, and the rows of its tables by name. */
export interface GapDrawing {
  readonly spec: JsonObject;
  readonly tables: ReadonlyMap<string, readonly ComputedRow[]>;
}
