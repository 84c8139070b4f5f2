import { diagnose } from '../../diagnostics/diagnose.ts';
import type { EstimatesDefinition, ValueDefinition, ValueDefinitions } from '../../model/definitions.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Json, LocatedJson } from '../../model/json.ts';
import type { SourceFile } from '../../model/text.ts';
import { anyName, foldName } from '../../util/estimates.ts';
import { mappedSource } from '../../util/mapped-text.ts';
import { readYaml } from '../../util/yaml.ts';
import {
  child,
  endsOf,
  isObject,
  keyPlace,
  neededText,
  onlyKeys,
  textOf,
  wordOf,
  wrongShape,
  type DefinitionReader,
  type Part,
} from './definition-reader.ts';
import { pickDefinitions, type DefinitionsFor } from './pick-definitions.ts';
import { readRule } from './read-rule.ts';
import { reservedBy } from './reserved-names.ts';

const noVariants: DefinitionsFor = { variants: [], variant: null, isGuest: false };

/** No definitions at all. */
export const noDefinitions: ValueDefinitions = { values: [], estimates: [], broken: new Set() };

/**
 * Reads what `values.yaml` and the deck's own settings define. Shapes and names are checked here; datasets, columns and
 * rows once there are data.
 * @param file `values.yaml`, where there is one
 * @param deck `values:` and `estimates:` of the deck
 * @param choice the variants of the talk; left out where it has none
 */
export function readDefinitions(
  file: SourceFile | null,
  deck: LocatedJson | null,
  choice: DefinitionsFor = noVariants,
): Staged<ValueDefinitions> {
  const diagnostics: Diagnostic[] = [];
  const parts: ValueDefinitions[] = [];
  const located = file === null ? null : readFile(file, diagnostics);
  for (const source of [located, deck]) {
    if (source === null) continue;
    const picked = pickDefinitions(source, choice);
    diagnostics.push(...picked.diagnostics);
    parts.push(readSource({ located: picked.value, diagnostics }));
  }
  const broken = new Set(parts.flatMap((part) => [...part.broken]));
  if (diagnostics.some(({ code }) => code === 'values/syntax')) broken.add(anyName);
  const values = withoutDuplicates(
    parts.flatMap((part) => part.values),
    { diagnostics, broken },
  );
  const estimates = oncePerTable(
    parts.flatMap((part) => part.estimates),
    { diagnostics, broken },
  );
  return { value: { values, estimates, broken }, diagnostics };
}

/** Most definitions that are read: what each was made of is kept, and a chain of them keeps it again and again. */
const mostValues = 5000;

function readFile(file: SourceFile, diagnostics: Diagnostic[]): LocatedJson | null {
  const { located, problems } = readYaml(mappedSource(file));
  const start = { file: file.path, start: 0, end: 0 };
  for (const { kind, detail, span, first } of problems) {
    const related = first === undefined ? [] : [{ message: 'the first of them', span: first }];
    diagnostics.push(
      kind === 'duplicate-key'
        ? diagnose('values/duplicate', span ?? start, { name: detail, same: detail }, related)
        : diagnose('values/syntax', span ?? start, { detail }),
    );
  }
  return located.value === null ? null : located;
}

function readSource(reader: DefinitionReader): ValueDefinitions {
  const root = reader.located.value;
  if (!isObject(root)) {
    wrongShape(reader, '', 'values.yaml', 'a mapping with `values` and `estimates`');
    return noDefinitions;
  }
  onlyKeys(reader, { object: root, pointer: '', name: 'values.yaml' }, ['values', 'estimates']);
  const broken = new Set<string>();
  const read = <T>(key: 'values' | 'estimates', one: (part: Part, value: Json) => T | null): T[] => {
    const map = root[key] ?? null;
    if (map !== null && !isObject(map)) wrongShape(reader, `/${key}`, key, 'a mapping of names');
    const entries = Object.entries(isObject(map) ? map : {});
    if (entries.length > mostValues) {
      const [name] = entries[mostValues] as [string, Json];
      wrongShape(reader, child(`/${key}`, name), key, `a mapping of at most ${mostValues} names`);
    }
    return entries.slice(0, mostValues).flatMap(([name, value]) => {
      const pointer = child(`/${key}`, name);
      const object = isObject(value) ? value : {};
      const definition = one({ object, pointer, name }, value);
      if (definition === null) broken.add(name);
      return definition === null ? [] : [definition];
    });
  };
  const values = read('values', (part, value) => readValue(reader, part, value));
  const estimates = read('estimates', (part, value) => readEstimates(reader, part, value));
  return { values, estimates, broken };
}

/** `e1910.gain`: parts of letters, digits, hyphens and underscores, the first of which begins with a letter. */
const namePattern = /^\p{L}[\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}][\p{L}\p{N}_-]*){0,9}$/u;

function readValue(reader: DefinitionReader, part: Part, value: Json): ValueDefinition | null {
  const { name, pointer } = part;
  const span = keyPlace(reader, pointer);
  if (!namePattern.test(name) || name.length > 200) {
    reader.diagnostics.push(diagnose('values/name', span, { name }));
    return null;
  }
  const reserved = reservedBy(name);
  if (reserved !== null) reader.diagnostics.push(diagnose('values/name-taken', span, { name, by: reserved }));
  if (!isObject(value))
    return wrongShape(reader, pointer, name, 'a mapping, such as `{from: trials, where: {id: x}, column: estimate}`');
  const before = reader.diagnostics.length;
  const rule = readRule(reader, part);
  if (rule === null) return null;
  const level = wordOf(reader, part, 'level');
  const definition = { name, span, rule, ci: endsOf(reader, part), level, ...readWords(reader, part) };
  return reader.diagnostics.length === before && reserved === null ? definition : null;
}

function readWords(reader: DefinitionReader, part: Part): Pick<ValueDefinition, 'n' | 'unit' | 'format' | 'label'> {
  const [n, unit, format, label] = ['n', 'unit', 'format', 'label'].map((key) => textOf(reader, part, key));
  return { n: n ?? null, unit: unit ?? null, format: format ?? null, label: label ?? null };
}

/** Keys of a table under `estimates`. */
export const estimateKeys = ['value', 'ci', 'level', 'unit', 'n', 'format', 'label'];

function readEstimates(reader: DefinitionReader, part: Part, value: Json): EstimatesDefinition | null {
  const { name, pointer } = part;
  if (!isObject(value))
    return wrongShape(
      reader,
      pointer,
      name,
      'a mapping of members to columns: `{value: estimate, ci: [ci_low, ci_high]}`',
    );
  const before = reader.diagnostics.length;
  onlyKeys(reader, part, estimateKeys);
  const column = neededText(reader, part, 'value');
  const level = wordOf(reader, part, 'level');
  const definition = { ci: endsOf(reader, part), level, ...readWords(reader, part) };
  if (column === null || reader.diagnostics.length > before) return null;
  return { dataset: { value: name, span: keyPlace(reader, pointer) }, value: column, ...definition };
}

interface Findings {
  readonly diagnostics: Diagnostic[];
  readonly broken: Set<string>;
}

/** Of two definitions of one name neither counts: nobody knows which was meant. */
function withoutDuplicates(values: readonly ValueDefinition[], { diagnostics, broken }: Findings): ValueDefinition[] {
  const first = new Map<string, ValueDefinition>();
  for (const value of values) {
    const before = first.get(foldName(value.name));
    if (before === undefined) {
      first.set(foldName(value.name), value);
      continue;
    }
    const related = [{ message: 'it is defined here already', span: before.span }];
    diagnostics.push(diagnose('values/duplicate', value.span, { name: value.name, same: before.name }, related));
    broken.add(before.name).add(value.name);
  }
  return values.filter(({ name }) => !broken.has(name));
}

function oncePerTable(
  estimates: readonly EstimatesDefinition[],
  { diagnostics, broken }: Findings,
): EstimatesDefinition[] {
  const first = new Map<string, EstimatesDefinition>();
  for (const one of estimates) {
    const { value: name, span } = one.dataset;
    const before = first.get(name);
    if (before === undefined) first.set(name, one);
    else {
      const related = [{ message: 'it is defined here already', span: before.dataset.span }];
      diagnostics.push(diagnose('values/duplicate', span, { name, same: name }, related));
      broken.add(name);
    }
  }
  return estimates.filter(({ dataset }) => !broken.has(dataset.value));
}
