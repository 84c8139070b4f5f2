import type { Json, JsonObject, LocatedJson } from '../../model/json.ts';
import { escapePointer } from '../../util/json-pointer.ts';
import { mappedSource } from '../../util/mapped-text.ts';
import { readYaml } from '../../util/yaml.ts';

/** A value as YAML on one line: plain words where YAML reads them as words, else as JSON. */
export function flowYaml(value: Json): string {
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => flowYaml(item)).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value as JsonObject)
      .map(([key, part]) => `${flowYaml(key)}: ${flowYaml(part)}`)
      .join(', ')}}`;
  return String(value);
}

/** Words that YAML 1.1 or 1.2 reads as something else, and what looks like a number or a date, go between quotes. */
function isPlain(word: string): boolean {
  return (
    /^[\p{L}_](?:[\p{L}\p{N} _./%()+-]*[\p{L}\p{N}_%)])?$/u.test(word) &&
    !/^(?:true|false|null|yes|no|on|off|y|n|inf|nan)$/i.test(word)
  );
}

/**
 * Adds entries to a map in a block of YAML, in the style that it is written in; makes the map where there is none.
 * @param block the settings, with places in the text
 * @param end where the block ends: there a new key is written
 */
export function addToYamlMap(
  text: string,
  { block, end, key }: { readonly block: LocatedJson; readonly end: number; readonly key: string },
  entries: readonly (readonly [name: string, value: Json])[],
): string {
  if (entries.length === 0) return text;
  const pointer = `/${escapePointer(key)}`;
  const place = block.places.get(pointer);
  const line = ([name, value]: readonly [string, Json], indent: string): string =>
    `${indent}${flowYaml(name)}: ${flowYaml(value)}\n`;
  const insert = (at: number, added: string): string => {
    const needsBreak = at > 0 && text[at - 1] !== '\n';
    return `${text.slice(0, at)}${needsBreak ? '\n' : ''}${added}${text.slice(at)}`;
  };
  if (place === undefined) return insert(end, `${key}:\n${entries.map((entry) => line(entry, '  ')).join('')}`);
  const { start, end: last } = place.value;
  if (text[start] === '{') {
    const inner = text.slice(start + 1, last - 1).trimEnd();
    const added = entries.map(([name, value]) => `${flowYaml(name)}: ${flowYaml(value)}`).join(', ');
    const comma = inner.trim() === '' ? '' : inner.endsWith(',') ? ' ' : ', ';
    return `${text.slice(0, start + 1)}${inner}${comma}${added}${text.slice(last - 1)}`;
  }
  const inside = [...block.places].filter(([at]) => at.startsWith(`${pointer}/`)).map(([, at]) => at);
  const first = inside.find(({ key: own }) => own !== null)?.key;
  const indent =
    first === undefined || first === null
      ? '  '
      : ' '.repeat(first.start - (text.lastIndexOf('\n', first.start - 1) + 1));
  const lastEnd = Math.max(last, place.key?.end ?? 0, ...inside.map(({ value }) => value.end));
  const lineEnd = text.indexOf('\n', Math.max(0, lastEnd - 1));
  return insert(lineEnd === -1 ? text.length : lineEnd + 1, entries.map((entry) => line(entry, indent)).join(''));
}

/** Adds items to a list in JSON, with the rest of the text as it is; `null` where the list is not there. */
export function addToJsonList(text: string, pointer: string, items: readonly Json[]): string | null {
  const { places } = readYaml(mappedSource({ path: '', text })).located;
  const place = places.get(pointer)?.value;
  if (place === undefined || text[place.start] !== '[') return null;
  const inner = text.slice(place.start + 1, place.end - 1).trimEnd();
  const margin = pointer === '' ? '  ' : '    ';
  const added = items.map((item) => JSON.stringify(item, null, 2).replace(/^/gm, margin)).join(',\n');
  const comma = inner.trim() === '' ? '' : ',';
  return `${text.slice(0, place.start + 1)}${inner}${comma}\n${added}\n${margin.slice(2)}${text.slice(place.end - 1)}`;
}
