import type { ChartWords, ResolvedChart } from '../../model/chart.ts';
import type { Slot } from '../../model/deck.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { textWidth } from '../../util/text-width.ts';
import { child, isList, isObject, type Checks } from './checks.ts';
import { viewsIn } from './tables.ts';

/** Inputs that the page draws under a chart. */
const inputs = ['range', 'select', 'checkbox', 'radio'];

/** What a chart says of itself. */
interface Asked {
  readonly spec: JsonObject;
  readonly words: ChartWords;
  readonly chart: ResolvedChart;
}

/** Checks what a chart asks to be in the page: no rows about persons, and only inputs that the page has. */
export function checkInteractive({ spec, words, chart }: Asked, checks: Checks): void {
  if (!words.interactive) return;
  const table = [...chart.datasets.values()].find(({ privacy }) => privacy !== null);
  if (table !== undefined) checks.report('privacy/interactive', placeOfWord(chart, checks), { table: table.name });
  for (const [param, pointer] of paramsIn(spec, '')) checkInputs(param['bind'], child(pointer, 'bind'), checks);
}

/** Tells of a chart that could answer and does not say so. */
export function tellAsleep({ spec, words }: Omit<Asked, 'chart'>, checks: Checks): void {
  if (words.interactive) return;
  const asleep = [...paramsIn(spec, '')].filter(([param]) => isObject(param['bind']) || isSelection(param));
  const [first] = asleep;
  if (first === undefined) return;
  const names = asleep.map(([param]) => String(param['name']));
  checks.report('chart/not-interactive', checks.valueAt(child(first[1], 'name')), { names });
}

function placeOfWord({ parsed }: ResolvedChart, checks: Checks): ReturnType<Checks['valueAt']> {
  const { value } = parsed.source;
  const own = isObject(value) && 'interactive' in value;
  return checks.keyAt(own ? '/interactive' : '/usermeta/plenary/interactive');
}

/** Selections that say what is there from the start say it for the drawing. */
function isSelection(param: JsonObject): boolean {
  return 'select' in param && param['value'] === undefined;
}

function checkInputs(bind: Json | undefined, pointer: string, checks: Checks): void {
  if (!isObject(bind)) return;
  for (const [one, at] of widgetsIn(bind, pointer)) {
    const input = one['input'];
    if (typeof input === 'string' && inputs.includes(input)) continue;
    checks.report('chart/unknown-input', checks.valueAt(typeof input === 'string' ? child(at, 'input') : at), {
      input: String(input ?? 'without a kind'),
      known: inputs,
    });
  }
}

/** One input, or one for each field of a selection. */
function widgetsIn(bind: JsonObject, pointer: string): readonly (readonly [JsonObject, string])[] {
  if (typeof bind['input'] === 'string' || 'element' in bind) return [[bind, pointer]];
  return Object.entries(bind).flatMap(([key, one]) => (isObject(one) ? [[one, child(pointer, key)] as const] : []));
}

function* paramsIn(spec: JsonObject, pointer: string): Generator<readonly [JsonObject, string]> {
  const own = spec['params'];
  if (isList(own)) {
    const at = child(pointer, 'params');
    for (const [i, param] of own.entries()) if (isObject(param)) yield [param, child(at, i)];
  }
  for (const [view, where] of viewsIn(spec, pointer)) yield* paramsIn(view, where);
}

/** One line of inputs with its distance, as the style sheet has it. CSS px. */
const line = 48;
/** Room that an input takes beside its words, and between two of them. CSS px. */
const inputRoom = 240;

/** The slot without the room that a chart's inputs take below it. */
export function slotAboveInputs(slot: Slot, { spec, words }: Omit<Asked, 'chart'>): Slot {
  if (!words.interactive) return slot;
  const widgets = [...paramsIn(spec, '')].flatMap(([{ bind, name }]) =>
    isObject(bind) ? widgetsIn(bind, '').map(([one]) => widthOf(one, String(name))) : [],
  );
  if (widgets.length === 0) return slot;
  let lines = 1;
  let used = 0;
  for (const width of widgets) {
    if (used > 0 && used + width > slot.width) [lines, used] = [lines + 1, 0];
    used += width;
  }
  return { ...slot, height: Math.max(120, slot.height - lines * line) };
}

function widthOf(bind: JsonObject, name: string): number {
  const labels = isList(bind['labels']) ? bind['labels'] : isList(bind['options']) ? bind['options'] : [];
  const words = [bind['name'] ?? name, ...(bind['input'] === 'radio' ? labels : [])].join('     ');
  return inputRoom + textWidth(words, 18);
}
