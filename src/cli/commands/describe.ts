import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describeFile } from '../../describe.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { nodeFileSystem } from '../../io/node-file-system.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { CommonOptions } from '../options.ts';
import { noFindings, report, type Findings } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary describe FILE` */
export interface DescribeOptions extends CommonOptions {
  readonly file: string;
}

/** Prints a data file's columns as an entry for `datapackage.json`. */
export async function describe(options: DescribeOptions, terminal: Terminal): Promise<number> {
  const file = resolve(terminal.cwd, options.file);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    const detail = `there is no file \`${options.file}\``;
    return finish(
      { ...noFindings, diagnostics: [diagnose('cli/usage', null, { detail, hint: null })] },
      options,
      terminal,
    );
  }
  const root = packageFolder(file);
  const path = relative(root, file).split(sep).join('/');
  const { value, diagnostics, sources } = await describeFile(path, nodeFileSystem(root));
  if (value !== null) terminal.out.write(`${JSON.stringify(value, null, 2)}\n`);
  return finish({ diagnostics, sources, slideCount: null, root }, options, terminal);
}

/** The nearest folder above a file with a `datapackage.json`, from which the entry's path counts; else its own folder. */
function packageFolder(file: string): string {
  for (let at = dirname(file); ; at = dirname(at)) {
    if (existsSync(join(at, 'datapackage.json'))) return at;
    if (dirname(at) === at) return dirname(file);
  }
}

function finish(findings: Findings, options: DescribeOptions, terminal: Terminal): number {
  report(findings, options, terminal);
  return exitCodeOf(findings.diagnostics);
}
