import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Reference } from '../model/references.ts';
import type { SourceFile } from '../model/text.ts';
import { mappedSource } from '../util/mapped-text.ts';
import { readYaml } from '../util/yaml.ts';
import { fromCsl } from './from-csl.ts';
import type { ReadReferences } from './read-result.ts';

/** Reads CSL JSON, as reference managers export it: a list of items, or an object with `items`. */
export function readCslJson(source: SourceFile): Staged<ReadReferences> {
  const start = { file: source.path, start: 0, end: 0 };
  const { located, problems } = readYaml(mappedSource(source));
  const diagnostics: Diagnostic[] = problems.map(({ kind, detail, span }) => {
    const why =
      kind === 'syntax' ? 'this is not JSON' : kind === 'duplicate-key' ? `\`${detail}\` stands twice` : detail;
    return diagnose('references/broken-file', span ?? start, { path: source.path, detail: why });
  });
  const items = itemsOf(located.value);
  if (items === null && problems.length === 0) {
    const facts = { path: source.path, detail: 'it is no list of references' };
    diagnostics.push(diagnose('references/broken-file', start, facts));
  }
  const references: Reference[] = [];
  for (const [i, item] of (items ?? []).entries()) {
    const pointer = `${Array.isArray(located.value) ? '' : '/items'}/${i}`;
    const whole = located.places.get(pointer)?.value ?? start;
    const key = isObject(item) ? (item['id'] ?? item['citation-key']) : null;
    if (!isObject(item) || (typeof key !== 'string' && typeof key !== 'number') || String(key).trim() === '') {
      const place = { ...whole, end: Math.min(whole.end, whole.start + 1) };
      diagnostics.push(diagnose('references/broken-entry', place, { name: `item ${i + 1}`, why: 'it has no `id`' }));
      continue;
    }
    const place = located.places.get(`${pointer}/id`) ?? located.places.get(`${pointer}/citation-key`);
    const keywords = typeof item['keyword'] === 'string' ? item['keyword'].split(/\s*[,;]\s*/) : [];
    const extras = { key: String(key), span: place?.value ?? whole, hints: keywords, groups: new Set<string>() };
    references.push(fromCsl(item, extras));
  }
  return { value: { references, broken: new Set(), isUnreadable: items === null }, diagnostics };
}

function itemsOf(value: Json): readonly Json[] | null {
  if (Array.isArray(value)) return value as readonly Json[];
  const items = isObject(value) ? value['items'] : null;
  return Array.isArray(items) ? (items as readonly Json[]) : null;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
