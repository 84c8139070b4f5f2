import type { FileSystem } from '../../model/effects.ts';

/** A file as it will be. */
export interface FileChange {
  /** `null`: it is not there yet. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
}

/** Files of a talk while changes to them are put together; nothing is written. */
export interface Drafts {
  readonly bytes: (path: string) => Promise<Uint8Array | null>;
  /** With `\n` as the only line end; line ends and byte order mark of the file stay when it is set. */
  readonly text: (path: string) => Promise<string | null>;
  readonly setBytes: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly setText: (path: string, text: string) => Promise<void>;
  readonly changes: () => ReadonlyMap<string, FileChange>;
}

const mark = '\ufeff';

/** Begins with a talk as it is. */
export function draftsOf(fs: FileSystem): Drafts {
  const before = new Map<string, Uint8Array | null>();
  const after = new Map<string, Uint8Array>();
  const original = async (path: string): Promise<Uint8Array | null> => {
    if (before.has(path)) return before.get(path) ?? null;
    const read = await fs.read(path);
    const bytes = read.ok ? read.bytes : null;
    before.set(path, bytes);
    return bytes;
  };
  const bytes = async (path: string): Promise<Uint8Array | null> => after.get(path) ?? (await original(path));
  const setBytes = async (path: string, made: Uint8Array): Promise<void> => {
    await original(path);
    after.set(path, made);
  };
  return {
    bytes,
    text: async (path) => {
      const found = await bytes(path);
      return found === null ? null : decode(found).replace(mark, '').replace(/\r\n?/g, '\n');
    },
    setBytes,
    setText: async (path, text) => {
      const old = await original(path);
      const written = old === null ? '' : decode(old);
      const lines = written.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
      await setBytes(path, new TextEncoder().encode(written.startsWith(mark) ? mark + lines : lines));
    },
    changes: () => new Map([...after].map(([path, made]) => [path, { before: before.get(path) ?? null, after: made }])),
  };
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** A talk as it will be, for the compiler. */
export function withChanges(fs: FileSystem, changes: ReadonlyMap<string, FileChange>): FileSystem {
  return {
    ...fs,
    read: async (path, maxBytes) => {
      const change = changes.get(path);
      return change === undefined ? fs.read(path, maxBytes) : { ok: true, bytes: change.after };
    },
    list: async (folder) => {
      const below = [...changes.keys()].filter((path) => folder === '' || path.startsWith(`${folder}/`));
      return [...new Set([...(await fs.list(folder)), ...below])].sort();
    },
  };
}

/** Whether two files say the same. */
export function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : a.length === b.length && a.every((byte, i) => byte === b[i]);
}
