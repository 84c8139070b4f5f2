import type { StyledPart } from '../model/references.ts';

/** Each cited reference as a line of the list, by key. */
export type Bibliography = ReadonlyMap<string, readonly StyledPart[]>;
