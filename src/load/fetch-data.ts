import { createHash } from 'node:crypto';
import { hideCells } from '../diagnostics/hide-cells.ts';
import type { DataFile, DataFiles, DataPlan } from '../model/data.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import { byIdentity } from '../util/by-identity.ts';
import { decodeSource } from './decode.ts';
import { readFailure } from './read-failure.ts';

/** The largest data file that is read, in bytes. */
const dataLimit = 100_000_000;

const hashOf = byIdentity((bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'));

/** Reads the files that the deck needs, and no others. */
export async function fetchData(plan: DataPlan, fs: FileSystem): Promise<Staged<DataFiles>> {
  const files = new Map<string, DataFile>();
  const diagnostics: Diagnostic[] = [];
  const reads = await Promise.all(
    plan.reads.map(async (each) => ({ ...each, read: await fs.read(each.resource.path, dataLimit) })),
  );
  for (const { resource, askedAt, read } of reads) {
    const { path } = resource;
    if (files.has(path)) continue;
    if (!read.ok) {
      const failure = await readFailure(read, { path, span: askedAt, limit: dataLimit }, fs);
      const related =
        resource.span === null ? [] : [{ message: `\`${resource.name}\` is described here`, span: resource.span }];
      diagnostics.push({ ...failure, related });
      continue;
    }
    const decoded = decodeSource(path, read.bytes);
    const { privacy } = resource;
    diagnostics.push(...(privacy === null ? decoded.diagnostics : hideCells(decoded.diagnostics, decoded.value, [])));
    files.set(path, { source: decoded.value, hash: hashOf(read.bytes) });
  }
  return { value: { plan, files }, diagnostics };
}
