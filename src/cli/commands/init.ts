import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { nodeDisk } from '../../io/disk.ts';
import { errnoOf, errnoWords } from '../../io/errno.ts';
import { makeFolders } from '../../io/make-folders.ts';
import { listShippedFiles, readShipped } from '../../io/package-files.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { CommonOptions } from '../options.ts';
import { noFindings, report } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary init DIR` */
export interface InitOptions extends CommonOptions {
  readonly dir: string;
}

const starter = 'templates/init';

/** Makes a small talk in a new or empty folder, and says what to type next. */
export async function init(options: InitOptions, terminal: Terminal): Promise<number> {
  const folder = resolve(terminal.cwd, options.dir);
  const problem = (await refusal(folder, options.dir)) ?? (await copyStarter(folder));
  const diagnostics = problem === null ? [] : [problem];
  if (problem === null && options.quiet !== true) terminal.out.write(nextSteps(options.dir, folder, terminal.cwd));
  report({ ...noFindings, diagnostics }, options, terminal);
  return exitCodeOf(diagnostics);
}

async function refusal(folder: string, typed: string): Promise<Diagnostic | null> {
  try {
    const [found] = (await readdir(folder)).sort();
    return found === undefined ? null : diagnose('cli/folder-not-empty', null, { folder: typed, found });
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    if (errnoOf(error) === 'ENOTDIR') return diagnose('cli/folder-is-file', null, { folder: typed });
    return diagnose('cli/cannot-write', null, { path: typed, detail: errnoWords(error) });
  }
}

async function copyStarter(folder: string): Promise<Diagnostic | null> {
  for (const shipped of await listShippedFiles(starter)) {
    // A package cannot carry a file named `.gitignore`: npm takes it as its own.
    const path = shipped.slice(starter.length + 1).replace(/^gitignore$/, '.gitignore');
    const file = join(folder, path);
    try {
      await makeFolders(dirname(file), [], nodeDisk);
      await writeFile(file, await readShipped(shipped), { flag: 'wx' });
    } catch (error) {
      return diagnose('cli/cannot-write', null, { path, detail: errnoWords(error) });
    }
  }
  return null;
}

function nextSteps(typed: string, folder: string, cwd: string): string {
  const enter = relative(cwd, folder) === '' ? [] : [`cd ${/[\s"'$`\\]/.test(typed) ? JSON.stringify(typed) : typed}`];
  return ['A talk is ready. Type:', '', ...[...enter, 'plenary build'].map((line) => `  ${line}`), ''].join('\n');
}
