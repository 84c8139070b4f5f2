import { diagnosePrivacy } from '../../diagnostics/diagnose-privacy.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { MappedText, SourceFile, Span } from '../../model/text.ts';
import { judgeDisclosure } from '../../util/privacy.ts';
import { mappedOpaque, sliceMapped } from '../../util/mapped-text.ts';
import { blockRows, blockScope, crossesContainer } from './blocks.ts';
import { evaluateExpression, isBroken, isSpoilt } from './expressions.ts';
import type { HelperContext } from './helper.ts';
import { droppedBackslash } from './mask.ts';
import { isTruthy, memberNames, singleOf } from './members.ts';
import { nodeRange, nodeSpan, parseTemplateFile, type Template } from './parse-template.ts';
import type { Scope } from './scope.ts';
import { rowOf, scalar, type Scalar, type TemplateValue } from './value.ts';

/** What a template may use beside its names, and where its findings go. */
export interface Surroundings {
  readonly partials: ReadonlyMap<string, SourceFile>;
  /** Tables of the talk: those to suggest, and those whose error has been told. */
  readonly tables: { readonly known: readonly string[]; readonly broken: ReadonlySet<string> };
  /** Helpers that only layouts have; they give text that is put in as it is. */
  readonly inserts: ReadonlyMap<
    string,
    (args: readonly TemplateValue[], hash: ReadonlyMap<string, TemplateValue>) => string
  >;
  /** Puts a value into the text: as a token in Markdown, as escaped text in a layout. */
  readonly show: (value: Scalar, span: Span, written: string) => string;
  readonly context: HelperContext;
  readonly report: (diagnostic: Diagnostic) => void;
}

interface Run {
  readonly template: Template;
  readonly around: Surroundings;
  /** Names of the partials that are open, outermost first. */
  readonly chain: readonly string[];
  /** A branch that is not shown is still checked; nothing in it is shown. */
  readonly dry: boolean;
  readonly budget: { left: number };
  /** How many blocks and partials are open. */
  readonly depth: number;
}

const maxOutput = 2_000_000;
const maxDepth = 200;

/** Fills a template. Nothing is thrown and no code is made: the syntax tree is walked. */
export function evaluateTemplate(template: Template, scope: Scope, around: Surroundings): MappedText[] {
  return runProgram(
    { template, around, chain: [], dry: false, budget: { left: maxOutput }, depth: 0 },
    template.program,
    scope,
  );
}

function runProgram(run: Run, program: hbs.AST.Program, scope: Scope): MappedText[] {
  const pieces: MappedText[] = [];
  const inner = { ...run, depth: run.depth + 1 };
  for (const statement of program.body) {
    if (run.depth >= maxDepth) {
      run.around.report(
        diagnose('template/too-deep', nodeSpan(run.template, statement), {
          what: `more than ${maxDepth} blocks inside each other`,
        }),
      );
      return pieces;
    }
    for (const piece of runStatement(inner, statement, scope)) {
      run.budget.left -= piece.text.length;
      if (run.budget.left < 0) {
        if (run.budget.left > -Infinity)
          run.around.report(diagnose('template/too-large', nodeSpan(run.template, statement), { limit: '2 MB' }));
        run.budget.left = -Infinity;
        return pieces;
      }
      pieces.push(piece);
    }
  }
  return pieces;
}

function runStatement(run: Run, statement: hbs.AST.Statement, scope: Scope): readonly MappedText[] {
  switch (statement.type) {
    case 'ContentStatement':
      return content(run.template, statement as hbs.AST.ContentStatement);
    case 'CommentStatement':
      return [];
    case 'MustacheStatement':
      return mustache(run, statement as hbs.AST.MustacheStatement, scope);
    case 'BlockStatement':
      return block(run, statement as hbs.AST.BlockStatement, scope);
    case 'PartialStatement':
      return partial(run, statement as hbs.AST.PartialStatement, scope);
    default:
      run.around.report(
        diagnose('template/not-supported', nodeSpan(run.template, statement), {
          what: 'decorators and partial blocks',
        }),
      );
      return [];
  }
}

/** Plain text between expressions: as written, but for the backslash of `\{{`. */
function content(template: Template, node: hbs.AST.ContentStatement): MappedText[] {
  const original = String(node.original);
  const cut = original.endsWith(node.value) ? original.length - node.value.length : original.indexOf(node.value);
  const start = nodeRange(template, node).start + cut;
  const pieces: MappedText[] = [];
  let at = start;
  for (let i = 0; i < node.value.length; i++) {
    if (node.value[i] !== droppedBackslash) continue;
    pieces.push(sliceMapped(template.source, at, start + i));
    at = start + i + 1;
  }
  return [...pieces, sliceMapped(template.source, at, start + node.value.length)];
}

function mustache(run: Run, node: hbs.AST.MustacheStatement, scope: Scope): readonly MappedText[] {
  const { template, around } = run;
  const span = nodeSpan(template, node);
  const name = nameOf(node.path);
  if (!node.escaped) {
    around.report(diagnose('template/raw', span, { name }));
    return [];
  }
  const value = evaluateExpression(run, node, scope);
  if (value === null || span === null) return [];
  if (value.kind === 'insert') return run.dry ? [] : [mappedOpaque(value.text, span)];
  const single = singleOf(value);
  if (single === null) {
    if (isBroken(run, partsOf(node.path)) || isSpoilt(run, value)) return [];
    around.report(diagnose('template/not-text', span, { what: kinds[value.kind], name, members: memberNames(value) }));
    return [];
  }
  if (run.dry) return [];
  const { start, end } = nodeRange(template, node);
  const written = template.source.text
    .slice(start, end)
    .replace(/^\{\{~?|~?\}\}$/g, '')
    .trim();
  if (single.value === null) {
    around.report(diagnose('template/empty-cell', span, { name: written }));
    return [];
  }
  return [mappedOpaque(around.show(single, span, written), span)];
}

const kinds: Readonly<Record<TemplateValue['kind'], string>> = {
  scalar: 'a single value',
  named: 'a value',
  row: 'a row',
  table: 'a table',
  record: 'a group of values',
  group: 'a group of values',
};

function block(run: Run, node: hbs.AST.BlockStatement, scope: Scope): readonly MappedText[] {
  const name = nameOf(node.path);
  if (crossesContainer(run.template, node)) {
    run.around.report(diagnose('template/crosses-container', nodeSpan(run.template, node.path), { name }));
  }
  const extra = node.params[1] ?? node.hash?.pairs[0];
  if (extra !== undefined) {
    const { start, end } = nodeRange(run.template, extra);
    const facts = { name, argument: run.template.source.text.slice(start, end) };
    run.around.report(diagnose('template/block-argument', nodeSpan(run.template, extra), facts));
    return checkOnly(run, node, scope);
  }
  const argument = node.params[0];
  const value =
    argument === undefined
      ? null
      : evaluateExpression(run, { ...node, path: argument, params: [], hash: undefined } as never, scope);
  if (value === null || value.kind === 'insert') return checkOnly(run, node, scope);
  if (name === 'if' || name === 'unless') return branch(run, node, scope, isTruthy(value) === (name === 'if'));
  if (name === 'with') return runProgram(run, node.program, blockScope(scope, value, node.program));
  return each(run, node, scope, value);
}

function branch(run: Run, node: hbs.AST.BlockStatement, scope: Scope, first: boolean): readonly MappedText[] {
  const [shown, hidden] = first ? [node.program, node.inverse] : [node.inverse, node.program];
  if (hidden) runProgram({ ...run, dry: true }, hidden, scope);
  return shown ? runProgram(run, shown, scope) : [];
}

function each(run: Run, node: hbs.AST.BlockStatement, scope: Scope, value: TemplateValue): readonly MappedText[] {
  if (value.kind !== 'table') {
    run.around.report(
      diagnose('template/not-a-table', nodeSpan(run.template, node.params[0] as hbs.AST.Node), {
        name: nameOf(node.params[0]),
      }),
    );
    return [];
  }
  const fault = judgeDisclosure({ op: null, readings: [{ dataset: value.dataset, column: '', rows: value.rows }] });
  if (fault !== null) {
    const what = `\`{{#each ${nameOf(node.params[0])}}}\``;
    run.around.report(diagnosePrivacy(fault, nodeSpan(run.template, node.params[0] as hbs.AST.Node), what));
    return [];
  }
  const rows = blockRows(value);
  if (rows.length === 0) {
    // The body is checked with a row that has every column and no values.
    const phantom = rowOf(value, -1);
    runProgram({ ...run, dry: true }, node.program, blockScope(scope, phantom, node.program, loopData(0, 1)));
    return node.inverse ? runProgram(run, node.inverse, scope) : [];
  }
  if (node.inverse) runProgram({ ...run, dry: true }, node.inverse, scope);
  return rows.flatMap((row, index) => {
    const data = loopData(index, rows.length);
    return run.budget.left < 0 ? [] : runProgram(run, node.program, blockScope(scope, row, node.program, data));
  });
}

/** What `@index`, `@first` and `@last` stand for in one turn of a loop. */
function loopData(index: number, count: number): ReadonlyMap<string, TemplateValue> {
  return new Map([
    ['@index', scalar(index)],
    ['@first', scalar(index === 0)],
    ['@last', scalar(index === count - 1)],
  ]);
}

/** A block whose argument could not be read: its name may be a helper's that is no block. */
function checkOnly(run: Run, node: hbs.AST.BlockStatement, scope: Scope): readonly MappedText[] {
  if (node.params.length === 0) {
    const name = nameOf(node.path);
    const usage = `{{#${name} something}}`;
    run.around.report(
      diagnose('template/helper-argument', nodeSpan(run.template, node.path), {
        helper: name,
        problem: 'needs an argument',
        hint: `write \`${usage}\``,
      }),
    );
  }
  if (node.inverse) runProgram({ ...run, dry: true }, node.inverse, scope);
  return [];
}

function partial(run: Run, node: hbs.AST.PartialStatement, scope: Scope): readonly MappedText[] {
  const span = nodeSpan(run.template, node);
  const { around } = run;
  if (node.name.type !== 'PathExpression') {
    around.report(diagnose('template/not-supported', span, { what: 'partials whose name is computed' }));
    return [];
  }
  const name = nameOf(node.name);
  const source = around.partials.get(name);
  if (source === undefined) {
    around.report(diagnose('template/unknown-partial', span, { name, candidates: [...around.partials.keys()] }));
    return [];
  }
  const chain = [...run.chain, name];
  if (run.chain.includes(name)) {
    around.report(
      diagnose('template/too-deep', span, { what: `partials that call each other without end (${chain.join(' → ')})` }),
    );
    return [];
  }
  const parsed = parseTemplateFile(source);
  parsed.diagnostics.forEach(around.report);
  if (parsed.value === null) return [];
  const names = new Map<string, TemplateValue>();
  for (const pair of node.hash?.pairs ?? []) {
    const value = evaluateExpression(run, { ...node, path: pair.value, params: [], hash: undefined } as never, scope);
    if (value !== null && value.kind !== 'insert') names.set(pair.key, value);
  }
  return runProgram({ ...run, template: parsed.value, chain }, parsed.value.program, {
    self: scope.self,
    names,
    parent: scope,
  });
}

function partsOf(node: hbs.AST.Node): string[] {
  return node.type === 'PathExpression' ? (node as hbs.AST.PathExpression).parts.map(String) : [];
}

/** A path as it was written, without the mask's noncharacters. */
function nameOf(node: unknown): string {
  const expression = node as { readonly original?: unknown; readonly value?: unknown } | undefined;
  return String(expression?.original ?? expression?.value ?? '');
}
