import type { Reference } from '../model/references.ts';

/** What one file of references holds. */
export interface ReadReferences {
  /** In the order of the file; a key may come twice. */
  readonly references: readonly Reference[];
  /** Keys of entries that could not be read, which is told already. */
  readonly broken: ReadonlySet<string>;
  /** Nothing of the file could be read. */
  readonly isUnreadable: boolean;
}
