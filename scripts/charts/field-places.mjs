/*
 * Every place of a Vega-Lite spec in which the name of a column stands, found by the form of the spec alone: nothing
 * of the compiler's own checks is used, so that what they overlook is found here.
 */

const expressions = new Set(['calculate', 'filter', 'test', 'expr', 'labelExpr', 'signal', 'update']);
const logic = new Set(['and', 'or', 'not']);
const unread = new Set(['datasets', 'config', 'usermeta', '$schema', 'description', 'bind', 'values']);
/** In a transform: keys that name one column, and those that list some. */
const single = ['pivot', 'lookup', 'density', 'quantile', 'regression', 'on', 'loess', 'impute', 'extent', 'stack'];
const lists = ['groupby', 'fold', 'flatten'];

/** Places as `{path, name, start, end, what}`: the name stands in `spec[path…]` from `start` to `end`. */
export function fieldPlaces(spec) {
  const places = [];
  const add = (path, text, what, start = 0, end = text?.length) => {
    if (typeof text !== 'string' || text === '*' || start === end) return;
    for (const part of partsOf(text.slice(start, end), what)) {
      const name = text.slice(start + part.start, start + part.end);
      places.push({
        path,
        name,
        start: start + part.start,
        end: start + part.end,
        what: part.inner ? `${what}, part` : what,
      });
    }
  };
  visit(spec, [], add);
  return places;
}

/** The column, and each part of it that is read: `a.b` has two. */
function partsOf(reference, what) {
  if (what.startsWith('datum')) return [{ start: 0, end: reference.length, inner: what.endsWith('part') }];
  const found = [];
  let start = 0;
  for (let i = 0; i <= reference.length; i++) {
    if (reference[i] === '\\') i++;
    else if (i === reference.length || reference[i] === '.' || (reference[i] === '[' && i > 0)) {
      const part = reference.slice(start, i);
      if (/[A-Za-z]/.test(part) && !/^['"\]]/.test(part)) found.push({ start, end: i, inner: found.length > 0 });
      start = i + 1;
    }
  }
  return found;
}

function visit(value, path, add) {
  if (Array.isArray(value)) return value.forEach((item, i) => visit(item, [...path, i], add));
  if (typeof value !== 'object' || value === null) return;
  if (path.at(-2) === 'transform') inTransform(value, path, add);
  for (const [key, part] of Object.entries(value)) {
    const at = [...path, key];
    if (key === 'data') parsedColumns(part, at, add);
    if (unread.has(key) || key === 'data') continue;
    if (key === 'field') add(at, part, `${path.includes('transform') ? 'transform' : whereOf(path)} field`);
    else if (key === 'aggregate' && typeof part === 'object' && !Array.isArray(part)) {
      for (const [op, name] of Object.entries(part)) add([...at, op], name, `aggregate ${op}`);
    } else if (key === 'fields' && path.at(-1) === 'select')
      part.forEach((name, i) => add([...at, i], name, 'select fields'));
    else if (key === 'repeat' && typeof part === 'object') inRepeat(part, at, add);
    else if (expressions.has(key)) inPredicate(part, at, add);
    visit(part, at, add);
  }
}

function whereOf(path) {
  const i = path.lastIndexOf('encoding');
  const steps = path.slice(i === -1 ? -1 : i + 1).filter((step) => typeof step === 'string');
  return steps
    .filter((step, n) => n === 0 || ['sort', 'condition', 'scale', 'test', 'domain'].includes(step))
    .join(' ');
}

function parsedColumns(data, path, add) {
  const parse = data?.format?.parse;
  if (typeof parse !== 'object' || parse === null) return;
  for (const name of Object.keys(parse)) add([...path, 'format', 'parse', { key: name }], name, 'format parse');
}

function inTransform(transform, path, add) {
  for (const key of single) add([...path, key], transform[key], `${key} transform`);
  for (const key of lists) {
    if (!Array.isArray(transform[key])) continue;
    transform[key].forEach((name, i) => add([...path, key, i], name, key));
  }
  if (transform.pivot !== undefined) add([...path, 'value'], transform.value, 'pivot value');
  if (transform.impute !== undefined) add([...path, 'key'], transform.key, 'impute key');
  if (transform.from === undefined) return;
  add([...path, 'from', 'key'], transform.from.key, 'lookup from key');
  (transform.from.fields ?? []).forEach((name, i) => add([...path, 'from', 'fields', i], name, 'lookup from fields'));
}

function inRepeat(repeat, path, add) {
  const lists = Array.isArray(repeat)
    ? [[path, repeat]]
    : Object.entries(repeat).map(([key, names]) => [[...path, key], names]);
  for (const [at, names] of lists) names.forEach((name, i) => add([...at, i], name, 'repeat'));
}

function inPredicate(value, path, add) {
  if (typeof value === 'string') return inExpression(value, path, add);
  if (Array.isArray(value)) return value.forEach((item, i) => inPredicate(item, [...path, i], add));
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) if (logic.has(key)) inPredicate(part, [...path, key], add);
}

function inExpression(text, path, add) {
  const key = path.at(-1);
  const what = `datum in ${typeof key === 'string' && expressions.has(key) ? key : 'filter'}`;
  for (const match of text.matchAll(/\bdatum((?:\s*\.\s*[A-Za-z_$][\w$]*|\[\s*(?:'[^']*'|"[^"]*")\s*\])+)(\()?/g)) {
    const base = match.index + 'datum'.length;
    [...match[1].matchAll(/[A-Za-z_$][\w$]*|'([^']*)'|"([^"]*)"/g)].forEach((part, i) => {
      const quotes = part[0].startsWith("'") || part[0].startsWith('"') ? 1 : 0;
      const start = base + part.index + quotes;
      add(path, text, i === 0 ? what : `${what}, part`, start, start + part[0].length - 2 * quotes);
    });
  }
}

/** A copy of the spec with other letters in one place. */
export function withName(spec, { path, start, end }, name) {
  const copy = structuredClone(spec);
  let holder = copy;
  for (const step of path.slice(0, -1)) holder = holder[step];
  const last = path.at(-1);
  if (typeof last === 'object') {
    holder[name] = holder[last.key];
    delete holder[last.key];
  } else holder[last] = holder[last].slice(0, start) + name + holder[last].slice(end);
  return copy;
}

/** A name with one letter changed, dropped or swapped with the next; `null` where it has no such letter. */
export function mistype(name, how) {
  const letters = [...name.matchAll(/[A-Za-z0-9]/g)].map((match) => match.index);
  const seed = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const at = letters[seed % letters.length];
  if (at === undefined) return null;
  if (how === 'changed') {
    const code = name.charCodeAt(at);
    const next = /[zZ9]/.test(name[at]) ? code - 1 : code + 1;
    return name.slice(0, at) + String.fromCharCode(next) + name.slice(at + 1);
  }
  // A shorter first letter would make a number or a keyword of it in an expression, not a name.
  if (how === 'dropped') {
    const cut = name.slice(0, at) + name.slice(at + 1);
    return name.length < 2 || !/^[A-Za-z_$]/.test(cut) ? null : cut;
  }
  const pairs = letters.filter((i) => i + 1 < name.length && letters.includes(i + 1) && name[i] !== name[i + 1]);
  if (pairs.length === 0) return null;
  const i = pairs[seed % pairs.length];
  const swapped = name.slice(0, i) + name[i + 1] + name[i] + name.slice(i + 2);
  return /^\d/.test(swapped) ? null : swapped;
}
