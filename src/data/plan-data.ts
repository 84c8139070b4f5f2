import { diagnose } from '../diagnostics/diagnose.ts';
import type { DataFolder, DataPlan, DataRef, PlannedRead, Resource } from '../model/data.ts';
import type { ParsedDeck, ParsedSlide } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { flatInBlocks } from '../util/in-blocks.ts';
import { resolveReference } from '../util/paths.ts';
import { lookUp, resourceAt, resourcesOf, type ResourceLookUp } from './find-resource.ts';
import { indexPackage, type PackageIndex } from './index-data.ts';
import { readerOf } from './readers/registry.ts';
import { sameName, stemOf } from './package/read-resource.ts';
import { formatFault, otherFormat } from './other-formats.ts';
import { definitionRefs } from './values/plan-values.ts';
import { readDefinitions } from './values/read-definitions.ts';

/**
 * Which files the deck needs, each once; names and paths that lead nowhere are told where they stand.
 * @param isGuest these are slides of another talk
 */
export function planData(deck: ParsedDeck, folder: DataFolder, isGuest = false): Staged<DataPlan> {
  const { index, found } = openFolder(folder);
  const ofDeck = deck.settings.values ?? null;
  const { variants, variant } = deck.settings;
  const isPlain = ofDeck === null && variants.length === 0 && !isGuest;
  const defined = isPlain
    ? definitionsIn(folder.values ?? noFile)
    : readDefinitions(folder.values, ofDeck, { variants, variant, isGuest });
  const definitions = defined.value;
  const diagnostics: Diagnostic[] = [...index.diagnostics, ...defined.diagnostics];
  const refs = definitionRefs(definitions);
  if (index.isUnreadable) {
    // Tables would be read otherwise than they are described, and every reader of one would complain.
    const broken = new Set([...dataRefsOf(deck), ...refs].map(({ name }) => name));
    return { value: { reads: [], names: [], broken, definitions }, diagnostics };
  }
  const reads = new Map<string, PlannedRead>();
  const told = new Set<string>();
  for (const { ref, key, resource, faults, notDescribed } of [
    ...found.bySlides(deck.slides),
    ...refs.map(found.byRef),
  ]) {
    // Many definitions may name one table: that it is not there is said at the first.
    const isNews = ref.span.file !== folder.values?.path || !told.has(ref.name);
    if (isNews) diagnostics.push(...faults);
    if (faults.length > 0) told.add(ref.name);
    if (resource === null || reads.has(key)) continue;
    reads.set(key, { resource, askedAt: ref.span });
    if (notDescribed !== null) diagnostics.push(notDescribed);
  }
  const names = index.value.map(({ name }) => name);
  return { value: { reads: [...reads.values()], names, broken: index.broken, definitions }, diagnostics };
}

const noFile: SourceFile = { path: '', text: '' };

const definitionsIn = byIdentity((file: SourceFile) => readDefinitions(file === noFile ? null : file, null));

/** All data references of a deck, in the order of its slides. */
export function dataRefsOf(deck: ParsedDeck): DataRef[] {
  return deck.slides.flatMap(refsOf);
}

function refsOf({ charts, dataRefs }: ParsedSlide): DataRef[] {
  return [...charts.flatMap((chart) => chart.dataRefs), ...dataRefs];
}

/** What a reference leads to. */
interface FoundRef {
  readonly ref: DataRef;
  readonly key: string;
  readonly resource: Resource | null;
  readonly faults: readonly Diagnostic[];
  readonly notDescribed: Diagnostic | null;
}

/** A data folder, and what references lead to in it. */
interface OpenFolder {
  readonly folder: DataFolder;
  readonly index: PackageIndex;
  readonly found: {
    readonly bySlides: (slides: readonly ParsedSlide[]) => readonly FoundRef[];
    readonly byRef: (ref: DataRef) => FoundRef;
  };
}

/** By the list of its files. */
const opened = new WeakMap<DataFolder['files'], OpenFolder>();

/** As long as a folder lists the same files and describes them alike, a reference leads where it led. */
function openFolder(folder: DataFolder): OpenFolder {
  const before = opened.get(folder.files);
  if (before?.folder.descriptor === folder.descriptor && before.folder.folder === folder.folder) return before;
  const index = indexPackage(folder);
  const known: Index = { resources: lookUp(index.value), broken: index.broken };
  const byRef = (ref: DataRef): FoundRef => {
    const { value: resource, diagnostics: faults } = findRef(ref, known, folder);
    if (resource === null) return { ref, key: '', resource, faults, notDescribed: null };
    const notDescribed = resource.described ? null : diagnose('data/not-described', ref.span, { path: resource.path });
    return { ref, key: keyOf(resource), resource, faults, notDescribed };
  };
  const bySlides = flatInBlocks((slide: ParsedSlide) => refsOf(slide).map(byRef));
  const made = { folder, index, found: { bySlides, byRef } };
  opened.set(folder.files, made);
  return made;
}

/** What the folder holds, ready to be looked for. */
interface Index {
  readonly resources: ResourceLookUp;
  readonly broken: ReadonlySet<string>;
}

function keyOf(resource: Resource): string {
  return `${resource.name}\n${resource.path}`;
}

function findRef(ref: DataRef, index: Index, folder: DataFolder): Staged<Resource | null> {
  return ref.by === 'url' ? findUrl(ref, index, folder) : findName(ref, index, folder);
}

function findName(ref: DataRef, index: Index, folder: DataFolder): Staged<Resource | null> {
  const { name, span } = ref;
  const candidates = resourcesOf(ref, index.resources);
  if (candidates.length === 1) return { value: candidates[0] as Resource, diagnostics: [] };
  if (candidates.length > 1)
    return failed(diagnose('data/ambiguous-name', span, { name, paths: candidates.map(({ path }) => path) }));
  const other = folder.files.find((path) => stemOf(path) === name && otherFormat(path) !== null);
  if (other !== undefined) return failed(formatFault(other, ref.span));
  if (!ref.certain || index.broken.has(name)) return failed(null);
  return failed(
    diagnose('data/unknown-dataset', span, {
      name,
      names: index.resources.all.map((resource) => resource.name),
      alias: aliasOf(name, index.resources.all),
    }),
  );
}

/** The resource that a name with an extension, or a described file's own name, most likely means. */
function aliasOf(name: string, resources: readonly Resource[]): string | null {
  const stem = stemOf(name);
  return resources.find((resource) => resource.name === stem || stemOf(resource.path) === stem)?.name ?? null;
}

function findUrl(ref: DataRef, index: Index, folder: DataFolder): Staged<Resource | null> {
  const { name, span } = ref;
  if (/^(?:[a-z][a-z0-9+.-]+:)?\/\//i.test(name)) return failed(diagnose('data/remote', span, { url: name }));
  const resolved = resolveReference(span.file, name);
  if (!resolved.ok) return failed(diagnose('data/refused-path', span, { path: name, why: resolved.why }));
  const resource = resourceAt(resolved.path, index.resources, folder);
  const inFolder = folder.folder !== '' && resource.path.startsWith(`${folder.folder}/`);
  if (inFolder && sameName(resource.path, folder.files) !== resource.path) {
    return failed(diagnose('data/missing-file', span, { path: name, files: folder.files }));
  }
  return readerOf(resource.path) === null
    ? failed(formatFault(resource.path, ref.span))
    : { value: resource, diagnostics: [] };
}

function failed(diagnostic: Diagnostic | null): Staged<null> {
  return { value: null, diagnostics: diagnostic === null ? [] : [diagnostic] };
}
