import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { blockNames } from './blocks.ts';
import { helpers, type Helper } from './helpers.ts';
import { nodeSpan, type Template } from './parse-template.ts';
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
    readonly report: (diagnostic: Diagnostic) => void;
  };
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
  if (found.ok) return found.value;
  const { known, broken } = run.around.tables;
  if (found.within === null && broken.has(found.name)) return null;
  const candidates = found.within === null ? [...new Set([...found.candidates, ...known])] : found.candidates;
  const helper = parts.length === 1 ? helpers.get(found.name) : undefined;
  const span = nodeSpan(run.template, node);
  run.around.report(
    helper === undefined
      ? diagnose('template/unknown-name', span, {
          name: found.name,
          within: found.within,
          candidates,
        })
      : diagnose('template/helper-argument', span, {
          helper: found.name,
          problem: 'needs an argument',
          usage: helper.usage,
        }),
  );
  return null;
}

function call(run: ExpressionRun, node: Call, scope: Scope): TemplateValue | Insert | null {
  const name = String((node.path as hbs.AST.PathExpression).original);
  const args = node.params.map((param) => single(run, param, scope));
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

interface HelperCall {
  readonly name: string;
  readonly helper: Helper;
  readonly args: readonly TemplateValue[];
  readonly hash: ReadonlyMap<string, TemplateValue>;
}

function runHelper(run: ExpressionRun, node: Call, { name, helper, args, hash }: HelperCall): TemplateValue | null {
  const [least, most] = helper.arguments;
  const counted = args.length < least || args.length > most;
  const result = counted
    ? ({
        kind: 'problem',
        problem: `takes ${least === most ? least : `${least} to ${most}`} argument${most === 1 ? '' : 's'}, not ${args.length}`,
      } as const)
    : helper.run(args, hash);
  if (result.kind !== 'problem') return result;
  run.around.report(
    diagnose('template/helper-argument', nodeSpan(run.template, node as hbs.AST.Node), {
      helper: name,
      problem: result.problem,
      usage: helper.usage,
    }),
  );
  return null;
}
