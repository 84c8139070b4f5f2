import type { SourceFile } from '../model/text.ts';
import { digest } from '../util/digests.ts';

/** A layout or partial, as far as slides depend on it. */
export interface IndexedTemplate {
  readonly name: string;
  readonly digest: string;
  /** Names in its mustaches. */
  readonly names: readonly string[];
  readonly partials: readonly string[];
}

/** The templates of a talk by what they bring with them. */
export interface TemplateIndex {
  /** Templates with those that they call, each once. A name that is none stands for itself. */
  readonly reach: (names: readonly string[]) => readonly IndexedTemplate[];
  /** Names of the partials that a text calls. */
  readonly partialsIn: (text: string) => readonly string[];
  readonly all: () => string;
}

/** Indexes layouts and partials. @param templates by name, as `layouts/chart` */
export function templateIndex(templates: ReadonlyMap<string, SourceFile>): TemplateIndex {
  const known = new Map<string, IndexedTemplate>();
  const indexOf = (name: string): IndexedTemplate => {
    let found = known.get(name);
    if (found === undefined) known.set(name, (found = index(name, templates.get(name))));
    return found;
  };
  return {
    reach(names) {
      const found = new Set<IndexedTemplate>();
      const visit = (name: string): void => {
        const one = indexOf(name);
        if (found.has(one)) return;
        found.add(one);
        one.partials.forEach(visit);
      };
      names.forEach(visit);
      return [...found];
    },
    partialsIn,
    all: () => digest([...templates].map(([name, { text }]) => [name, text])),
  };
}

function index(name: string, source: SourceFile | undefined): IndexedTemplate {
  if (source === undefined) return { name, digest: `${name} is not there`, names: [], partials: [] };
  const { path, text } = source;
  const mustaches = text.match(/\{\{[^{}]{0,2000}\}\}/g) ?? [];
  const names = new Set(
    mustaches.flatMap((mustache) => mustache.replace(/"[^"]*"|'[^']*'/g, '').match(/[\p{L}_][\p{L}\p{N}_-]*/gu) ?? []),
  );
  return { name, digest: digest([name, path, text]), names: [...names], partials: partialsIn(text) };
}

function partialsIn(text: string): readonly string[] {
  if (!text.includes('>')) return [];
  return [...text.matchAll(/\{\{~?#?>\s*([^\s}~]{1,200})/g)].map(([, name]) => `partials/${name}`);
}
