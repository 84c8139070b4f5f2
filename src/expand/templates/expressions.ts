import { diagnosePrivacy } from '../../diagnostics/diagnose-privacy.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { brokenValue } from '../../util/estimates.ts';
import { judgeDisclosure, type PrivacyFault } from '../../util/privacy.ts';
import { blockNames } from './blocks.ts';
import { isProblem, type Helper, type HelperContext, type HelperProblem } from './helper.ts';
import { helpers } from './helpers.ts';
import { isTruthy, singleOf } from './members.ts';
import { nodeRange, nodeSpan, type Template } from './parse-template.ts';
import { lookUp, type Scope } from './scope.ts';
import { scalar, type TemplateValue } from './value.ts';

/** What reading an expression needs to know of the run. */
export interface ExpressionRun {
  readonly template: Template;
  readonly around: {
    readonly inserts: ReadonlyMap<
      string,
      (args: readonly TemplateValue[], hash: ReadonlyMap<string, TemplateValue>) => string
    >;
    readonly tables: { readonly known: readonly string[]; readonly broken: ReadonlySet<string> };
    readonly context: HelperContext;
    readonly report: (diagnostic: Diagnostic) => void;
  };
  /** A branch that is not shown: its names are checked, and data that it would lack are no error. */
  readonly dry: boolean;
}

/** Text that a layout's own helper puts in as it is. */
export interface Insert {
  readonly kind: 'insert';
  readonly text: string;
}

type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression;

/** The value of `{{path}}`, `{{helper argument}}` or a literal; `null` once something wrong has been reported. */
export function evaluateExpression(run: ExpressionRun, node: Call, scope: Scope): TemplateValue | Insert | null {
  const isCall = node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0;
  return isCall ? call(run, node, scope) : single(run, node.path as hbs.AST.Expression, scope);
}

function single(run: ExpressionRun, node: hbs.AST.Expression, scope: Scope): TemplateValue | null {
  switch (node.type) {
    case 'SubExpression': {
      const value = evaluateExpression(run, node as hbs.AST.SubExpression, scope);
      return value?.kind === 'insert' ? null : value;
    }
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return scalar((node as hbs.AST.StringLiteral).value);
    case 'NullLiteral':
    case 'UndefinedLiteral':
      return scalar(null);
    default:
      return path(run, node as hbs.AST.PathExpression, scope);
  }
}

function path(run: ExpressionRun, node: hbs.AST.PathExpression, scope: Scope): TemplateValue | null {
  const parts = (node.parts as readonly unknown[]).map(String);
  const found = lookUp(scope, { parts, depth: node.depth, data: node.data === true });
  if (found.ok) return disclosed(run, node, found.value);
  const { known, broken } = run.around.tables;
  // What is wrong with it has been told where it is defined.
  if ((found.within === null && broken.has(found.name)) || isBroken(run, parts)) return null;
  const candidates = found.within === null ? [...new Set([...found.candidates, ...known])] : found.candidates;
  const helper = parts.length === 1 ? helpers.get(found.name) : undefined;
  const span = nodeSpan(run.template, node);
  run.around.report(
    helper === undefined
      ? diagnose('template/unknown-name', span, {
          name: found.name,
          within: found.within,
          candidates,
          advice: found.advice ?? null,
        })
      : diagnose('template/helper-argument', span, {
          helper: found.name,
          problem: 'needs an argument',
          hint: `write \`${helper.usage}\``,
        }),
  );
  return null;
}

/** Whether a path begins with a value, or a table of values, whose definition has an error. */
export function isBroken(run: ExpressionRun, path: readonly string[]): boolean {
  return brokenValue(run.around.context.values, path) !== null;
}

/** Whether a row would be a value if the estimates of its table had no error. */
export function isSpoilt(run: ExpressionRun, value: TemplateValue): boolean {
  return value.kind === 'row' && run.around.context.values.broken.has(value.dataset.name);
}

/** Cells of sensitive tables are not read at all: even a comparison would tell something of one person. */
function disclosed(run: ExpressionRun, node: hbs.AST.PathExpression, value: TemplateValue): TemplateValue | null {
  const fault = privacyFault(value);
  if (fault === null) return value;
  run.around.report(diagnosePrivacy(fault, nodeSpan(run.template, node), `\`${textOf(run.template, node)}\``));
  return null;
}

function privacyFault(value: TemplateValue): PrivacyFault | null {
  if (value.kind === 'row' && value.row !== -1) {
    return judgeDisclosure({ op: null, readings: [{ dataset: value.dataset, column: '', rows: [value.row] }] });
  }
  const origin = singleOf(value)?.origin;
  return origin?.transform === null ? judgeDisclosure({ op: null, readings: origin.readings }) : null;
}

function textOf(template: Template, node: hbs.AST.Node): string {
  const { start, end } = nodeRange(template, node);
  return template.source.text.slice(start, end).trim();
}

function call(run: ExpressionRun, node: Call, scope: Scope): TemplateValue | Insert | null {
  const name = String((node.path as hbs.AST.PathExpression).original);
  const args = argumentsOf(run, node, { name, scope });
  const hash = new Map<string, TemplateValue>();
  let complete = args.every((value) => value !== null);
  for (const pair of node.hash?.pairs ?? []) {
    const value = single(run, pair.value, scope);
    if (value === null) complete = false;
    else hash.set(pair.key, value);
  }
  const insert = run.around.inserts.get(name);
  if (insert !== undefined)
    return complete ? { kind: 'insert', text: insert(args as readonly TemplateValue[], hash) } : null;
  const helper = helpers.get(name);
  if (helper === undefined) {
    const candidates = [...helpers.keys(), ...blockNames];
    run.around.report(
      diagnose('template/unknown-helper', nodeSpan(run.template, node.path as hbs.AST.Node), { name, candidates }),
    );
    return null;
  }
  return complete ? runHelper(run, node, { name, helper, args: args as readonly TemplateValue[], hash }) : null;
}

/** The arguments of a helper. Those of `and` and `or` behind the one that decides may ask for data that are not there. */
function argumentsOf(
  run: ExpressionRun,
  { params }: Call,
  { name, scope }: { readonly name: string; readonly scope: Scope },
): (TemplateValue | null)[] {
  const decisive = name === 'and' ? false : name === 'or' ? true : null;
  let isDecided = false;
  return params.map((param) => {
    const value = single(isDecided ? { ...run, dry: true } : run, param, scope);
    if (isDecided) return value ?? scalar(decisive);
    isDecided = value !== null && isTruthy(value) === decisive;
    return value;
  });
}

interface HelperCall {
  readonly name: string;
  readonly helper: Helper;
  readonly args: readonly TemplateValue[];
  readonly hash: ReadonlyMap<string, TemplateValue>;
}

function runHelper(run: ExpressionRun, node: Call, { name, helper, args, hash }: HelperCall): TemplateValue | null {
  const [least, most] = helper.arguments;
  const wrongCount = args.length < least || args.length > most;
  const wanted = `${least === most ? least : `${least} to ${most}`} argument${most === 1 ? '' : 's'}`;
  const result: TemplateValue | HelperProblem = wrongCount
    ? { kind: 'problem', problem: `takes ${wanted}, not ${args.length}` }
    : helper.run(args, hash, run.around.context);
  if (!isProblem(result)) return result;
  if (args.some((value) => isSpoilt(run, value))) return null;
  const diagnostic = problemWords(run, node, { name, helper, result });
  if (diagnostic !== null) run.around.report(diagnostic);
  return null;
}

interface FailedCall {
  readonly name: string;
  readonly helper: Helper;
  readonly result: HelperProblem;
}

function problemWords(run: ExpressionRun, node: Call, { name, helper, result }: FailedCall): Diagnostic | null {
  const span = nodeSpan(run.template, node as hbs.AST.Node);
  if (result.kind === 'private') return diagnosePrivacy(result.fault, span, result.what);
  if (result.kind === 'lacking') {
    return run.dry ? null : diagnose('template/lacking', span, result, result.related);
  }
  if (run.dry && result.ofData === true) return null;
  const hint = result.hint === undefined ? `write \`${helper.usage}\`` : result.hint;
  return diagnose('template/helper-argument', span, { helper: name, problem: result.problem, hint });
}
