import { withoutKey } from '../../util/dataset.ts';
import { findValue } from '../../util/estimates.ts';
import { memberNames, memberOf } from './members.ts';
import type { TemplateValue } from './value.ts';

/** Names that a template can use at one place: a row inside `each`, block parameters, the deck outside. */
export interface Scope {
  readonly self: TemplateValue;
  /** Block parameters (`as |row|`) and data (`@index`). */
  readonly names: ReadonlyMap<string, TemplateValue>;
  readonly parent: Scope | null;
}

/** A path as Handlebars parses it. */
export interface TemplatePath {
  readonly parts: readonly string[];
  /** How many `../` it begins with. */
  readonly depth: number;
  /** `@index` and the like. */
  readonly data: boolean;
}

/** What a path stands for, or which part of it is not there. */
export type Lookup =
  | { readonly ok: true; readonly value: TemplateValue }
  | {
      readonly ok: false;
      /** The part that is not there. */ readonly name: string;
      readonly candidates: readonly string[];
      readonly within: string | null;
      /** What to do, where that is known better than by the nearest name. */
      readonly advice?: string | null;
    };

/** Finds what a path stands for. A bare name is looked for in the row first, then in the blocks around it, then in the deck. */
export function lookUp(scope: Scope, path: TemplatePath): Lookup {
  let start: Scope = scope;
  for (let i = 0; i < path.depth; i++) start = enclosing(start);
  const [first] = path.parts;
  if (first === undefined) return { ok: true, value: start.self };
  const parts = path.data ? [`@${first}`, ...path.parts.slice(1)] : path.parts;
  const found = findStart(start, parts);
  if (found === null) return { ok: false, name: parts[0] as string, candidates: visibleNames(start), within: null };
  let { value } = found;
  for (let i = found.length; i < parts.length; i++) {
    const part = parts[i] as string;
    const next = memberOf(value, part);
    if (next === null) {
      const within = parts.slice(found.length > 1 ? 0 : i - 1, i).join('.');
      const advice = value.kind === 'table' && value.dataset.primaryKey.length === 0 ? withoutKey(value.dataset) : null;
      return { ok: false, name: part, candidates: memberNames(value), within, advice };
    }
    value = next;
  }
  return { ok: true, value };
}

interface Start {
  readonly value: TemplateValue;
  /** How many parts of the path it takes: the name of a value may have several. */
  readonly length: number;
}

function findStart(scope: Scope, parts: readonly string[]): Start | null {
  const name = parts[0] as string;
  if (name === '@root') return { value: rootOf(scope).self, length: 1 };
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.names.get(name);
    if (found !== undefined) return { value: found, length: 1 };
    if (name.startsWith('@')) continue;
    const value = longestValue(at.self, parts);
    if (value !== null) return value;
    const member = memberOf(at.self, name);
    if (member !== null) return { value: member, length: 1 };
  }
  return null;
}

/** The value that the path begins with, by its whole dotted name: it goes before a table of the same first part. */
function longestValue(self: TemplateValue, parts: readonly string[]): Start | null {
  if (self.kind !== 'group' || self.path.length > 0) return null;
  const found = findValue(self.values, parts);
  if (found === null || found.row !== null) return null;
  return { value: { kind: 'named', named: found.value }, length: found.length };
}

function visibleNames(scope: Scope): string[] {
  const names: string[] = [];
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    names.push(...at.names.keys());
    if (at.self.kind !== 'table') names.push(...memberNames(at.self));
  }
  return names;
}

/** The next scope outwards that has a context of its own, as `../` means it. */
function enclosing(scope: Scope): Scope {
  let at = scope;
  while (at.parent !== null && at.parent.self === at.self) at = at.parent;
  return at.parent ?? at;
}

function rootOf(scope: Scope): Scope {
  let at = scope;
  while (at.parent !== null) at = at.parent;
  return at;
}
