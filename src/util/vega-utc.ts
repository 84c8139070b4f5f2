/*
 * Charts are the same on every machine: whatever Vega would do in the zone of the machine is done in UTC. A civil
 * date in a table is then the same day everywhere.
 */

/** Local-time functions of the expression language and what stands for them. */
const utcFunctions: Readonly<Record<string, string>> = {
  date: 'utcdate',
  day: 'utcday',
  dayofyear: 'utcdayofyear',
  datetime: 'utc',
  hours: 'utchours',
  isoweek: 'utcisoweek',
  milliseconds: 'utcmilliseconds',
  minutes: 'utcminutes',
  month: 'utcmonth',
  quarter: 'utcquarter',
  seconds: 'utcseconds',
  timeFormat: 'utcFormat',
  timeOffset: 'utcOffset',
  timeParse: 'utcParse',
  timeSequence: 'utcSequence',
  week: 'utcweek',
  year: 'utcyear',
};

/** Sets the scales, time units, formats and parsers of a Vega spec to UTC, in place. */
export function useUtc(spec: unknown): void {
  if (Array.isArray(spec)) return spec.forEach(useUtc);
  if (!isRecord(spec)) return;
  if (spec['type'] === 'time' && 'range' in spec) spec['type'] = 'utc';
  if (spec['type'] === 'timeunit') spec['timezone'] = 'utc';
  if (spec['formatType'] === 'time') spec['formatType'] = 'utc';
  const format = spec['format'];
  if (isRecord(format) && isRecord(format['parse'])) {
    for (const [key, how] of Object.entries(format['parse'])) {
      if (typeof how === 'string' && how.startsWith('date:')) format['parse'][key] = `utc:${how.slice(5)}`;
    }
  }
  for (const [key, part] of Object.entries(spec)) if (key !== 'values') useUtc(part);
}

/** Whether a function of local time is called anywhere in the text of a Vega spec; never too seldom. */
export function callsLocalTime(text: string): boolean {
  return localCall.test(text);
}

const localCall = new RegExp(`(?:${Object.keys(utcFunctions).join('|')})\\s*\\(`);

/** Renames local-time functions in the syntax trees of a parsed Vega dataflow, in place. */
export function useUtcFunctions(runtime: unknown): void {
  const seen = new Set<object>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    if (Array.isArray(part)) return part.forEach(visit);
    const record = part as Record<string, unknown>;
    const callee = record['callee'];
    if (record['type'] === 'CallExpression' && isRecord(callee)) {
      const name = String(callee['name']).replace(/^_/, '');
      if (Object.hasOwn(utcFunctions, name)) callee['name'] = utcFunctions[name];
    }
    // Rows are data, however many; they hold no code.
    if ('$ingest' in record) return;
    for (const value of Object.values(record)) visit(value);
  };
  visit(runtime);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
