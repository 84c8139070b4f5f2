import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { LocatedJson } from '../../model/json.ts';
import type { MappedText, SourceFile, Span } from '../../model/text.ts';
import { concatMapped, mappedOpaque, mappedSource, sliceMapped } from '../../util/mapped-text.ts';
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

/** `title: Foo: Bar` means what it says, though YAML would ask for quotes. */
function quoteTitles(block: MappedText): MappedText {
  const pieces: MappedText[] = [];
  let at = 0;
  for (const match of block.text.matchAll(/^(?:title|subtitle|author):[ \t]+/gm)) {
    const start = match.index + match[0].length;
    const value = plainValue(block.text, start);
    if (value === null) continue;
    pieces.push(sliceMapped(block, at, start), ...quoted(block, start, start + value.length));
    at = start + value.length;
  }
  return pieces.length === 0 ? block : concatMapped([...pieces, sliceMapped(block, at)]);
}

/** The plain text that a line goes on with, where YAML would trip over a colon in it; else `null`. */
function plainValue(text: string, start: number): string | null {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end === -1 ? undefined : end);
  const value = (line.split(/[ \t]#/, 1)[0] as string).trimEnd();
  if (/^["'[{|>&*!%@`]/.test(value) || !/:(?:[ \t]|$)/.test(value)) return null;
  return value;
}

function quoted(block: MappedText, start: number, end: number): MappedText[] {
  const mark = (at: number): MappedText => {
    const source = block.segments[0]?.source;
    if (source === undefined) return sliceMapped(block, 0, 0);
    const place = { file: source.file, start: source.start + at, end: source.start + at };
    return mappedOpaque("'", place);
  };
  const pieces = [mark(start)];
  let from = start;
  for (let i = start; i < end; i++) {
    if (block.text[i] !== "'") continue;
    pieces.push(sliceMapped(block, from, i + 1), mark(i + 1));
    from = i + 1;
  }
  return [...pieces, sliceMapped(block, from, end), mark(end)];
}
