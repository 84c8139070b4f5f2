import type { Json, JsonObject } from '../../model/json.ts';
import { afterEncoding, checkDefinition, checkEncoding, type Place } from './channels.ts';
import { child, isList, isObject } from './checks.ts';
import { mergeEncoding, type Encoding } from './encoding.ts';
import { checkEvents } from './events.ts';
import { checkConfigFormats } from './format.ts';
import { checkPredicate } from './predicates.ts';
import { tableScope, unknownScope, type Scope } from './scope.ts';
import { checkSizes } from './size.ts';
import { viewsIn } from './tables.ts';
import { checkTransforms } from './transforms.ts';
import { checkExpression, checkField, useAll, type Repeats, type Walker } from './walker.ts';

/** What a view takes from the views around it. */
interface Around {
  readonly pointer: string;
  readonly scope: Scope;
  /** Channels that the layered view around shares. */
  readonly encoding: Encoding;
  readonly repeats: Repeats;
}

/** The parameters of a chart, at any level, with the value of those that have one written out. */
export function paramsOf(spec: JsonObject): ReadonlyMap<string, Json | undefined> {
  const params = new Map<string, Json | undefined>();
  const collect = (view: JsonObject): void => {
    for (const param of isList(view['params']) ? view['params'] : []) {
      if (isObject(param))
        params.set(String(param['name']), 'expr' in param || 'select' in param ? undefined : param['value']);
    }
    for (const transform of isList(view['transform']) ? view['transform'] : []) {
      if (isObject(transform) && 'param' in transform) params.set(String(transform['param']), undefined);
    }
    for (const [part] of viewsIn(view, '')) collect(part);
  };
  collect(spec);
  return params;
}

/** Checks fields, expressions and types in every view of a chart. */
export function checkViews(spec: JsonObject, walker: Walker): void {
  checkView(spec, { pointer: '', scope: unknownScope, encoding: new Map(), repeats: {} }, walker);
}

function checkView(view: JsonObject, around: Around, walker: Walker): void {
  const { pointer } = around;
  const own = walker.tables.byPointer.get(child(pointer, 'data'));
  const start = own === undefined ? (view['data'] === null ? unknownScope : around.scope) : tableScope(own);
  checkSizes(view, pointer, walker.checks);
  if (isObject(view['config'])) checkConfigFormats(view['config'], child(pointer, 'config'), walker.checks);
  const scope = checkTransforms(view['transform'], child(pointer, 'transform'), start, walker);
  const encoding = mergeEncoding(around.encoding, view['encoding'], child(pointer, 'encoding'));
  const repeats = { ...around.repeats, ...repeatsOf(view['repeat'], child(pointer, 'repeat')) };
  // What layers share is checked in each of them, with the columns that exist there.
  const lenient = isObject(view['mark']) && 'invalid' in view['mark'];
  if (!('layer' in view)) checkEncoding(encoding, { scope, repeats, walker, lenient });
  checkFacet(view['facet'], { pointer: child(pointer, 'facet'), scope, repeats, walker });
  checkParams(view['params'], child(pointer, 'params'), scope, walker);
  const computed = isComposite(view['mark']) || 'layer' in view;
  const drawn = computed ? { ...scope, open: true } : afterEncoding(encoding, scope);
  checkLoose(view, { pointer, drawn, encoding }, walker);
  if ('mark' in view) walker.units.push({ encoding, scope: drawn });
  if (isObject(view['mark']) && isObject(view['mark']['tooltip'])) useAll(scope, walker);
  for (const [part, where] of viewsIn(view, pointer)) {
    checkView(part, { pointer: where, scope, encoding: 'layer' in view ? encoding : new Map(), repeats }, walker);
  }
}

/** Composite marks draw columns that they compute. */
function isComposite(mark: Json | undefined): boolean {
  const name = isObject(mark) ? mark['type'] : mark;
  return name === 'boxplot' || name === 'errorbar' || name === 'errorband';
}

/** `repeat: [a, b]`, or lists under `row`, `column` and `layer`. */
function repeatsOf(repeat: Json | undefined, pointer: string): Repeats {
  const list = (names: Json | undefined, at: string): Repeats[string] =>
    isList(names) ? names.map((field, i) => ({ field: String(field), pointer: child(at, i) })) : [];
  if (isList(repeat)) return { repeat: list(repeat, pointer) };
  if (!isObject(repeat)) return {};
  return Object.fromEntries(Object.entries(repeat).map(([key, names]) => [key, list(names, child(pointer, key))]));
}

type FacetPlace = Omit<Place, 'channel'>;

/** `facet: {field}`, or `{row, column}`. */
function checkFacet(facet: Json | undefined, place: FacetPlace): void {
  if (!isObject(facet)) return;
  if ('field' in facet) checkDefinition(facet, { ...place, channel: 'facet' });
  else checkEncoding(mergeEncoding(new Map(), facet, place.pointer), place);
}

function checkParams(params: Json | undefined, pointer: string, scope: Scope, walker: Walker): void {
  if (!isList(params)) return;
  params.forEach((param, i) => {
    if (!isObject(param)) return;
    const at = child(pointer, i);
    const select = param['select'];
    if (typeof param['expr'] === 'string') {
      checkExpression(param['expr'], { pointer: child(at, 'expr'), scope: unknownScope }, walker);
    }
    if (isObject(param['bind'])) checkBind(param['bind'], child(at, 'bind'), walker);
    if (!isObject(select)) return;
    checkEvents(select, child(at, 'select'), walker);
    const fields = select['fields'];
    if (!isList(fields)) return;
    fields.forEach((field, k) => {
      if (typeof field === 'string') checkField(field, child(child(child(at, 'select'), 'fields'), k), scope, walker);
    });
  });
}

const bindKeys: ReadonlySet<string> = new Set(
  'input options labels name min max step debounce placeholder autocomplete event legend scales'.split(' '),
);

/** Vega copies unknown keys of `bind` onto an HTML element. */
function checkBind(bind: JsonObject, pointer: string, walker: Walker): void {
  for (const key of Object.keys(bind)) {
    if (bindKeys.has(key) || isObject(bind[key])) continue;
    const at = child(pointer, key);
    walker.checks.report('chart/unknown-key', walker.checks.keyAt(at), {
      key,
      of: 'bind',
      known: [...bindKeys],
      clash: null,
    });
  }
}

/** Parts that other checks walk. */
const walked: ReadonlySet<string> = new Set([
  'data',
  'datasets',
  'transform',
  'params',
  'layer',
  'concat',
  'hconcat',
  'vconcat',
  'spec',
  'usermeta',
]);

/** Expressions that may stand anywhere: `{expr: …}`, `labelExpr`, and the tests of an axis' conditions. */
function checkLoose(
  view: JsonObject,
  place: { readonly pointer: string; readonly drawn: Scope; readonly encoding: Encoding },
  walker: Walker,
): void {
  const mark = child(place.pointer, 'mark');
  const visit = (value: Json, pointer: string, scope: Scope): void => {
    if (isList(value)) return value.forEach((item, i) => visit(item, child(pointer, i), scope));
    if (!isObject(value)) return;
    // A channel takes the place of the mark's property of this name.
    const unused = [...place.encoding.keys()].some((channel) => pointer.replace(/2$/, '') === child(mark, channel));
    for (const [key, part] of Object.entries(value)) {
      const at = child(pointer, key);
      const expression = key === 'expr' || key === 'labelExpr' || key === 'signal' || key === 'update';
      if (expression && typeof part === 'string')
        checkExpression(part, { pointer: at, scope: key === 'labelExpr' ? labels : scope, unused }, walker);
      else if (key === 'test' && scope === labels) checkPredicate(part, at, labels, walker);
      else visit(part, at, key === 'axis' ? labels : guides.has(key) ? unknownScope : scope);
    }
  };
  for (const [key, part] of Object.entries(view)) {
    if (!walked.has(key)) visit(part, child(place.pointer, key), place.drawn);
  }
}

const guides: ReadonlySet<string> = new Set(['legend', 'header', 'config', 'title', 'scale']);

/** What an expression sees of a tick, an entry of a legend or a header: `datum` is not a row there. */
const labels: Scope = {
  ...unknownScope,
  columns: new Map(['label', 'value', 'index', 'perc', 'size', 'offset'].map((name) => [name, null])),
  open: false,
};
