import { createHash } from 'node:crypto';
import type { DataFile, DataFiles, DataPlan } from '../model/data.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import { decodeSource } from './decode.ts';

/** Reads the files that the deck needs, and no others. */
export async function fetchData(plan: DataPlan, fs: FileSystem): Promise<Staged<DataFiles>> {
  const files = new Map<string, DataFile>();
  const diagnostics: Diagnostic[] = [];
  for (const { resource } of plan.reads) {
    const read = await fs.read(resource.path);
    if (!read.ok) continue;
    const decoded = decodeSource(resource.path, read.bytes);
    diagnostics.push(...decoded.diagnostics);
    files.set(resource.path, { source: decoded.value, hash: createHash('sha256').update(read.bytes).digest('hex') });
  }
  return { value: { plan, files }, diagnostics };
}
