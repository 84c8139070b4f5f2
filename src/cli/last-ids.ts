import { defaultOutput } from '../config/output-folder.ts';
import type { ResolvedConfig } from '../config/resolve-config.ts';
import { readTrace } from '../diff/read-trace.ts';
import { nodeFileSystem } from '../io/node-file-system.ts';
import { joinPath } from '../util/paths.ts';

/** The largest trace that is read, in bytes. */
const largest = 50_000_000;

/**
 * Ids of the slides as the talk was last built into its usual folder, in order; `null` where it was not, or where what
 * lies there is no record of a talk.
 */
export async function lastIds({ root, config }: ResolvedConfig): Promise<readonly string[] | null> {
  const path = joinPath(defaultOutput(root, config, false), 'trace.json');
  const read = await nodeFileSystem(root)
    .read(path, largest)
    .catch(() => null);
  if (read?.ok !== true) return null;
  const { value } = readTrace({ path, text: new TextDecoder().decode(read.bytes) });
  return value === null || value.deck.file !== config.deck ? null : value.slides.map(({ id }) => id);
}
