import { parseExpression, splitAccessPath } from 'vega';
import { isRecord } from '../drawing.ts';

/** Names of columns of a row; `'*'` among them stands for all. */
export type Fields = ReadonlySet<string>;

/** Stands for all columns of a row. */
export const everything = '*';

/** What is read to be heard or pointed at, which the drawing does not show. */
const unseen: ReadonlySet<string> = new Set(['ariaRoleDescription', 'cursor', 'description', 'tooltip']);

/** The columns that a mark of a Vega spec reads of its rows: in its channels, its conditions and its order. */
export function fieldsOfMark(mark: Readonly<Record<string, unknown>>): Fields {
  const found = new Set<string>();
  const encode = isRecord(mark['encode']) ? mark['encode'] : {};
  for (const block of Object.values(encode)) {
    if (!isRecord(block)) continue;
    for (const [channel, value] of Object.entries(block)) if (!unseen.has(channel)) collect(value, found);
  }
  const sort = mark['sort'];
  if (isRecord(sort)) for (const key of listOf(sort['field'])) addAll(found, fieldsOfExpression(String(key)));
  return found;
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) return value.forEach((part) => collect(part, found));
  if (!isRecord(value)) return;
  for (const [key, part] of Object.entries(value)) {
    if ((key === 'signal' || key === 'test') && typeof part === 'string') addAll(found, fieldsOfExpression(part));
    else if (key === 'field') addAll(found, fieldsOfReference(part));
    else collect(part, found);
  }
}

/** The column at the head of a field as Vega writes it: `a\\.b` is one column, `a.b` a part of the column `a`. */
export function columnOf(field: unknown): string | null {
  if (isRecord(field) && typeof field['field'] === 'string') return columnOf(field['field']);
  if (typeof field !== 'string' || field === '') return null;
  try {
    return splitAccessPath(field)[0] ?? null;
  } catch {
    return field;
  }
}

/** The columns at the heads of a list of fields, or of one. */
export function columnsOf(fields: unknown): readonly string[] {
  return listOf(fields)
    .map(columnOf)
    .filter((name) => name !== null);
}

function fieldsOfReference(reference: unknown): Fields {
  if (isRecord(reference)) {
    const { datum, signal } = reference;
    if (typeof signal === 'string') return new Set([everything]);
    return new Set(columnsOf(datum));
  }
  return new Set(columnsOf(reference));
}

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly computed?: boolean;
  readonly object?: Node;
  readonly property?: Node;
}

const known = new Map<string, Fields>();

/** The columns that an expression reads of its row. What cannot be told is all of them. */
export function fieldsOfExpression(text: string): Fields {
  let fields = known.get(text);
  if (fields === undefined) {
    if (known.size > 5000) known.clear();
    known.set(text, (fields = readExpression(text)));
  }
  return fields;
}

function readExpression(text: string): Fields {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(visit);
    if (typeof part !== 'object' || part === null) return;
    const node = part as Node;
    if (node.type === 'MemberExpression' && isDatum(node.object)) {
      if (node.computed !== true) return void found.add(String(node.property?.name));
      found.add(node.property?.type === 'Literal' ? String(node.property.value) : everything);
      return visit(node.property);
    }
    if (isDatum(node)) found.add(everything);
    for (const [key, value] of Object.entries(node)) if (key !== 'property' || node.computed === true) visit(value);
  };
  try {
    visit(parseExpression(text));
  } catch {
    found.add(everything);
  }
  return found;
}

function isDatum(node: Node | undefined): boolean {
  return node?.type === 'Identifier' && node.name === 'datum';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function addAll(to: Set<string>, from: Fields): void {
  for (const name of from) to.add(name);
}
