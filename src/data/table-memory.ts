import type { Dataset } from '../model/data.ts';
import type { Staged } from '../model/diagnostic.ts';

/** Tables that were read before, by file, content and description. */
export interface TableMemory {
  readonly tables: Map<string, Staged<Dataset | null>>;
  /** What an earlier run has kept. */
  readonly tableBefore?: (key: string) => Staged<Dataset | null> | null;
  /** What slides were given last, and what it was made of. */
  library?: { readonly madeOf: readonly unknown[]; readonly made: unknown };
}
