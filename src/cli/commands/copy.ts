import { join } from 'node:path';
import type { Compilation } from '../../compile.ts';
import { compile } from '../../compile.ts';
import { applyLevels } from '../../config/apply-levels.ts';
import { resolveConfig } from '../../config/resolve-config.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { nodeFileSystem } from '../../io/node-file-system.ts';
import { nodeFolderView } from '../../io/node-folder-view.ts';
import { writeTogether } from '../../io/write-together.ts';
import type { CopySide } from '../../library/copy/copy-side.ts';
import { withChanges } from '../../library/copy/drafts.ts';
import { planCopy, type CopyPlan } from '../../library/copy/plan-copy.ts';
import type { Config } from '../../model/config.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { FileSystem } from '../../model/effects.ts';
import { relativePath } from '../../util/relative-path.ts';
import { exitCodeOf } from '../exit-code.ts';
import { findSlide } from '../find-slide.ts';
import type { CommonOptions } from '../options.ts';
import { pinForCopy } from '../pins.ts';
import { progressLine, type Progress } from '../progress.ts';
import { noFindings, report, type Findings } from '../report.ts';
import { styleFor } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { printable } from '../text-width.ts';

/** `plenary copy DECK#ID INTO` */
export interface CopyOptions extends CommonOptions {
  readonly slide: string;
  readonly into: string;
  /** The version of the talk whose slide is meant; else the first that shows it. */
  readonly variant?: string;
}

/** Brings a slide with all that it is made from into another deck: all of it or nothing, and only if it builds there. */
export async function copy(options: CopyOptions, terminal: Terminal): Promise<number> {
  const progress = progressLine(terminal.err, options.quiet === true);
  try {
    const findings = await copied(options, terminal, progress);
    progress.end();
    report(findings, options, terminal);
    return exitCodeOf(findings.diagnostics);
  } finally {
    progress.end();
  }
}

async function copied(options: CopyOptions, terminal: Terminal, progress: Progress): Promise<Findings> {
  progress.progress('reading', 0, 0);
  const into = resolveConfig({ deck: options.into, root: options.root ?? null }, nodeFolderView(terminal.cwd));
  const found = await findSlide(options.slide, options.variant, terminal);
  const wrong = [...found.diagnostics, ...into.diagnostics].filter(({ severity }) => severity === 'error');
  if (into.value === null || found.slide === null || wrong.length > 0)
    return { ...noFindings, sources: into.sources, diagnostics: wrong };
  const { root, config } = into.value;
  const fs = nodeFileSystem(root);
  const before = await compiled(config, fs);
  const from: CopySide = { ...found.slide.talk, compilation: found.slide.compilation };
  const target: CopySide = { root, config, fs, compilation: before };
  const address = relativePath(join(root, config.deck), join(from.root, found.slide.file));
  const origin = {
    address: `${address}#${found.slide.written}`,
    pin: pinForCopy(join(from.root, found.slide.file), found.slide.written),
  };
  const plan = await planCopy(from, target, found.slide.id, origin);
  const refused = plan.diagnostics.some(({ severity }) => severity === 'error');
  if (refused) return { ...noFindings, diagnostics: plan.diagnostics };
  progress.progress('building the new slide', 0, 0);
  const after = await compiled(config, withChanges(fs, plan.changes));
  const broken = newErrors(before, after, config);
  if (broken.length > 0) {
    const why = 'it would have an error in its new place, which follows';
    const said = diagnose('library/cannot-copy', null, { slide: found.slide.id, why });
    return { ...noFindings, sources: after.sources, diagnostics: [said, ...broken] };
  }
  const files = [...plan.changes].map(([path, change]) => ({ path: join(root, path), shown: path, ...change }));
  const problem = await writeTogether(files);
  if (problem !== null) return { ...noFindings, diagnostics: [problem] };
  if (options.quiet !== true) terminal.out.write(textOf(plan, options, terminal));
  return { ...noFindings, diagnostics: plan.diagnostics };
}

function compiled(config: Config, fs: FileSystem): Promise<Compilation> {
  return compile(config, { fs, log: { progress: () => {} } }, { notes: true, draft: false, fonts: false });
}

/** Errors that the deck did not have before. */
function newErrors(before: Compilation, after: Compilation, { levels }: Config): readonly Diagnostic[] {
  const errors = ({ diagnostics }: Compilation): readonly Diagnostic[] =>
    applyLevels(diagnostics, levels).filter(({ severity }) => severity === 'error');
  const known = new Set(errors(before).map(({ code, message }) => `${code} ${message}`));
  return errors(after).filter(({ code, message }) => !known.has(`${code} ${message}`));
}

function textOf({ id, notes, changes }: CopyPlan, { into }: CopyOptions, terminal: Terminal): string {
  const style = styleFor(terminal.out.colour);
  const lines = notes.map((note) => `  ${printable(note)}`);
  const files = `${changes.size} ${changes.size === 1 ? 'file' : 'files'} written; the new slide builds`;
  return [
    `${style('bold', printable(id))} is the last slide of ${style('cyan', printable(into))}`,
    ...lines,
    style('dim', files),
    '',
  ].join('\n');
}
