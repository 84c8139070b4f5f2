import { countedMark } from './counted-words.ts';

/*
 * What follows a number that is counted, and is no year and no name: `in 2005 patients`. Small patterns one after the
 * other, since V8 takes tens of milliseconds to translate the one that they would make.
 */
const people =
  /(?:patients?|people|persons?|adults?|children|women|men|cases?|subjects?|participants?|individuals?|deaths?|events?|samples?|cells?|compounds?|mutations?|genes?|doses?|donors?|copies|visits?|reports?|survivors?|relapses?|responders?|responses?|Patienten|malades|pazienti|pacientes)\b/y;
const adjective =
  /(?:newly|previously|diagnosed|consecutive|adult|older|younger|elderly|evaluable|eligible|treated|pa?ediatric|female|male|healthy|randomi[sz]ed|other) /y;
const mostAdjectives = 3;
const ofThose = /of (?:the|these|those|our|all) /y;
const others =
  /%|per cent|percent|(?:treated|alive|dead|died|cured|screened|enrolled|randomi[sz]ed|survived|relapsed|responded|evaluable|assessed|eligible|infused|transplanted|of them|m?g|mL|years?|months?|weeks?|days?|hours?)\b/y;

/**
 * The text with a mark in the place of the last digit of each number that is counted, so that no pattern takes the
 * number for a year or a name; `2005a` becomes `2005e`, which is no year either. As long as before.
 */
export function hideCounted(text: string): string {
  let hidden = '';
  let from = 0;
  for (const { 0: number, index } of text.matchAll(/\d+(?:[a-d]\b)?/g)) {
    const end = index + number.length;
    if (!isCounted(text, end)) continue;
    hidden += text.slice(from, end - 1) + (/[a-d]$/.test(number) ? 'e' : countedMark);
    from = end;
  }
  return from === 0 ? text : hidden + text.slice(from);
}

/** Whether what stands behind a number, at once or behind a space or hyphen, says that it is counted. */
function isCounted(text: string, at: number): boolean {
  return isCountedBy(text, at) || (/[ \u00a0\u202f-]/.test(text[at] ?? '') && isCountedBy(text, at + 1));
}

function isCountedBy(text: string, at: number): boolean {
  if (endOf(others, text, at) !== null || arePeople(text, at)) return true;
  const those = endOf(ofThose, text, at);
  return those !== null && arePeople(text, those);
}

function arePeople(text: string, at: number): boolean {
  let from: number | null = at;
  for (let left = mostAdjectives; from !== null; left--) {
    if (endOf(people, text, from) !== null) return true;
    from = left === 0 ? null : endOf(adjective, text, from);
  }
  return false;
}

/** Where a sticky pattern that matches at an offset ends; `null` where it does not match. */
function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
