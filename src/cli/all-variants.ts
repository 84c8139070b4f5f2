import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import { manifestName } from '../io/manifest.ts';
import { listWords } from '../diagnostics/list-words.ts';
import { nodeFolderView } from '../io/node-folder-view.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import { writtenSpan } from '../util/slide-text.ts';
import { exitCodeOf } from './exit-code.ts';
import { findTalk, variantsOf, type TalkOptions } from './find-talk.ts';
import { report, type Findings, type ReportOptions } from './report.ts';
import type { Terminal } from './terminal.ts';

/** Options of a command that may be run for every variant of a talk. */
export interface AllVariantsOptions extends TalkOptions {
  readonly allVariants?: boolean;
  readonly strict?: boolean;
}

/** What a command is run with for one of several variants. */
export type ForVariant<O> = O & { readonly variant: string; readonly collect: (findings: Findings) => void };

/** A command, and where what it makes is put for each variant. */
export interface VariantCommand<O> {
  readonly run: (options: ForVariant<O>, terminal: Terminal) => Promise<unknown>;
  /** What a folder given with `-o` holds for each; left out where nothing is written. */
  readonly outputs?: { readonly folder: string | undefined; readonly ending: string };
  /** After all of them: what is to be said besides. */
  readonly end?: () => Promise<readonly Diagnostic[]>;
  readonly reportOptions?: Pick<ReportOptions, 'resultIsReport'>;
}

/**
 * Runs a command for every variant of a talk, one after the other. What is to be said is told once, with the variants that
 * it is about where it is not about all. @returns the exit code of all together
 */
export async function forAllVariants<O extends AllVariantsOptions>(
  options: O,
  terminal: Terminal,
  { run, outputs, end, reportOptions }: VariantCommand<O>,
): Promise<number> {
  const { variant, ...plain }: AllVariantsOptions = options;
  const { talk, findings } = findTalk(plain, terminal);
  const known = talk === null ? null : variantsOf(talk, nodeFolderView(terminal.cwd));
  if (known !== null && known.source !== null && known.diagnostics.length > 0) {
    const sources = new Map([...findings.sources, [known.source.path, known.source]]);
    const diagnostics = [...findings.diagnostics, ...known.diagnostics];
    report({ ...findings, sources, diagnostics }, { ...options, ...reportOptions }, terminal);
    return exitCodeOf(diagnostics, options.strict);
  }
  const names = known?.value.map(({ name }) => name) ?? [];
  const misuse = talk === null ? [] : misuseOf(variant, names, outputFault(outputs?.folder, terminal));
  const found: { readonly name: string; readonly findings: Findings }[] = [];
  if (talk !== null && misuse.length === 0) {
    for (const name of names) {
      const out = outputs?.folder === undefined ? {} : { out: join(outputs.folder, `${name}${outputs.ending}`) };
      await run({ ...options, ...out, variant: name, collect: (one) => found.push({ name, findings: one }) }, terminal);
    }
  }
  const besides = (await end?.()) ?? [];
  const all = found.length === 0 ? findings : toldOnce(found);
  const diagnostics = [...all.diagnostics, ...misuse, ...besides];
  report({ ...all, diagnostics }, { ...options, ...reportOptions }, terminal);
  return exitCodeOf(diagnostics, options.strict);
}

function misuseOf(variant: string | undefined, names: readonly string[], fault: string | null): readonly Diagnostic[] {
  const usage = (detail: string, hint: string): Diagnostic => diagnose('cli/usage', null, { detail, hint });
  if (variant !== undefined)
    return [usage('`--variant` and `--all-variants` do not go together', 'leave one of them out')];
  const example = 'name some in the settings of the deck: `variants: {full: 20m, short: 8m}`';
  if (names.length === 0) return [usage('the talk has no variants', `leave \`--all-variants\` out, or ${example}`)];
  return fault === null ? [] : [usage(fault, 'name another folder: each variant gets one of its own in it')];
}

/** A talk in the folder itself would go on to be there beside those of the variants, older than they. */
function outputFault(folder: string | undefined, { cwd }: Terminal): string | null {
  if (folder === undefined || !existsSync(resolve(cwd, folder, manifestName))) return null;
  return `\`${folder}\` is the folder of one talk`;
}

/** What several runs found, each once: what not all of them found says which did. */
function toldOnce(runs: readonly { readonly name: string; readonly findings: Findings }[]): Findings {
  const sources = new Map<string, SourceFile>();
  for (const { findings } of runs) for (const [path, source] of findings.sources) sources.set(path, source);
  const told = new Map<string, { readonly found: Diagnostic; readonly names: Set<string> }>();
  for (const { name, findings } of runs) {
    for (const found of findings.diagnostics) {
      const { code, message, hint, severity, span } = found;
      const place = span === null ? null : writtenSpan(span, findings.sources);
      const key = JSON.stringify([code, severity, message, hint, place]);
      const known = told.get(key);
      if (known === undefined) told.set(key, { found, names: new Set([name]) });
      else known.names.add(name);
    }
  }
  const diagnostics = [...told.values()].flatMap(({ found, names }) => {
    const whole = wholeOf(found, told);
    if (whole !== found) return [];
    return names.size === runs.length || isList(found)
      ? found
      : {
          ...found,
          message: `${found.message} (${names.size === 1 ? 'variant' : 'variants'} ${listWords([...names])})`,
        };
  });
  const root = runs[0]?.findings.root;
  return { diagnostics, sources, slideCount: null, ...(root === undefined ? {} : { root }) };
}

/** What lists slides of a talk: each variant has a part of the list. */
function isList({ code }: Diagnostic): boolean {
  return code === 'parse/untranslated' || code === 'parse/untranslated-notes';
}

/** The finding at the same place that lists all that this one does, and more. */
function wholeOf(found: Diagnostic, told: ReadonlyMap<string, { readonly found: Diagnostic }>): Diagnostic {
  if (!isList(found)) return found;
  const listed = (one: Diagnostic): readonly string[] => one.message.match(/`[^`]+`/g) ?? [];
  const names = listed(found);
  const others = [...told.values()].map((one) => one.found);
  const whole = others.find(
    (one) =>
      one.code === found.code &&
      one.span?.file === found.span?.file &&
      listed(one).length > names.length &&
      names.every((name) => listed(one).includes(name)),
  );
  return whole ?? found;
}
