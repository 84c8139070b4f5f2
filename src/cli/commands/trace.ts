import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Compilation } from '../../compile.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { ResolvedSlide } from '../../model/deck.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Span } from '../../model/text.ts';
import { rowKey } from '../../util/dataset.ts';
import { lineIndex, placeAt } from '../../util/lines.ts';
import { writtenSpan } from '../../util/slide-text.ts';
import { compileTalk } from '../compile-talk.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { TalkOptions } from '../find-talk.ts';
import { noFindings, report, type Findings } from '../report.ts';
import { styleFor } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { dependentsOf, type Cells } from '../trace/dependents.ts';
import { countLine, dependentsText } from '../trace/dependents-text.ts';
import { dependentJson, valueJson } from '../trace/json.ts';
import type { Page } from '../trace/layout.ts';
import { summaryText } from '../trace/summary-text.ts';
import { valueFacts } from '../trace/value-facts.ts';
import { valueText } from '../trace/value-text.ts';

/** `plenary trace [DECK] [NAME]` */
export interface TraceOptions extends TalkOptions {
  readonly name?: string;
  /** A data file, as typed, or a table's name. */
  readonly file?: string;
  readonly row?: string;
  readonly column?: string;
  readonly json?: boolean;
}

/** Says where a value comes from, what depends on a file, a row or a column, or what each slide shows from data. */
export async function trace(options: TraceOptions, terminal: Terminal): Promise<number> {
  const { deck, name } = wordsOf(options, terminal.cwd);
  const usage = misuse(options, name);
  if (usage !== null) return finish({ ...noFindings, diagnostics: [usage] }, options, terminal);
  const { deck: _, ...rest } = options;
  const { compilation, findings } = await compileTalk(deck === undefined ? rest : { ...rest, deck }, terminal);
  // What else is wrong is for `check` to say; an error may hide some of the talk from the trace.
  const errors = {
    ...findings,
    slideCount: null,
    diagnostics: findings.diagnostics.filter(({ severity }) => severity === 'error'),
  };
  if (compilation === null) return finish(errors, options, terminal);
  const answer = answerTo(options, name, {
    compilation,
    page: pageOf(terminal),
    root: findings.root ?? terminal.cwd,
    cwd: terminal.cwd,
  });
  if (typeof answer !== 'string') return finish({ ...noFindings, diagnostics: [answer] }, options, terminal);
  terminal.out.write(answer);
  return finish(errors, options, terminal);
}

/** A single word is the deck where there is such a file or folder, else the name of a value. */
function wordsOf(
  { deck, name }: TraceOptions,
  cwd: string,
): { readonly deck: string | undefined; readonly name: string | undefined } {
  if (name !== undefined || deck === undefined || existsSync(resolve(cwd, deck)) || deck.endsWith('.md'))
    return { deck, name };
  return { deck: undefined, name: deck };
}

function misuse({ file, row, column }: TraceOptions, name: string | undefined): Diagnostic | null {
  const hint = '`plenary trace [DECK] --file data/trials.csv [--row KEY] [--column NAME]`';
  if (file === undefined && (row !== undefined || column !== undefined)) {
    return diagnose('cli/usage', null, {
      detail: `\`--${row === undefined ? 'column' : 'row'}\` needs \`--file\``,
      hint,
    });
  }
  if (file !== undefined && name !== undefined) {
    return diagnose('cli/usage', null, {
      detail: `\`${name}\` and \`--file\` are two questions`,
      hint: `${hint}, or \`plenary trace [DECK] NAME\``,
    });
  }
  return null;
}

interface Talk {
  readonly compilation: Compilation;
  readonly page: Page;
  /** Absolute. */
  readonly root: string;
  readonly cwd: string;
}

/** What is printed, or why nothing can be said. */
function answerTo(options: TraceOptions, name: string | undefined, talk: Talk): string | Diagnostic {
  if (options.file !== undefined) return fileAnswer(options.file, options, talk);
  const { compilation, page } = talk;
  const { trace: traced } = compilation.evidence;
  if (name === undefined) return options.json === true ? toJson(traced) : summaryText(traced, page);
  const slide = ownSlide(compilation);
  const found = slide === undefined ? null : valueFacts(name, traced, slide);
  if (found === null) return diagnose('cli/unknown-value', null, { name, known: namesOf(compilation) });
  return options.json === true
    ? toJson(valueJson(found))
    : valueText(found, { lang: traced.deck.lang, placeOf: (span) => placeWords(span, compilation) }, page);
}

function placeWords(span: Span, { sources }: Compilation): string {
  const { file, start } = writtenSpan(span, sources);
  const source = sources.get(file);
  return source === undefined ? file : `${file}:${placeAt(lineIndex(source.text), start).line}`;
}

/** A slide that knows the values of the talk itself. */
function ownSlide({ talks, resolved }: Compilation): ResolvedSlide | undefined {
  return talks[0].resolved.slides[0] ?? resolved.slides[0];
}

function namesOf(compilation: Compilation): readonly string[] {
  const { evidence } = compilation;
  const values = ownSlide(compilation)?.values;
  const estimates = [...(values?.estimates.values() ?? [])].filter(({ dataset }) => dataset.privacy === null);
  return [
    ...new Set([
      ...(values?.named.keys() ?? []),
      ...evidence.trace.slides.flatMap((slide) => slide.values.map((value) => value.name)),
      ...estimates.flatMap(({ dataset }) =>
        Array.from({ length: dataset.rowCount }, (__, row) => `${dataset.name}.${rowKey(dataset, row)}`),
      ),
    ]),
  ];
}

function fileAnswer(file: string, options: TraceOptions, talk: Talk): string | Diagnostic {
  const { compilation, page } = talk;
  const { trace: traced } = compilation.evidence;
  const path = fileNamed(file, talk);
  if (path === null) return diagnose('cli/unknown-file', null, { file, known: compilation.project.data.files });
  const wanted = cellsNamed(path, options, talk);
  if ('code' in wanted) return wanted;
  const found = wanted.cells === null ? [] : dependentsOf(traced, [wanted.cells]);
  if (options.json === true)
    return toJson({
      file: path,
      row: options.row ?? null,
      column: options.column ?? null,
      slides: found.map(dependentJson),
    });
  const line = `${page.style('bold', countLine(found, wanted.words))}\n`;
  return found.length === 0 ? line : `${line}\n${dependentsText(found, page)}`;
}

/** The path from the root of a file that is named from here, from the root, or by its table. */
function fileNamed(file: string, { compilation, root, cwd }: Talk): string | null {
  const fromRoot = relative(root, resolve(cwd, file)).split(sep).join('/');
  const { files } = compilation.evidence.trace;
  const known = new Set([...files.map(({ path }) => path), ...compilation.project.data.files]);
  const plain = file.split(sep).join('/');
  return (
    [fromRoot, plain].find((path) => known.has(path)) ?? files.find(({ dataset }) => dataset === file)?.path ?? null
  );
}

interface Wanted {
  /** `null` where the talk reads none of it. */
  readonly cells: Cells | null;
  readonly words: string;
}

function cellsNamed(path: string, { row, column }: TraceOptions, { compilation }: Talk): Wanted | Diagnostic {
  const { files } = compilation.evidence.trace;
  const at = files.findIndex((file) => file.path === path);
  const file = files[at];
  const words = [
    path,
    ...(row === undefined ? [] : [`row ${row}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ].join(', ');
  const datasets = compilation.resolved.slides.flatMap((slide) => [...slide.datasets.values()]);
  const dataset = datasets.find((one) => one.file === path);
  if (row !== undefined && (file?.sensitive ?? (dataset !== undefined && dataset.privacy !== null))) {
    return diagnose('cli/usage', null, {
      detail: `rows of the sensitive table \`${path}\` are not told apart`,
      hint: 'ask for the file, or for one of its columns',
    });
  }
  if (dataset !== undefined && row !== undefined && dataset.privacy === null) {
    const keys = Array.from({ length: dataset.rowCount }, (_, i) => rowKey(dataset, i));
    if (!keys.includes(row)) return diagnose('cli/unknown-row', null, { row, file: path, known: keys });
  }
  if (dataset !== undefined && column !== undefined) {
    const names = dataset.columns.map(({ name }) => name);
    if (!names.includes(column)) return diagnose('cli/unknown-column', null, { column, file: path, known: names });
  }
  const indexOf = (list: readonly string[] | undefined, name: string | undefined): number | null =>
    name === undefined ? null : (list?.indexOf(name) ?? -1);
  const isKey = row !== undefined && column !== undefined && file?.key.includes(column) === true;
  const key = isKey ? (row ?? null) : null;
  const cells = { file: at, row: indexOf(file?.rows, row), column: indexOf(file?.columns, column), key };
  return { cells: at === -1 || cells.row === -1 || (cells.column === -1 && !isKey) ? null : cells, words };
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Columns where no terminal says otherwise, and at most. */
function pageOf({ out }: Terminal): Page {
  return { style: styleFor(out.colour), columns: Math.min(out.columns ?? 80, 110) };
}

function finish(findings: Findings, options: TraceOptions, terminal: Terminal): number {
  if (findings.diagnostics.length > 0) report(findings, options, terminal);
  return exitCodeOf(findings.diagnostics);
}
