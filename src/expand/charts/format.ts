import type { JsonObject } from '../../model/json.ts';
import { child, isObject, type Checks } from './checks.ts';

/** d3-format 3, "locale.format": [[fill]align][sign][symbol][0][width][,][.precision][~][type]. */
const numberFormat = /^(?:.?[<>=^])?[+\-( ]?[$#]?0?\d*,?(?:\.\d+)?~?[a-zA-Z%]?$/u;
const numberTypes = 'bcdefgnoprsXx%';

/** d3-time-format 4, "locale.format": directives with an optional padding. */
const timeDirective = /%[-_0]?(.)/gu;
const timeTypes = 'aAbBcdefgGHIjLmMpqQsSuUVwWxXyYZ%';

/** Checks the format strings of a channel, its axis and its legend. */
export function checkFormat(definition: JsonObject, pointer: string, checks: Checks): void {
  checkOne(definition, definition, pointer, checks);
  for (const guide of ['axis', 'legend', 'header']) {
    const part = definition[guide];
    if (isObject(part)) checkOne(part, definition, child(pointer, guide), checks);
  }
}

function checkOne(part: JsonObject, definition: JsonObject, pointer: string, checks: Checks): void {
  const { format, formatType } = part;
  if (typeof format !== 'string' || (formatType !== undefined && formatType !== 'number' && formatType !== 'time'))
    return;
  const temporal = definition['type'] === 'temporal' || definition['timeUnit'] !== undefined;
  const time = formatType === 'time' || (formatType === undefined && (temporal || /%[-_0]?[A-Za-z]/.test(format)));
  if (isFormat(format, time ? 'time' : 'number')) return;
  checks.report('chart/bad-format', checks.valueAt(child(pointer, 'format')), {
    format,
    kind: time ? 'time' : 'number',
  });
}

/** Checks the patterns of a config: those of all numbers and times, and those of axes, legends and headers. */
export function checkConfigFormats(config: JsonObject, pointer: string, checks: Checks): void {
  for (const [key, kind] of [
    ['numberFormat', 'number'],
    ['timeFormat', 'time'],
  ] as const) {
    const format = config[key];
    if (typeof format === 'string' && !isFormat(format, kind))
      checks.report('chart/bad-format', checks.valueAt(child(pointer, key)), { format, kind });
  }
  for (const [key, part] of Object.entries(config)) if (isObject(part)) checkOne(part, {}, child(pointer, key), checks);
}

/** Whether a pattern is one of d3-format or of d3-time-format. */
export function isFormat(format: string, kind: 'number' | 'time'): boolean {
  return kind === 'time' ? isTimeFormat(format) : isNumberFormat(format);
}

function isNumberFormat(format: string): boolean {
  if (!numberFormat.test(format)) return false;
  const last = format.slice(-1);
  return !/[a-zA-Z]/.test(last) || numberTypes.includes(last);
}

function isTimeFormat(format: string): boolean {
  for (const [, type] of format.matchAll(timeDirective)) if (!timeTypes.includes(type as string)) return false;
  return format.includes('%');
}
