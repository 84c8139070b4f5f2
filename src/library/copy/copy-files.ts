import type { Json, JsonObject } from '../../model/json.ts';
import { extensionOf, folderOf, joinPath, nameOf } from '../../util/paths.ts';
import { isSame, note, refuse, type CopyWork } from './copy-side.ts';
import { sameBytes } from './drafts.ts';
import { addToJsonList } from './edit-text.ts';

/**
 * Brings data files, their entries in `datapackage.json`, pictures and films.
 * @returns where each file lies now
 */
export async function copyFiles(work: CopyWork): Promise<ReadonlyMap<string, string>> {
  const moves = new Map<string, string>();
  const files = new Set(work.needs.datasets.map(({ file }) => file));
  for (const path of files) moves.set(path, await copyTable(work, path));
  await copyEntries(work, moves);
  for (const path of work.needs.assets) if (!moves.has(path)) moves.set(path, await copyAsset(work, path));
  return moves;
}

/** A table keeps its path below the data folder, since its name may be made of it. */
async function copyTable(work: CopyWork, path: string): Promise<string> {
  const { from, into, drafts } = work;
  const target =
    below(path, from.config.dataFolder, into.config.dataFolder) ?? joinPath(into.config.dataFolder, nameOf(path));
  const bytes = await bytesOf(work, path);
  const there = await drafts.bytes(target);
  if (there === null && bytes !== null) {
    await drafts.setBytes(target, bytes);
    note(work, 'data', [target]);
  } else if (!sameBytes(there, bytes)) refuse(work, 'data file', target);
  return target;
}

async function copyAsset(work: CopyWork, path: string): Promise<string> {
  const { from, into, drafts } = work;
  const deckFolder = folderOf(into.config.deck);
  const isShared = from.root === into.root;
  const beside = below(path, folderOf(from.config.deck), deckFolder) ?? joinPath(deckFolder, `images/${nameOf(path)}`);
  const bytes = await bytesOf(work, path);
  if (bytes === null) return path;
  for (let n = 1; n < 100; n++) {
    const target = isShared ? path : numbered(beside, n);
    const there = await drafts.bytes(target);
    if (there !== null && !sameBytes(there, bytes)) continue;
    if (there === null) {
      await drafts.setBytes(target, bytes);
      note(work, 'file', [n === 1 ? target : `${target} (another ${nameOf(beside)} is there)`]);
    }
    return target;
  }
  refuse(work, 'file', beside);
  return beside;
}

async function bytesOf({ from }: CopyWork, path: string): Promise<Uint8Array | null> {
  const read = await from.fs.read(path);
  return read.ok ? read.bytes : null;
}

/** A path below one folder as one below another; `null` where it is not below it. */
function below(path: string, folder: string, other: string): string | null {
  if (folder === '') return joinPath(other, path);
  return path.startsWith(`${folder}/`) ? joinPath(other, path.slice(folder.length + 1)) : null;
}

function numbered(path: string, n: number): string {
  const ending = extensionOf(path);
  return n === 1 ? path : `${path.slice(0, path.length - ending.length - 1)}-${n}.${ending}`;
}

/** Entries go over as they are, with the licence and origin of the package that they leave. */
async function copyEntries(work: CopyWork, moves: ReadonlyMap<string, string>): Promise<void> {
  const { from, into, needs, drafts } = work;
  const source = resourcesIn(from.compilation.project.data.descriptor?.text ?? null);
  const path = joinPath(into.config.dataFolder, 'datapackage.json');
  const text = await drafts.text(path);
  const there = resourcesIn(text);
  const added: JsonObject[] = [];
  for (const dataset of needs.datasets) {
    const entry = source.resources.find(({ name }) => name === dataset.name);
    if (entry === undefined) continue;
    const target = moves.get(dataset.file) as string;
    const made = {
      ...entry,
      path: target.slice(into.config.dataFolder.length).replace(/^\//, ''),
      ...inherited(entry, source.package),
    };
    const known = there.resources.find(({ name }) => name === dataset.name);
    if (known === undefined) added.push(made);
    else if (!isSame(known, made) && !isSame(known, entry)) refuse(work, 'table', dataset.name);
  }
  if (added.length === 0) return;
  const fresh = `${JSON.stringify({ name: nameOf(folderOf(into.config.deck)) || 'talk', resources: [] }, null, 2)}\n`;
  const next = addToJsonList(text ?? fresh, '/resources', added);
  if (next === null) return refuse(work, 'list of tables', path);
  await drafts.setText(path, next);
  note(
    work,
    'tables',
    added.map(({ name }) => String(name)),
  );
}

function inherited(entry: JsonObject, whole: JsonObject): JsonObject {
  const licenses = entry['licenses'] ?? whole['licenses'];
  return licenses === undefined ? {} : { licenses };
}

function resourcesIn(text: string | null): { readonly package: JsonObject; readonly resources: readonly JsonObject[] } {
  try {
    const found = JSON.parse(text ?? '{}') as Record<string, Json>;
    const { resources } = found;
    return { package: found, resources: Array.isArray(resources) ? (resources as readonly JsonObject[]) : [] };
  } catch {
    return { package: {}, resources: [] };
  }
}
