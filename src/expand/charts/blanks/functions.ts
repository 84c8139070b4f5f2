import { noteBlank, type Operands } from './operators.ts';
import { anything, isBlank, isUnknown, someNumber, someText, type Value } from './values.ts';

/** Functions that ask what a value is; of a known one the answer is known. */
const asking: Readonly<Record<string, (value: Value) => boolean>> = {
  isBoolean: (value) => typeof value === 'boolean',
  isDate: () => false,
  isDefined: (value) => value !== undefined,
  isFinite: (value) => Number.isFinite(value),
  isNaN: (value) => Number.isNaN(value),
  isNumber: (value) => typeof value === 'number',
  isString: (value) => typeof value === 'string',
  isValid: (value) => !isBlank(value) && !Number.isNaN(value),
};

/** Functions that keep a blank blank. */
const keeping: ReadonlySet<string> = new Set(['toBoolean', 'toDate', 'toNumber', 'toString']);

/** Functions of numbers and of points in time: a blank is 0, or the first day of 1970. */
const reckoning: ReadonlySet<string> = new Set(
  `abs ceil clamp cos exp floor hypot inrange log max min pow round sin sqrt tan
  date day dayofyear hours milliseconds minutes month quarter seconds time week year
  utcdate utcday utcdayofyear utchours utcmilliseconds utcminutes utcmonth utcquarter utcseconds utcweek utcyear`.split(
    /\s+/,
  ),
);

/** Functions that write a number or a point in time. */
const writing: ReadonlySet<string> = new Set(['format', 'timeFormat', 'utcFormat']);

const ofText: ReadonlySet<string> = new Set('join lower pad replace slice substring trim truncate upper'.split(' '));

/** What a function gives, as far as it can be told. */
export function callFunction(name: string, values: readonly Value[], operands: Operands): Value {
  const [first] = values;
  const ask = Object.hasOwn(asking, name) ? asking[name] : undefined;
  if (ask !== undefined) return isUnknown(first) ? anything : ask(first);
  if (keeping.has(name)) return keep(name, first);
  const isReckoned = reckoning.has(name);
  if (isReckoned || writing.has(name)) {
    const read = isReckoned ? values : values.slice(0, 1);
    if (read.some(isBlank)) noteBlank(operands);
    return name === 'inrange' ? anything : isReckoned ? someNumber : someText;
  }
  return ofText.has(name) ? someText : anything;
}

function keep(name: string, value: Value): Value {
  if (isBlank(value)) return null;
  if (name === 'toString') return isUnknown(value) ? someText : String(value);
  return name === 'toNumber' && !isUnknown(value) ? Number(value) : anything;
}
