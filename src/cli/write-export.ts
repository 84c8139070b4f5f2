import type { ResolvedConfig } from '../config/resolve-config.ts';
import type { Exported } from '../export/exporter.ts';
import { nodeDisk } from '../io/disk.ts';
import { writeFileWhole } from '../io/write-file-whole.ts';
import { writeSite } from '../io/write-site.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { folderOf, joinPath } from '../util/paths.ts';
import { packageVersion } from './version.ts';

/** Where an export is written. */
export interface ExportTarget {
  /** Absolute. */
  readonly path: string;
  /** The path in messages. */
  readonly shown: string;
  readonly isFolder: boolean;
}

/** Writes an export whole or not at all. */
export async function writeExport(
  { files }: Exported,
  { path, shown, isFolder }: ExportTarget,
  { root, config }: ResolvedConfig,
): Promise<readonly Diagnostic[]> {
  if (isFolder) {
    const talk = { root, deckFolder: joinPath(root, folderOf(config.deck)) };
    const site = { title: '', slideCount: 0, files };
    return (await writeSite(site, path, { disk: nodeDisk, talk, shown, version: packageVersion() })).diagnostics;
  }
  const [file] = files;
  if (file === undefined || files.length !== 1) throw new Error(`an export to ${shown} has ${files.length} files`);
  const bytes = typeof file.contents === 'string' ? new TextEncoder().encode(file.contents) : file.contents;
  const problem = await writeFileWhole(path, bytes, shown);
  return problem === null ? [] : [problem];
}
