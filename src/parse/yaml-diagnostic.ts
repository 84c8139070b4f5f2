import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import type { YamlProblem } from '../util/yaml.ts';

/** Says what is wrong with the YAML of settings or of a chart, at its place. */
export function yamlDiagnostic(problem: YamlProblem, where: 'settings' | 'chart', whole: Span): Diagnostic {
  const span = problem.span ?? whole;
  const { detail } = problem;
  if (problem.kind === 'duplicate-key') {
    const related = problem.first === undefined ? [] : [{ message: 'the first of them', span: problem.first }];
    return diagnose('parse/duplicate-key', span, { key: detail, where }, related);
  }
  if (problem.kind === 'syntax') return diagnose('parse/yaml-syntax', span, { where, detail });
  return diagnose('parse/yaml-feature', span, { where, detail });
}
