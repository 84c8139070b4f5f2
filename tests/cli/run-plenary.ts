import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import { runProgram } from '../../src/cli/run-program.ts';

const repository = join(import.meta.dirname, '../..');

/** The built command. */
export const bin = join(repository, 'lib/cli/main.cjs');

/** What came of a run. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Where and how a command runs. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Sent a moment after the command has begun to listen for it: before, it would end Node, not the command. */
  readonly signal?: NodeJS.Signals;
}

/** What runs keep: apart from what the user's own runs do. */
const caches = join(tmpdir(), 'plenary-tests');
const ownCaches = { XDG_CACHE_HOME: caches, LOCALAPPDATA: caches };

/** Runs the built command in a process and a plain environment of its own. */
export function plenary(words: readonly string[], { cwd, env = {}, signal }: RunOptions): Promise<Run> {
  const { PATH = '', HOME = '', SYSTEMROOT = '' } = process.env;
  const child = spawn(process.execPath, [...(signal === undefined ? [] : signalling(signal)), bin, ...words], {
    cwd,
    env: { PATH, HOME, SYSTEMROOT, ...ownCaches, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/**
 * Runs the same command as a call, without the start of a process and without what `main` does around it: signals, the
 * bundle, the terminal. One at a time, since folder and environment belong to the process.
 */
export async function called(words: readonly string[], { cwd, env = {} }: Omit<RunOptions, 'signal'>): Promise<Run> {
  let [out, err] = ['', ''];
  const output = (write: (text: string) => void) => ({ write, colour: false, columns: null });
  const before = { folder: process.cwd(), env: { ...process.env } };
  Object.assign(process.env, ownCaches, env);
  process.chdir(cwd);
  try {
    const terminal = { out: output((text) => (out += text)), err: output((text) => (err += text)), cwd };
    return { code: await runProgram(words, terminal), out, err };
  } finally {
    process.chdir(before.folder);
    for (const name of Object.keys({ ...ownCaches, ...env })) {
      if (before.env[name] === undefined) delete process.env[name];
      else process.env[name] = before.env[name];
    }
  }
}

/** What makes a process send itself a signal once it listens for it. */
function signalling(signal: NodeJS.Signals): readonly string[] {
  const send = `setTimeout(() => process.kill(process.pid, name), 100)`;
  const script = `process.on('newListener', (name) => { if (name === '${signal}') ${send}; });`;
  return ['--import', `data:text/javascript,${encodeURIComponent(script)}`];
}

/** A folder for one test, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A talk in a folder of its own. */
export function talk(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A copy of a folder of the repository. */
export function copyOf(path: string, into = temporaryFolder()): string {
  cpSync(join(repository, path), into, { recursive: true });
  return into;
}

/** All files below a folder with their bytes, hidden ones included. */
export function filesIn(folder: string): Record<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'base64')]),
  );
}

/** Front matter that every deck needs. */
export const head = '---\ntitle: A talk\nlang: en\n---\n\n';

/** A deck with one error: a column's name is spelt wrong. */
export const brokenTalk = {
  'deck.md': `${head}## One\n\n\`\`\`vega-lite\ndata: {name: apples}\nmark: bar\nencoding:\n  x: {field: week, type: ordinal}\n  y: {field: crate, type: quantitative}\n\`\`\`\n`,
  'data/apples.csv': 'week,crates\n1,12\n2,18\n',
};
