import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { LocatedJson } from '../../model/json.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import { mappedSource } from '../../util/mapped-text.ts';
import { quoteTitles } from '../../util/quote-titles.ts';
import { readYaml } from '../../util/yaml.ts';
import { yamlDiagnostic } from '../yaml-diagnostic.ts';
import { isMap } from './read-settings.ts';

/** UTF-16 units of one block of settings. */
const longestBlock = 65_536;

const noSettings: LocatedJson = { value: null, places: new Map() };

/**
 * Reads the text of a block of settings as keys with their places.
 * @param start, end the block in the file, without the lines `---`
 * @returns a map, or `null` where there is none to read
 */
export function readSettingsBlock(source: SourceFile, start: number, end: number): Staged<LocatedJson> {
  const span: Span = { file: source.path, start, end };
  if (end - start > longestBlock) {
    const facts = { where: 'settings', detail: `they are longer than ${longestBlock / 1024} kB` } as const;
    return { value: noSettings, diagnostics: [diagnose('parse/yaml-feature', { ...span, end: start + 1 }, facts)] };
  }
  const { located, problems } = readYaml(quoteTitles(mappedSource(source, start, end)));
  const diagnostics: Diagnostic[] = problems.map((problem) => yamlDiagnostic(problem, 'settings', span));
  if (diagnostics.length > 0) return { value: noSettings, diagnostics };
  if (located.value === null || isMap(located.value)) return { value: located, diagnostics };
  const shape = Array.isArray(located.value) ? 'a list' : 'text';
  const place = located.places.get('')?.value ?? span;
  return { value: noSettings, diagnostics: [diagnose('parse/settings-shape', place, { shape })] };
}
