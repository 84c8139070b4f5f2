import { memberNames, memberOf, type TemplateValue } from './value.ts';

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
    };

/** Finds what a path stands for. A bare name is looked for in the row first, then in the blocks around it, then in the deck. */
export function lookUp(scope: Scope, path: TemplatePath): Lookup {
  let start: Scope = scope;
  for (let i = 0; i < path.depth; i++) start = enclosing(start);
  const [first, ...rest] = path.parts;
  if (first === undefined) return { ok: true, value: start.self };
  let value = path.data && first === 'root' ? rootOf(scope).self : findName(start, path.data ? `@${first}` : first);
  if (value === null) {
    return { ok: false, name: path.data ? `@${first}` : first, candidates: visibleNames(start), within: null };
  }
  let within = first;
  for (const part of rest) {
    const next = memberOf(value, part);
    if (next === null) return { ok: false, name: part, candidates: memberNames(value), within };
    value = next;
    within = part;
  }
  return { ok: true, value };
}

function findName(scope: Scope, name: string): TemplateValue | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.names.get(name) ?? (name.startsWith('@') ? null : memberOf(at.self, name));
    if (found) return found;
  }
  return null;
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
