import { planData } from '../../../../src/data/plan-data.ts';
import { resolveData } from '../../../../src/data/resolve-data.ts';
import type { DataFolder } from '../../../../src/model/data.ts';
import type { ParsedDeck } from '../../../../src/model/deck.ts';
import type { Diagnostic } from '../../../../src/model/diagnostic.ts';
import type { LocatedJson } from '../../../../src/model/json.ts';
import type { Values } from '../../../../src/model/values.ts';
import { mappedSource } from '../../../../src/util/mapped-text.ts';
import { readYaml } from '../../../../src/util/yaml.ts';
import { folderOf } from '../helpers.ts';

/** What a talk with these tables, `values.yaml` and `values:` of its deck resolves to. */
export interface ResolvedTalk {
  readonly values: Values;
  readonly diagnostics: readonly Diagnostic[];
  /** `code: message`, one a diagnostic. */
  readonly told: readonly string[];
  readonly reads: readonly string[];
}

/** Resolves definitions over tables; each table's key is its first column; `more` is said of each in the package. */
export function resolveTalk(
  yaml: string,
  tables: Readonly<Record<string, string>>,
  deckYaml?: string,
  more: Readonly<Record<string, string | number | boolean>> = {},
): ResolvedTalk {
  const paths = Object.keys(tables).map((name) => `data/${name}.csv`);
  const resources = Object.entries(tables).map(([name, text]) => ({
    name,
    path: `${name}.csv`,
    ...more,
    schema: { primaryKey: text.split(/[,\n]/, 1)[0] },
  }));
  const values = { path: 'data/values.yaml', text: yaml };
  const folder: DataFolder = { ...folderOf(paths, resources), values };
  const slide = { id: 's', charts: [], dataRefs: [], settings: {} };
  const ofDeck = deckYaml === undefined ? null : located(deckYaml);
  const settings = { values: ofDeck, variants: [], variant: null };
  const deck = { file: 'deck.md', settings, slides: [slide] } as unknown as ParsedDeck;
  const plan = planData(deck, folder);
  const files = new Map(
    plan.value.reads.map(({ resource: { name, path } }) => [
      path,
      { source: { path, text: tables[name] ?? '' }, hash: path },
    ]),
  );
  const resolved = resolveData(deck, { plan: plan.value, files }, { byKey: new Map(), broken: new Set() } as never);
  const diagnostics = [...plan.diagnostics, ...resolved.diagnostics];
  return {
    values: resolved.value.slides[0]?.values as Values,
    diagnostics,
    told: diagnostics.map(({ code, message }) => `${code}: ${message}`),
    reads: plan.value.reads.map(({ resource }) => resource.name),
  };
}

function located(text: string): LocatedJson {
  return readYaml(mappedSource({ path: 'deck.md', text })).located;
}
