import { relative, sep } from 'node:path';
import { presentedRecord } from '../config/presented.ts';
import { findDrawings, findTrace } from '../diff/page/find-drawings.ts';
import { readTrace } from '../diff/read-trace.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { nodeFileSystem } from '../io/node-file-system.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Trace } from '../model/evidence.ts';
import { noFindings, type Findings } from './report.ts';
import type { Terminal } from './terminal.ts';

/** One of two versions of a talk, wherever it came from. */
export interface Side {
  readonly trace: Trace;
  /** As typed, or the label that it was stored under. */
  readonly name: string;
  /** Drawings by the ids of their figures; empty for a `trace.json` alone. */
  readonly drawings: ReadonlyMap<string, string>;
  /** Compiled just now, notes and all. */
  readonly fresh: boolean;
}

/** A version of a talk, or `null`; and what is to be said. */
export interface SideRead {
  readonly side: Side | null;
  readonly findings: Findings;
}

/** The largest trace or page that is read, in bytes. */
const largest = 200_000_000;

/**
 * Reads a `trace.json` with the drawings of the page beside it, or a page that holds its trace.
 * @param path absolute, with `/`
 */
export async function readBuilt(path: string, typed: string, terminal: Terminal): Promise<SideRead> {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.slice(0, -file.length - 1) || '/';
  const shown = relative(terminal.cwd, path).split(sep).join('/');
  const text = await readText(folder, file);
  if (text === null) return failedSide(diagnose('cli/cannot-read', null, { path: shown, detail: 'it is no text' }));
  const isPage = !/\.json$/i.test(file);
  const page = isPage ? text : await readText(folder, 'index.html');
  const found = isPage ? findTrace(text) : text;
  if (found === null) return failedSide(diagnose('cli/not-a-talk', null, { typed, hint: null }));
  const source = { path: shown, text: found };
  const { value, diagnostics } = readTrace(source);
  if (value === null) {
    // In a page the lines of the trace are not the lines of the file.
    return { side: null, findings: { ...noFindings, diagnostics, sources: new Map(isPage ? [] : [[shown, source]]) } };
  }
  const drawings = page === null ? new Map<string, string>() : findDrawings(page);
  const name = (await labelIn(folder)) ?? typed;
  return { side: { trace: value, name, drawings, fresh: false }, findings: noFindings };
}

/** Nothing to compare, and why. */
export function failedSide(diagnostic: Diagnostic): SideRead {
  return { side: null, findings: { ...noFindings, diagnostics: [diagnostic] } };
}

async function readText(folder: string, file: string): Promise<string | null> {
  const read = await nodeFileSystem(folder)
    .read(file, largest)
    .catch(() => null);
  return read?.ok === true ? new TextDecoder().decode(read.bytes).replaceAll('\r\n', '\n') : null;
}

/** The label that a stored talk was given. */
async function labelIn(folder: string): Promise<string | null> {
  try {
    const { label } = JSON.parse((await readText(folder, presentedRecord)) ?? '') as { readonly label?: unknown };
    return typeof label === 'string' ? label : null;
  } catch {
    return null;
  }
}
