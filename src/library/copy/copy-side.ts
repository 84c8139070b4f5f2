import type { Compilation } from '../../compile.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Config } from '../../model/config.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { FileSystem } from '../../model/effects.ts';
import type { Drafts } from './drafts.ts';
import type { SlideNeeds } from './slide-needs.ts';

/** One of the two talks of a copy. */
export interface CopySide {
  /** Absolute. */
  readonly root: string;
  readonly config: Config;
  readonly fs: FileSystem;
  readonly compilation: Compilation;
}

/** A copy while it is put together. */
export interface CopyWork {
  readonly from: CopySide;
  readonly into: CopySide;
  readonly needs: SlideNeeds;
  readonly drafts: Drafts;
  /** What is said to the user, a line each. */
  readonly notes: string[];
  readonly refusals: Diagnostic[];
}

/** Names in a note: a long list is cut. */
const mostNames = 12;

/** Notes what comes along: `values     e1910.hr, e1910.gain`. */
export function note({ notes }: Pick<CopyWork, 'notes'>, what: string, names: readonly string[]): void {
  if (names.length === 0) return;
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  notes.push(`${what.padEnd(11)}${names.slice(0, mostNames).join(', ')}${more}`);
}

/** Says that something of the same name is there and is something else. */
export function refuse({ refusals }: CopyWork, what: string, name: string): void {
  refusals.push(diagnose('library/copy-collision', null, { what, name }));
}

/** Whether two values of plain data are the same, whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, part]) => [key, sorted(part)]);
}
