import type { Json, LocatedJson } from '../../model/json.ts';
import type { SourceFile } from '../../model/text.ts';
import { readFrontMatter } from '../../parse/front-matter.ts';
import { lineIndex } from '../../util/lines.ts';
import { mappedSource } from '../../util/mapped-text.ts';
import { joinPath, nameOf } from '../../util/paths.ts';
import { readYaml } from '../../util/yaml.ts';
import { isSame, note, refuse, type CopySide, type CopyWork } from './copy-side.ts';
import { addToYamlMap } from './edit-text.ts';
import { referenceText, withReferences } from './reference-text.ts';
import { memberOf } from './slide-needs.ts';

/** Where values are defined. */
type Place = 'file' | 'deck';

/** Brings definitions of values, each to where it was: to `values.yaml`, or into the settings of the deck. */
export async function copyValues(work: CopyWork): Promise<void> {
  const { from, into, needs } = work;
  const [source, target] = [definitionsOf(from), definitionsOf(into)];
  for (const part of ['values', 'estimates'] as const) {
    const names = part === 'values' ? needs.values.map(({ name }) => name) : needs.estimates;
    const added: Record<Place, (readonly [string, Json])[]> = { file: [], deck: [] };
    for (const name of names) {
      const there = definitionIn(target, part, name);
      const found = definitionIn(source, part, name);
      if (found === null) continue;
      if (there === null) added[found.place].push([name, found.value]);
      else if (!isSame(there.value, found.value)) refuse(work, part === 'values' ? 'value' : 'table of values', name);
    }
    if (added.deck.length > 0) await addToSettings(work, part, added.deck);
    if (added.file.length > 0) await addToValuesFile(work, part, added.file);
    const all = [...added.file, ...added.deck].map(([name]) => name);
    note(work, part, all);
  }
}

function definitionsOf({ compilation }: CopySide): Readonly<Record<Place, Json>> {
  const { values } = compilation.project.data;
  return {
    file: values === null ? null : readYaml(mappedSource(values)).located.value,
    deck: compilation.parsed.settings.values?.value ?? null,
  };
}

function definitionIn(where: Readonly<Record<Place, Json>>, part: string, name: string) {
  for (const place of ['deck', 'file'] as const) {
    const value = memberOf(memberOf(where[place], part), name);
    if (value !== undefined) return { place, value };
  }
  return null;
}

async function addToValuesFile(
  work: CopyWork,
  key: string,
  entries: readonly (readonly [string, Json])[],
): Promise<void> {
  const { into, drafts } = work;
  const path = into.compilation.project.data.values?.path ?? joinPath(into.config.dataFolder, 'values.yaml');
  const text = (await drafts.text(path)) ?? '';
  const block = text.trim() === '' ? emptyBlock : readYaml(mappedSource({ path, text })).located;
  await drafts.setText(path, addToYamlMap(text, { block, end: text.length, key }, entries));
}

const emptyBlock: LocatedJson = { value: null, places: new Map() };

/** Adds entries to a map in the settings of the deck. */
async function addToSettings(
  work: CopyWork,
  key: string,
  entries: readonly (readonly [string, Json])[],
): Promise<void> {
  const { into, drafts } = work;
  const path = into.config.deck;
  const text = (await drafts.text(path)) ?? '';
  const index = lineIndex(text);
  const { present, block, next } = readFrontMatter({ path, text }, index).value;
  if (!present) return refuse(work, 'setting', key);
  await drafts.setText(path, addToYamlMap(text, { block, end: index.starts[next - 2] ?? text.length, key }, entries));
}

/** Brings what the deck says of abbreviations, colours and names, where the other deck says nothing of them. */
export async function copySettings(work: CopyWork): Promise<void> {
  const { from, into, needs, notes } = work;
  const [source, target] = [from.compilation.parsed.settings, into.compilation.parsed.settings];
  const terms = needs.abbreviations.filter((term) => !target.abbreviations.has(term));
  const meanings = terms.map((term) => {
    const list = source.abbreviations.get(term)?.meanings ?? [];
    return [term, list.length === 1 ? (list[0] as string) : [...list]] as const;
  });
  const other = needs.abbreviations.filter((term) => {
    const there = target.abbreviations.get(term);
    return there !== undefined && !isSame(there.meanings, source.abbreviations.get(term)?.meanings);
  });
  const colored = needs.colors.filter((name) => !target.colors.has(name));
  const colors = colored.map((name) => [name, source.colors.get(name)?.text ?? ''] as const);
  if (meanings.length > 0) await addToSettings(work, 'abbreviations', meanings);
  if (colors.length > 0) await addToSettings(work, 'colors', colors);
  note(work, 'terms', terms);
  note(work, 'colours', colored);
  if (other.length > 0) notes.push(`look at    ${other.join(', ')}: the two decks mean different things`);
  const names = needs.names.filter((name) => !target.names.includes(name));
  if (names.length > 0) notes.push(`look at    names: [${names.join(', ')}] stands in the settings of the other deck`);
}

/** Brings references, each into a file of the form that it was written in. */
export async function copyReferences(work: CopyWork): Promise<void> {
  const { from, into, needs, drafts } = work;
  const ours = from.compilation.talks[0].references.byKey;
  const theirs = into.compilation.talks[0].references.byKey;
  const added = new Map<string, string[]>();
  const keys: string[] = [];
  for (const key of needs.keys) {
    const reference = ours?.get(key);
    if (reference === undefined) continue;
    const there = theirs?.get(key);
    if (there !== undefined) {
      if (!isSame({ ...there, span: null }, { ...reference, span: null })) refuse(work, 'reference', key);
      continue;
    }
    const file = from.compilation.project.data.references.find(
      ({ path }) => path === reference.span.file,
    ) as SourceFile;
    const text = referenceText(reference, file);
    if (text === null) continue;
    const path = joinPath(into.config.dataFolder, nameOf(file.path));
    added.set(path, [...(added.get(path) ?? []), text]);
    keys.push(key);
  }
  for (const [path, entries] of added) {
    const next = withReferences(path, await drafts.text(path), entries);
    if (next === null) refuse(work, 'list of references', path);
    else await drafts.setText(path, next);
  }
  note(work, 'references', keys);
}
