import type { Reference, StyledPart } from '../../model/references.ts';
import { authorYear } from './author-year.ts';
import { nature } from './nature.ts';
import { vancouver } from './vancouver.ts';

/** Prints a reference as a line of a list. */
export type Style = (reference: Reference) => readonly StyledPart[];

/** The styles that come with Plenary, by the name that a deck gives as `citation-style`. */
export const styles: ReadonlyMap<string, Style> = new Map<string, Style>([
  ['vancouver', vancouver],
  ['author-year', authorYear],
  ['nature', nature],
]);
