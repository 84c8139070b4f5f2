import { readdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { errnoOf, errnoWords } from '../../io/errno.ts';
import { nodeFileSystem } from '../../io/node-file-system.ts';
import { listShippedFiles, readShipped } from '../../io/package-files.ts';
import { writeFolderWhole } from '../../io/write-folder-whole.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { nameOf } from '../../util/paths.ts';
import { exitCodeOf } from '../exit-code.ts';
import { addFindings, findTalk } from '../find-talk.ts';
import type { CommonOptions } from '../options.ts';
import { noFindings, report, type Findings } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary init DIR` */
export interface InitOptions extends CommonOptions {
  readonly dir: string;
  readonly template?: keyof typeof starters;
  /** A deck, perhaps of another tool, that becomes the talk. */
  readonly from?: string;
}

/** What a new talk begins with, by the name of its template. */
export const starters = {
  talk: 'templates/init',
  course: 'templates/init-course',
  lightning: 'templates/init-lightning',
} as const;

/** The files of a new talk, what is to be said about them, and what came of it in a line. */
interface NewTalk {
  readonly files: ReadonlyMap<string, string | Uint8Array> | null;
  readonly findings: Findings;
  readonly outcome: string;
}

/** Makes a small talk, or one of a deck that is there, in a new or empty folder, and says what to type next. */
export async function init(options: InitOptions, terminal: Terminal): Promise<number> {
  const { dir, from, template, quiet } = options;
  const folder = resolve(terminal.cwd, dir);
  const misuse = from !== undefined && template !== undefined ? [bothAsked()] : [];
  const problem = misuse[0] ?? (await refusal(folder, dir));
  const made = problem === null ? await newTalk(options, terminal) : nothing;
  const failure =
    made.files === null ? problem : await written(folder, dir, new Map([...made.files, ...(await schemaFiles())]));
  const diagnostics = [...made.findings.diagnostics, ...(failure === null ? [] : [failure])];
  if (made.files !== null && failure === null && quiet !== true)
    terminal.out.write(nextSteps(options, made.outcome, relative(terminal.cwd, folder)));
  report({ ...made.findings, diagnostics }, options, terminal);
  return exitCodeOf(diagnostics);
}

const nothing: NewTalk = { files: null, findings: noFindings, outcome: '' };

async function newTalk(options: InitOptions, terminal: Terminal): Promise<NewTalk> {
  const { from, template = 'talk' } = options;
  if (from === undefined) return { files: await starterFiles(starters[template]), findings: noFindings, outcome: '' };
  const { talk, findings } = findTalk({ ...options, deck: from }, terminal);
  if (talk === null) return { ...nothing, findings };
  const { convertTalk } = await import('../../convert-talk.ts');
  const effects = { fs: nodeFileSystem(talk.root), log: { progress: () => {} } };
  const { files, outcome, diagnostics, sources } = await convertTalk(talk.config, effects);
  return { files, outcome, findings: addFindings(findings, { diagnostics, sources, slideCount: null }) };
}

function bothAsked(): Diagnostic {
  const hint = 'the deck that is there takes the place of a template: leave `--template` out';
  return diagnose('cli/usage', null, { detail: '`--from` and `--template` do not go together', hint });
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

async function starterFiles(starter: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const shipped of await listShippedFiles(starter)) {
    // A package cannot carry a file named `.gitignore`: npm takes it as its own.
    const path = shipped.slice(starter.length + 1).replace(/^gitignore$/, '.gitignore');
    files.set(path, await readShipped(shipped));
  }
  return files;
}

/** What editors check and complete by, beside the talk, so that they need no network. */
async function schemaFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const shipped = await listShippedFiles('lib/schemas');
  return new Map(
    await Promise.all(
      shipped.map(async (path) => [`.plenary/schemas/${nameOf(path)}`, await readShipped(path)] as const),
    ),
  );
}

async function written(
  folder: string,
  typed: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<Diagnostic | null> {
  try {
    await writeFolderWhole(folder, files);
    return null;
  } catch (error) {
    return diagnose('cli/cannot-write', null, { path: typed, detail: errnoWords(error) });
  }
}

function nextSteps({ dir, from, template }: InitOptions, outcome: string, way: string): string {
  const enter = way === '' ? [] : [`cd ${/[\s"'$`\\]/.test(dir) ? JSON.stringify(dir) : dir}`];
  const build = template === 'course' ? 'plenary build slides/lecture-1' : 'plenary build';
  const head = from === undefined ? 'A talk is ready. Type:' : `A talk is ready, ${outcome}; see conversion.md. Type:`;
  return [head, '', ...[...enter, build].map((line) => `  ${line}`), ''].join('\n');
}
