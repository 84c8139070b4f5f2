import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SourceFile } from '../../model/text.ts';
import { failJson, jsonCursor, jsonDepth, nextCharacter, skipValue, type JsonProblem } from './json-scan.ts';

/** Says why a text is not one JSON value; `null` where it is. */
export function checkJson(source: SourceFile): Diagnostic | null {
  const cursor = jsonCursor(source.text);
  skipValue(cursor);
  if (cursor.problem === null && nextCharacter(cursor) !== '') failJson(cursor, 'the end of the file');
  return cursor.problem === null ? null : jsonDiagnostic(source.path, cursor.problem);
}

/** A problem of the scanner in the user's words. */
export function jsonDiagnostic(path: string, problem: JsonProblem): Diagnostic {
  const span = { file: path, start: problem.start, end: problem.end };
  if (problem.kind === 'deep') return diagnose('data/too-deep', span, { limit: jsonDepth });
  if (problem.kind === 'duplicate') return diagnose('data/duplicate-property', span, { key: problem.detail });
  return diagnose('data/json-syntax', span, { detail: problem.detail, hint: problem.hint });
}
