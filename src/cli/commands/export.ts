import { relative, resolve } from 'node:path';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { cacheName } from '../../config/cache-name.ts';
import { defaultOutput } from '../../config/output-folder.ts';
import type { ResolvedConfig } from '../../config/resolve-config.ts';
import { exportTalk, type ExportResult } from '../../export/export-talk.ts';
import type { Exported, ExporterEntry, ExportWish } from '../../export/exporter.ts';
import { exporters } from '../../export/exporters.ts';
import { machineBrowser } from '../../io/browser/use-browser.ts';
import { nodeFileSystem } from '../../io/node-file-system.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { extensionOf, nameOf } from '../../util/paths.ts';
import { forAllVariants } from '../all-variants.ts';
import { browserWishes } from '../browser-wishes.ts';
import { cachesFor } from '../caches.ts';
import { exitCodeOf } from '../exit-code.ts';
import { readEpoch, readWish, type ExportCommandOptions } from '../export-wish.ts';
import { addFindings, findTalk, talkProgress } from '../find-talk.ts';
import { exportJudge, profileFor } from '../profile.ts';
import { noFindings, report, type Findings } from '../report.ts';
import { styleFor } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { printable } from '../text-width.ts';
import { timingsFor } from '../timings.ts';
import { writeExport, type ExportTarget } from '../write-export.ts';

/** Makes a file of a talk to take along, or one of every variant of it. */
export async function exportCommand(options: ExportCommandOptions, terminal: Terminal): Promise<number> {
  if (options.allVariants !== true) return exportOne(options, terminal);
  const wish = await readWish(options, terminal.cwd);
  const entry = exporters[options.to];
  if (wish.value === null || entry === undefined) return end({ ...noFindings, ...wish }, options, terminal);
  const ending = entry.ending(wish.value).replace(/\/$/, '');
  return forAllVariants(options, terminal, { run: exportOne, outputs: { folder: options.out, ending } });
}

/** Makes a file of a talk to take along. Nothing is written where the talk has errors. */
async function exportOne(options: ExportCommandOptions, terminal: Terminal): Promise<number> {
  const started = performance.now();
  const { talk, findings } = findTalk(options, terminal);
  const wish = await readWish(options, terminal.cwd);
  const epoch = readEpoch(process.env['SOURCE_DATE_EPOCH']);
  const entry = exporters[options.to];
  const target = talk === null || wish.value === null ? null : targetOf(options, talk, wish.value);
  const wrong = [...wish.diagnostics, ...epoch.diagnostics, ...(target !== null && 'code' in target ? [target] : [])];
  if (talk === null || wish.value === null || entry === undefined || target === null || wrong.length > 0)
    return end({ ...findings, diagnostics: [...findings.diagnostics, ...wrong] }, options, terminal);
  const fs = nodeFileSystem(talk.root);
  const profile = await profileFor(options.profile, talk, fs);
  if (profile.diagnostics.length > 0)
    return end({ ...findings, diagnostics: [...findings.diagnostics, ...profile.diagnostics] }, options, terminal);
  const needed = entry.needsBrowser(wish.value);
  const browser = machineBrowser(browserWishes(options, terminal.cwd));
  if (needed && browser.problem !== null)
    return end({ ...findings, diagnostics: [...findings.diagnostics, browser.problem] }, options, terminal);
  const progress = talkProgress(options, terminal);
  const timings = timingsFor(options);
  const log = { ...progress, ...(timings === null ? {} : { timer: timings }) };
  if (needed) browser.warmUp();
  try {
    const name = nameOf(defaultOutput(talk.root, talk.config, false));
    const asked = {
      config: talk.config,
      wish: wish.value,
      entry,
      name,
      epoch: epoch.value,
      strict: options.strict === true,
      judge: exportJudge(profile.value, wish.value),
    };
    const { slideCache, pictures = null } = cachesFor(options, talk.root);
    const kept = slideCache?.(cacheName(talk.root, talk.config)) ?? null;
    const result = await exportTalk(asked, { fs, log, browser: browser.use, pictures }, kept);
    const written = result.exported === null ? [] : await writeExport(result.exported, target as ExportTarget, talk);
    progress.end();
    const all = addFindings(findings, { ...result, diagnostics: [...result.diagnostics, ...written] });
    const code = end(all, options, terminal);
    const failed = result.exported === null || written.some(({ severity }) => severity === 'error');
    if (options.quiet === true) return code;
    if (!failed)
      terminal.out.write(lineOf(result, result.exported as Exported, target as ExportTarget, { started, terminal }));
    else if (options.format === 'text' && code === 1)
      terminal.err.write(`Nothing was written${options.variant === undefined ? '' : ` for \`${options.variant}\``}.\n`);
    timings?.print(terminal.err);
    return code;
  } finally {
    progress.end();
    await browser.close();
  }
}

function end(findings: Findings, options: ExportCommandOptions, terminal: Terminal): number {
  report(findings, options, terminal);
  return exitCodeOf(findings.diagnostics, options.strict);
}

/** Where the export goes, or why it cannot go there: a name with another ending is likely a file of the user's. */
function targetOf(
  { out, to }: ExportCommandOptions,
  { root, config }: ResolvedConfig,
  wish: ExportWish,
): ExportTarget | Diagnostic {
  const ending = (exporters[to] as ExporterEntry).ending(wish);
  const isFolder = ending.endsWith('/');
  const shown = out ?? defaultOutput(root, config, false) + ending.replace(/\/$/, '');
  const path = resolve(out === undefined ? root : process.cwd(), shown);
  const extension = ending.split('.').at(-1) ?? '';
  if (isFolder || extensionOf(nameOf(shown.replaceAll('\\', '/'))).toLowerCase() === extension)
    return { path, shown, isFolder };
  const hint = `give it a name as in \`-o talk.${extension}\``;
  return diagnose('cli/usage', null, {
    detail: `\`${shown}\` is no name for this export, which is a .${extension} file`,
    hint,
  });
}

function lineOf(
  { title }: ExportResult,
  { made, files }: Exported,
  { path, isFolder }: ExportTarget,
  { started, terminal }: { readonly started: number; readonly terminal: Terminal },
): string {
  const style = styleFor(terminal.out.colour);
  const bytes = files.reduce((sum, { contents }) => sum + Buffer.byteLength(contents), 0);
  const size = bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const place = relative(terminal.cwd, path) || '.';
  return `${style('bold', printable(title))}: ${made}, ${size}, ${seconds} s\nWrote ${style('cyan', place + (isFolder ? '/' : ''))}\n`;
}
