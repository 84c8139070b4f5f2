import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { FileSystem, ReadResult } from '../model/effects.ts';
import type { Span } from '../model/text.ts';
import { folderOf } from '../util/paths.ts';

/** A read that gave no bytes. */
export type FailedRead = Extract<ReadResult, { ok: false }>;

/** A file that was asked for. */
export interface Asked {
  /** Path from the root. */
  readonly path: string;
  /** The place that asks for it. */
  readonly span: Span | null;
  /** The largest size in bytes that was taken. */
  readonly limit: number;
}

/** Says why a file could not be read, with the name that would have worked where one is near. */
export async function readFailure(failed: FailedRead, asked: Asked, fs: FileSystem): Promise<Diagnostic> {
  const { path, span, limit } = asked;
  if (failed.reason === 'missing')
    return diagnose('load/missing-file', span, { path, siblings: await siblingsOf(path, fs) });
  if (failed.reason === 'wrong-case') return diagnose('load/wrong-case', span, { path, actual: failed.detail });
  if (failed.reason === 'too-large') return diagnose('load/too-large', span, { path, limit });
  if (failed.reason === 'unreadable') return diagnose('load/unreadable', span, { path, detail: failed.detail });
  return diagnose(plain[failed.reason], span, { path });
}

const plain = { outside: 'load/outside', 'not-a-file': 'load/not-a-file', hidden: 'load/hidden-file' } as const;

async function siblingsOf(path: string, fs: FileSystem): Promise<readonly string[]> {
  const folder = folderOf(path);
  const files = await fs.list(folder);
  return files.filter((file) => folderOf(file) === folder);
}
