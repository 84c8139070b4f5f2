import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildTalk, type BuildResult } from '../../build.ts';
import type { Compilation } from '../../compile.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { nodeDisk } from '../../io/disk.ts';
import { nodeFileSystem } from '../../io/node-file-system.ts';
import { withSlashes } from '../../io/node-folder-view.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { forAllVariants, type AllVariantsOptions } from '../all-variants.ts';
import { buildThread } from '../build-thread.ts';
import { cachesFor, type CacheOptions } from '../caches.ts';
import { count } from '../count.ts';
import { exitCodeOf } from '../exit-code.ts';
import { addFindings, findTalk, talkProgress } from '../find-talk.ts';
import { noFindings, report } from '../report.ts';
import { timingsFor } from '../timings.ts';
import { styleFor } from '../style.ts';
import { printable } from '../text-width.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary build [DECK]` */
export interface BuildCommandOptions extends AllVariantsOptions, CacheOptions {
  /** Folder to write to, as typed. */
  readonly out?: string;
  readonly notes?: boolean;
  readonly draft?: boolean;
  readonly strict?: boolean;
  /** Keeps what was shown under this name. */
  readonly asPresented?: string;
  /** One file instead of a folder. */
  readonly single?: boolean;
}

/** Builds a talk, or every variant of it. */
export async function build(options: BuildCommandOptions, terminal: Terminal): Promise<number> {
  if (options.allVariants !== true) return buildOne(options, terminal);
  const misuse = options.asPresented === undefined ? misuseOf(options) : [presentedIsOne];
  if (misuse.length > 0) {
    report({ ...noFindings, diagnostics: misuse }, options, terminal);
    return exitCodeOf(misuse);
  }
  const outputs = { folder: options.out, ending: options.single === true ? '.html' : '' };
  return forAllVariants(options, terminal, { run: buildOne, outputs });
}

const presentedIsOne = diagnose('cli/usage', null, {
  detail: 'one variant is what was presented',
  hint: 'say which: `--variant NAME` in the place of `--all-variants`',
});

/** Builds a talk and says where to open it. Errors keep it from being written, but for a draft. */
async function buildOne(options: BuildCommandOptions, terminal: Terminal): Promise<number> {
  const started = performance.now();
  const misuse = misuseOf(options);
  if (options.single === true && misuse.length === 0) {
    const { exportCommand } = await import('./export.ts');
    return exportCommand({ ...options, allVariants: false, to: 'html' }, terminal);
  }
  const { talk, findings } = findTalk(options, terminal);
  if (talk === null || misuse.length > 0) {
    const diagnostics = [...findings.diagnostics, ...misuse];
    report({ ...findings, diagnostics }, options, terminal);
    return exitCodeOf(diagnostics);
  }
  const progress = talkProgress(options, terminal);
  const timings = timingsFor(options);
  const log = { ...progress, ...(timings === null ? {} : { timer: timings }) };
  // Where someone looks for a bug, one thread runs the modules themselves.
  const charts = options.debug === true ? null : buildThread();
  const effects = {
    fs: nodeFileSystem(talk.root),
    disk: nodeDisk,
    log,
    ...(charts === null ? {} : { charts }),
    ...cachesFor(options, talk.root),
    ...(options.cache === false ? {} : { keepPinned: keepIncluded }),
  };
  const result = await buildTalk({ ...talk, ...wishes(options, terminal) }, effects).finally(() => {
    progress.end();
    charts?.close();
  });
  const all = addFindings(findings, result);
  report(all, options, terminal);
  const code = exitCodeOf(all.diagnostics, options.strict);
  const seconds = (performance.now() - started) / 1000;
  if (options.quiet === true) return code;
  if (result.written !== null) terminal.out.write(resultOf(result, { seconds, variant: options.variant }, terminal));
  else if (options.format === 'text' && code === 1) terminal.err.write(nothingWritten(options.variant));
  timings?.print(terminal.err);
  return code;
}

/** A build looks at nothing outside of its talk, so copies are left to `check`. */
async function keepIncluded({ parsed }: Compilation): Promise<void> {
  if (parsed.pins === undefined) return;
  const { includePins, keepPinned } = await import('../pins.ts');
  keepPinned(includePins(parsed.pins, ''));
}

function nothingWritten(variant: string | undefined): string {
  const what = variant === undefined ? '' : ` for \`${variant}\``;
  return `Nothing was written${what}. \`--draft\` writes in spite of errors.\n`;
}

/** Wishes that do not go together. */
function misuseOf({ draft = false, single = false, asPresented }: BuildCommandOptions): readonly Diagnostic[] {
  const usage = (detail: string, hint: string): Diagnostic => diagnose('cli/usage', null, { detail, hint });
  if (draft && asPresented !== undefined)
    return [usage('a draft is not kept as presented', 'what is kept is a talk without errors: leave `--draft` out')];
  if (single && draft) return [usage('a draft is no single file', 'build the draft as a folder: leave `--single` out')];
  if (single && asPresented !== undefined)
    return [usage('what is kept as presented is a folder', 'build the file by itself: `plenary export --to html`')];
  return [];
}

function wishes(options: BuildCommandOptions, terminal: Terminal) {
  const { out, notes = false, draft = false, strict = false, asPresented } = options;
  const output = out === undefined ? null : withSlashes(resolve(terminal.cwd, out));
  const named = { ...(out === undefined ? {} : { shown: out }), ...(asPresented === undefined ? {} : { asPresented }) };
  return { output, ...named, notes, draft, strict };
}

function resultOf(
  result: BuildResult,
  { seconds, variant }: { readonly seconds: number; readonly variant: string | undefined },
  terminal: Terminal,
): string {
  const style = styleFor(terminal.out.colour);
  const page = resolve(result.folder, 'index.html');
  const counts = `${count(result.slideCount, 'slide')}, ${count(result.chartCount, 'chart')}, ${seconds.toFixed(1)} s`;
  return [
    `${style('bold', printable(result.title))}${variant === undefined ? '' : ` (${variant})`}: ${counts}`,
    ...(result.unchanged ? ['Nothing has changed since the last build'] : []),
    `Open ${style('cyan', relative(terminal.cwd, page))}`,
    `     ${style('cyan', pathToFileURL(page).href)}`,
    ...(result.presented === null ? [] : [`Kept as ${style('cyan', result.presented)}`]),
    '',
  ].join('\n');
}
