import { diagnose } from '../diagnostics/diagnose.ts';
import type { DataFiles, Dataset, Resource } from '../model/data.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { References } from '../model/references.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { citationKeys } from '../util/citations/keys-of-reading.ts';
import { columnOf } from '../util/dataset.ts';
import { lineIndex, lineText } from '../util/lines.ts';

/** More of one file would bury what else is said. */
const most = 10;

/**
 * Checks what tables cite against the references of the talk: the resource's sources, and the column that holds each
 * row's own key. A talk without references gives its sources as credit, and nothing is checked.
 */
export function checkCitations(
  datasets: ReadonlyMap<Resource, Dataset>,
  { files }: DataFiles,
  references: References,
): Diagnostic[] {
  if (references.byKey.size === 0 || references.isIncomplete === true) return [];
  return [...datasets].flatMap(([resource, dataset]) => {
    const found = [...unknownColumn(resource, dataset), ...unknownSources(resource, references)];
    const file = files.get(resource.path);
    return file === undefined ? found : [...found, ...unknownCells(dataset, file.source, references)];
  });
}

function unknownColumn({ citation, path, span }: Resource, dataset: Dataset): Diagnostic[] {
  if (citation === null || columnOf(dataset, citation) !== null) return [];
  const columns = dataset.columns.map(({ name }) => name);
  return [diagnose('data/unknown-column', span, { name: citation, path, columns })];
}

function unknownSources({ sources, name, span }: Resource, { byKey, broken }: References): Diagnostic[] {
  const keys = [...byKey.keys()];
  return sources
    .filter((key) => !byKey.has(key) && !broken.has(key))
    .map((key) => diagnose('references/unknown-source', span, { key, name, keys }));
}

/** Keys in cells, each told once, at the first row that has it. Cells about persons are not told. */
function unknownCells(dataset: Dataset, source: SourceFile, { byKey, broken }: References): Diagnostic[] {
  const column = dataset.citation === null || dataset.privacy !== null ? null : columnOf(dataset, dataset.citation);
  if (column === null) return [];
  const firsts = new Map<string, number>();
  column.values.forEach((cell, row) => {
    for (const key of citationKeys(cell))
      if (!byKey.has(key) && !broken.has(key) && !firsts.has(key)) firsts.set(key, row);
  });
  const keys = [...byKey.keys()];
  return [...firsts].slice(0, most).map(([key, row]) => {
    const span = placeOf(source, dataset.lines[row] ?? 0, key);
    return diagnose('references/unknown-cell', span, { key, column: column.name, keys });
  });
}

/** The key in its line of the file; the line where it is not written there as it is. */
function placeOf(source: SourceFile, line: number, key: string): Span {
  const index = lineIndex(source.text);
  const start = line === 0 ? 0 : (index.starts[line - 1] ?? 0);
  const text = line === 0 ? '' : lineText(index, line);
  const at = text.search(new RegExp(`(?<![\\w-])${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`));
  return at === -1
    ? { file: source.path, start, end: start + text.length }
    : { file: source.path, start: start + at, end: start + at + key.length };
}
