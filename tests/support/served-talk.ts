import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { resolveConfig } from '../../src/config/resolve-config.ts';
import { nodeFileSystem } from '../../src/io/node-file-system.ts';
import { nodeFolderView } from '../../src/io/node-folder-view.ts';
import type { Update } from '../../src/serve/edit-loop.ts';
import { serveTalk, type ServeOptions, type Serving } from '../../src/serve/serve-talk.ts';

/** A talk in a folder of its own that is served until the test ends. */
export interface ServedTalk {
  readonly folder: string;
  readonly serving: Serving;
  readonly updates: readonly Update[];
  /** Saves a file as a plain editor does: truncated, then written. */
  readonly save: (path: string, text: string) => void;
}

/** Serves some files on a free port of this machine. */
export async function served(
  files: Readonly<Record<string, string>>,
  { isReady = 'filled', ...options }: Partial<ServeOptions> & { readonly isReady?: 'filled' | 'opened' } = {},
): Promise<ServedTalk> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plenary-serve-')));
  const save = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) save(path, text);
  const resolve = (): ReturnType<typeof resolveConfig> =>
    resolveConfig({ deck: 'deck.md', root: null }, nodeFolderView(folder));
  const talk = resolve().value;
  if (talk === null) throw new Error('there is no deck.md');
  const updates: Update[] = [];
  const serving = await serveTalk(
    {
      talk,
      resolve,
      port: 0,
      host: null,
      follow: false,
      frame: ({ line }) => `line ${line}`,
      told: (update) => updates.push(update),
      failed: (error) => {
        throw error;
      },
      ...options,
    },
    { fs: nodeFileSystem(folder), log: { progress: () => {} } },
  );
  if (isReady === 'filled') await serving.ready;
  onTestFinished(async () => {
    await serving.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, serving, updates, save };
}
