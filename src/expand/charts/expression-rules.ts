/** Functions of the expression language that a chart may call; all give a value from their arguments alone. */
export const allowedFunctions: ReadonlySet<string> = new Set(
  `isArray isBoolean isDate isDefined isFinite isNaN isNumber isObject isRegExp isString isValid
  toBoolean toDate toNumber toString if
  abs acos asin atan atan2 ceil clamp cos exp floor hypot log max min pow round sin sqrt tan random
  cumulativeNormal cumulativeLogNormal cumulativeUniform densityNormal densityLogNormal densityUniform
  quantileNormal quantileLogNormal quantileUniform sampleNormal sampleLogNormal sampleUniform
  date datetime day dayofyear hours isoweek milliseconds minutes month quarter seconds time timeOffset timeSequence
  timeUnitSpecifier utc utcdate utcday utcdayofyear utchours utcisoweek utcmilliseconds utcminutes utcmonth utcOffset
  utcquarter utcseconds utcSequence utcweek utcyear week year
  clampRange extent indexof inrange interpolateLinear join lastindexof length lerp peek pluck reverse sequence slice
  sort span
  lower pad parseFloat parseInt replace split substring test trim truncate upper regexp
  dayAbbrevFormat dayFormat format monthAbbrevFormat monthFormat timeFormat timeParse utcFormat utcParse
  contrast hcl hsl lab luminance rgb
  bandwidth domain invert range scale`.split(/\s+/),
);

/** Of these the first argument names a scale and must be written out. */
export const scaleFunctions: ReadonlySet<string> = new Set(['bandwidth', 'domain', 'invert', 'range', 'scale']);

/** What a function is refused for, where there is more to say than that it is not on the list. */
export const refusedFunctions: Readonly<Record<string, string>> = {
  now: 'a chart is the same on every day: write the date, or put it into the data',
  timezoneoffset: 'charts are drawn in UTC on every machine',
};

/** Members that lead from a value to the machine around it. */
export const refusedMembers: ReadonlySet<string> = new Set(
  `__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ apply arguments bind call callee caller
  constructor contentWindow defaultView hasOwnProperty ownerDocument prototype then toJSON toLocaleString toString
  valueOf vega view window`.split(/\s+/),
);

/** Names that stand for a value without being a parameter. */
export const constants: ReadonlySet<string> = new Set(
  `datum parent width height undefined NaN E LN2 LN10 LOG2E LOG10E PI SQRT1_2 SQRT2 MIN_VALUE MAX_VALUE`.split(/\s+/),
);

/**
 * Whether a regular expression runs in time that grows no faster than a small power of its input: no repetition of
 * what itself repeats or chooses, no back reference, no look-behind.
 */
export function isTamePattern(pattern: string): boolean {
  if (pattern.length > 200 || /\\[1-9k]|\(\?<?[=!]/.test(pattern)) return false;
  const open: { repeats: boolean }[] = [{ repeats: false }];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] as string;
    if (character === '\\') i++;
    else if (character === '[') {
      for (i++; i < pattern.length && pattern[i] !== ']'; i++) if (pattern[i] === '\\') i++;
    } else if (character === '(') open.push({ repeats: false });
    else if (character === ')') {
      const closed = open.pop();
      const outer = open[open.length - 1];
      if (closed === undefined || outer === undefined) return false;
      if (closed.repeats && /[*+{?]/.test(pattern[i + 1] ?? '')) return false;
      if (closed.repeats) outer.repeats = true;
    } else if (/[*+{|?]/.test(character)) (open[open.length - 1] as { repeats: boolean }).repeats = true;
  }
  return true;
}
