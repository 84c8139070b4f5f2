import { statSync } from 'node:fs';
import { watch } from 'chokidar';
import type { Inputs } from './inputs.ts';
import type { Signature } from './states.ts';

/** A watch over the files of a talk. */
export interface Watch {
  /** Settles once everything known is watched. */
  readonly ready: Promise<void>;
  /** Watches what has become known since. */
  readonly widen: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Watches what a talk is made of, and the folders that it stands in. Events are told as they come from the system,
 * before they are looked into and thinned out, and again after that: telling one twice does no harm.
 * @param root absolute path with `/`
 * @param note gets paths from the root
 */
export function watchFiles(root: string, inputs: Inputs, note: (path: string) => void): Watch {
  const base = root.endsWith('/') ? root : `${root}/`;
  const inside = (path: string): string | null => {
    const plain = path.replaceAll('\\', '/');
    if (`${plain}/` === base) return '';
    return plain.startsWith(base) ? plain.slice(base.length) : null;
  };
  const tell = (path: string): void => {
    const own = inside(path);
    if (own !== null && own !== '' && inputs.counts(own)) note(own);
  };
  const watcher = watch(root, {
    ignoreInitial: true,
    persistent: true,
    followSymlinks: true,
    ignored: (path) => {
      const own = inside(path);
      return own !== null && own !== '' && !inputs.leads(own) && !inputs.counts(own);
    },
  });
  const watched = new Set<string>();
  watcher.on('all', (_, path) => tell(path));
  watcher.on('raw', (_, name, details) => {
    const { watchedPath } = details as { readonly watchedPath: string };
    tell(watchedPath);
    if (typeof name === 'string') tell(`${watchedPath}/${name}`);
  });
  // A folder that goes away while it is looked at; what counts is told by the events of what is above it.
  watcher.on('error', () => undefined);
  return {
    ready: new Promise((resolve) => watcher.once('ready', () => resolve())),
    widen() {
      const fresh = [...inputs.files].filter((path) => !watched.has(path));
      fresh.forEach((path) => watched.add(path));
      if (fresh.length > 0) watcher.add(fresh.map((path) => base + path));
    },
    close: () => watcher.close(),
  };
}

/** The state of a file, links followed. */
export function signatureOf(path: string): Signature | null {
  try {
    const { size, mtimeNs, ctimeNs, ino } = statSync(path, { bigint: true });
    return { size: Number(size), text: `${size} ${mtimeNs} ${ctimeNs} ${ino}` };
  } catch {
    return null;
  }
}
