import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';

/** A version of a file in the history of git. */
export interface FileVersion {
  /** The beginning of the commit's name. */
  readonly commit: string;
  /** `2026-06-01` */
  readonly date: string;
  readonly bytes: Uint8Array;
}

/** Commits that are looked through. */
const most = 300;

/** How long (ms) git may take for one answer. */
const patience = 10_000;

/* Nothing is fetched, no program that a repository names is run, nothing is locked. */
const settings = [
  'protocol.allow=never',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
];
const environment = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_PAGER: 'cat' };

/**
 * Versions of a file, newest first, across renames; none where there is no git, no repository or no history.
 * @param file absolute
 */
export function* fileVersions(file: string): Generator<FileVersion> {
  const folder = dirname(file);
  const wanted = ['--follow', '--name-only', '--no-ext-diff', `--max-count=${most}`, '--date=short', '-z'];
  const log = git(folder, ['log', ...wanted, '--format=%x01%H %ad', '--', basename(file)]);
  for (const entry of log?.toString().split('\u0001').slice(1) ?? []) {
    const [head = '', ...names] = entry.split('\0').map((part) => part.trim());
    const [commit = '', date = ''] = head.split(' ');
    const path = names.find((name) => name !== '');
    if (path === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) continue;
    const bytes = git(folder, ['cat-file', 'blob', `${commit}:${path}`]);
    if (bytes !== null) yield { commit: commit.slice(0, 10), date, bytes };
  }
}

function git(folder: string, words: readonly string[]): Buffer | null {
  const wishes = settings.flatMap((setting) => ['-c', setting]);
  const run = spawnSync('git', ['--no-pager', ...wishes, '-C', folder, ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 50_000_000,
    timeout: patience,
    windowsHide: true,
  });
  return run.error === undefined && run.status === 0 ? run.stdout : null;
}
