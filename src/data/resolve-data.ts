import type { ParsedChart, ResolvedChart } from '../model/chart.ts';
import type { DataFiles, DataRef, Dataset, Resource } from '../model/data.ts';
import type { ParsedDeck, ParsedSlide, ResolvedDeck, ResolvedSlide } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { References } from '../model/references.ts';
import type { Values } from '../model/values.ts';
import { byIdentity } from '../util/by-identity.ts';
import { foldName } from '../util/estimates.ts';
import { flatInBlocks } from '../util/in-blocks.ts';
import { checkCitations } from './check-citations.ts';
import { lookUp, pathOfUrl, resourcesNamed, resourcesOf, type ResourceLookUp } from './find-resource.ts';
import { readTable } from './read-table.ts';
import type { TableMemory } from './table-memory.ts';
import { resolveValues, type ValueTables } from './values/resolve-values.ts';

/**
 * Gives each slide and each chart the datasets that it asks for, by the name or path that it wrote. Every file is
 * read once; one that was read before, and has not changed, not at all. A dataset with an error is missing; the error
 * is told here, once, at its place in the data.
 * @param memory holds afterwards the tables of this talk
 */
export function resolveData(
  deck: ParsedDeck,
  files: DataFiles,
  references: References,
  memory: TableMemory = { tables: new Map() },
): Staged<ResolvedDeck> {
  const diagnostics: Diagnostic[] = [];
  const resourceList = files.plan.reads.map(({ resource }) => resource);
  const datasets = new Map<Resource, Dataset>();
  const used: TableMemory['tables'] = new Map();
  const madeOf: unknown[] = [files.plan.definitions, references];
  for (const resource of resourceList) {
    const file = files.files.get(resource.path);
    const described = textOf(resource);
    madeOf.push(described, file?.hash);
    if (file === undefined) continue;
    const key = `${file.hash} ${described}`;
    const read = memory.tables.get(key) ?? memory.tableBefore?.(key) ?? readTable(file, resource);
    used.set(key, read);
    diagnostics.push(...read.diagnostics);
    if (read.value !== null) datasets.set(resource, read.value);
  }
  memory.tables.clear();
  for (const [key, table] of used) memory.tables.set(key, table);
  diagnostics.push(...checkCitations(datasets, files, references));
  madeOf.push(...files.plan.names, null, ...files.plan.broken);
  const before = memory.library;
  const isSame = before?.madeOf.length === madeOf.length && before.madeOf.every((part, i) => part === madeOf[i]);
  const library = isSame ? (before.made as Library) : makeLibrary(files, references, datasets);
  if (!isSame) memory.library = { madeOf, made: library };
  diagnostics.push(...library.faults);
  return { value: { ...deck, slides: library.resolved(deck.slides) }, diagnostics };
}

const textOf = byIdentity((resource: Resource) => JSON.stringify(resource));

function makeLibrary(files: DataFiles, references: References, datasets: ReadonlyMap<Resource, Dataset>): Library {
  const { reads, names, broken, definitions } = files.plan;
  const resources = lookUp(reads.map(({ resource }) => resource));
  const values = resolveValues(definitions, valueTables(files, resources, datasets));
  const library: Library = {
    ...{ resources, datasets, names, broken, values: values.value, faults: values.diagnostics, references },
    resolved: flatInBlocks(byIdentity((slide: ParsedSlide) => resolveSlide(slide, library))),
  };
  return library;
}

/** The tables as definitions of values name them. */
function valueTables(
  { plan }: DataFiles,
  resources: ResourceLookUp,
  datasets: ReadonlyMap<Resource, Dataset>,
): ValueTables {
  const byName = new Map<string, Dataset>();
  for (const [resource, dataset] of datasets) {
    if (resourcesNamed(resource.name, resources)[0] === resource) byName.set(resource.name, dataset);
  }
  const missing = resources.all.filter((resource) => !datasets.has(resource)).map(({ name }) => foldName(name));
  const told = new Set([...missing, ...[...plan.broken].map(foldName)]);
  return { datasets: byName, isTold: (name) => told.has(foldName(name)) };
}

interface Library {
  readonly resources: ResourceLookUp;
  /** Those without an error. */
  readonly datasets: ReadonlyMap<Resource, Dataset>;
  readonly names: readonly string[];
  readonly broken: ReadonlySet<string>;
  readonly values: Values;
  readonly references: References;
  /** What is wrong with the values. */
  readonly faults: readonly Diagnostic[];
  /** Slides with what they ask for. */
  readonly resolved: (slides: readonly ParsedSlide[]) => readonly ResolvedSlide[];
}

function resolveSlide(slide: ParsedSlide, library: Library): ResolvedSlide {
  const { charts, dataRefs } = slide;
  const broken = dataRefs.filter((ref) => {
    const resource = resourceOf(ref, library);
    return library.broken.has(ref.name) || (resource !== null && !library.datasets.has(resource));
  });
  return {
    ...slide,
    stage: 'resolved',
    charts: charts.map((chart) => resolveChart(chart, library)),
    datasets: datasetsOf(dataRefs, library),
    brokenData: new Set(broken.map(({ name }) => name)),
    knownData: library.names,
    values: library.values,
    references: library.references,
  };
}

function resolveChart(parsed: ParsedChart, library: Library): ResolvedChart {
  return { stage: 'resolved', parsed, datasets: datasetsOf(parsed.dataRefs, library) };
}

function datasetsOf(refs: readonly DataRef[], library: Library): ReadonlyMap<string, Dataset> {
  const found = new Map<string, Dataset>();
  for (const ref of refs) {
    const resource = resourceOf(ref, library);
    const dataset = resource === null ? undefined : library.datasets.get(resource);
    // In expressions a name may be written with other signs; templates know the table by its own name alone.
    if (dataset !== undefined) found.set(ref.inExpression === true ? dataset.name : ref.name, dataset);
  }
  return found;
}

function resourceOf(ref: DataRef, { resources }: Library): Resource | null {
  if (ref.by === 'name') return resourcesOf(ref, resources)[0] ?? null;
  const path = pathOfUrl(ref)?.normalize('NFC');
  return (path === undefined ? undefined : resources.byPath.get(path)?.[0]) ?? null;
}
