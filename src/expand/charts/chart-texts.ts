import type { ChartWords } from '../../model/chart.ts';
import type { TextPart, TextRun } from '../../model/evidence.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { MappedText } from '../../model/text.ts';
import { concatMapped, emptyText, sliceMapped } from '../../util/mapped-text.ts';
import { child, isList, isObject, type Checks } from './checks.ts';
import { outputStrings } from './expression-strings.ts';
import { mappedString } from './fill-strings.ts';
import { optionWords } from './option-words.ts';
import { viewsIn } from './tables.ts';

/** A chart as far as its words are concerned. */
export interface WordedChart {
  /** The spec as drawn, mustaches filled, parts where they were written. */
  readonly spec: JsonObject;
  readonly words: ChartWords;
  /** The fence as written, mustaches filled. */
  readonly fence: JsonObject;
  /** Strings that held mustaches, with tokens. */
  readonly texts: ReadonlyMap<string, MappedText>;
  /** The fence is of a kind of ours: some of its options are words. */
  readonly isKind: boolean;
}

/** Collects what is read on a chart and heard about it, for the rules that read along. */
export function chartTexts(chart: WordedChart, checks: Checks): TextRun[] {
  const runs: TextRun[] = [];
  const { fence, texts } = chart;
  const places = placesOfStrings(fence);
  const read = new Set<string>();
  const reader: Reader = {
    add: (text) => void (text.text.trim() !== '' && runs.push({ text, part: 'chart' })),
    textAt: (pointer, plain) => {
      // A chart kind puts its author's words elsewhere, and adds some that nobody wrote.
      const at = String(partAt(fence, pointer)) === plain ? pointer : places.get(plain);
      if (at !== undefined) read.add(at);
      return at === undefined ? emptyText : (texts.get(at) ?? mappedString(plain, checks.valueAt(at)));
    },
  };
  readView(chart.spec, '', reader);
  for (const [pointer, word] of chart.isKind ? optionWords(fence) : []) {
    if (!read.has(pointer)) reader.add(reader.textAt(pointer, word));
  }
  for (const key of ['alt', 'source'] as const) {
    const text = ownWords(chart, key, reader);
    if (text !== null) runs.push({ text, part: key satisfies TextPart });
  }
  return runs;
}

/** Where each string of a chart stands; the first of those that are alike. */
function placesOfStrings(fence: JsonObject): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const visit = (value: Json, pointer: string): void => {
    if (typeof value === 'string' && !places.has(value)) places.set(value, pointer);
    else if (isList(value)) value.forEach((item, i) => visit(item, child(pointer, i)));
    else if (isObject(value)) for (const [key, part] of Object.entries(value)) visit(part, child(pointer, key));
  };
  // Rows are data, however many.
  for (const [key, part] of Object.entries(fence))
    if (key !== 'data' && key !== 'datasets') visit(part, child('', key));
  return places;
}

interface Reader {
  readonly add: (text: MappedText) => void;
  /** The string at a place of the spec, with tokens; `plain` is the string as drawn. */
  readonly textAt: (pointer: string, plain: string) => MappedText;
}

function readView(view: JsonObject, pointer: string, reader: Reader): void {
  readTitle(view['title'], child(pointer, 'title'), reader);
  const mark = view['mark'];
  if (isObject(mark)) readWords(mark['text'], child(child(pointer, 'mark'), 'text'), reader);
  for (const key of ['encoding', 'facet']) readChannels(view[key], child(pointer, key), reader);
  const transforms = isList(view['transform']) ? view['transform'] : [];
  transforms.forEach((transform, i) => {
    if (!isObject(transform)) return;
    readExpression(transform['calculate'], child(child(child(pointer, 'transform'), i), 'calculate'), reader);
  });
  for (const [part, where] of viewsIn(view, pointer)) readView(part, where, reader);
}

function readTitle(title: Json | undefined, pointer: string, reader: Reader): void {
  if (!isObject(title) || 'expr' in title) return readWords(title, pointer, reader);
  for (const key of ['text', 'subtitle']) readWords(title[key], child(pointer, key), reader);
}

function readChannels(channels: Json | undefined, pointer: string, reader: Reader): void {
  if (!isObject(channels)) return;
  if ('field' in channels) return readChannel('facet', channels, pointer, reader);
  for (const [channel, definition] of Object.entries(channels)) {
    readChannel(channel, definition, child(pointer, channel), reader);
  }
}

/** Channels that nobody sees: tooltips and links need a page that moves. */
const unseen: ReadonlySet<string> = new Set(['tooltip', 'href', 'url', 'key', 'detail', 'order', 'description']);

function readChannel(channel: string, definition: Json, pointer: string, reader: Reader): void {
  if (!isObject(definition) || unseen.has(channel)) return;
  readTitle(definition['title'], child(pointer, 'title'), reader);
  for (const guide of ['axis', 'legend', 'header']) {
    const part = definition[guide];
    if (!isObject(part)) continue;
    readTitle(part['title'], child(child(pointer, guide), 'title'), reader);
    readExpression(part['labelExpr'], child(child(pointer, guide), 'labelExpr'), reader);
  }
  if (channel === 'text') readConstants(definition, pointer, reader);
}

/** `{value: …}` and `{datum: …}` of a text mark, and of its conditions. */
function readConstants(definition: JsonObject, pointer: string, reader: Reader): void {
  for (const key of ['value', 'datum']) readWords(definition[key], child(pointer, key), reader);
  const { condition } = definition;
  if (isObject(condition)) readConstants(condition, child(pointer, 'condition'), reader);
  if (!isList(condition)) return;
  condition.forEach((one, i) => {
    if (isObject(one)) readConstants(one, child(child(pointer, 'condition'), i), reader);
  });
}

/** Text, a number, lines of text, or an expression that gives one. */
function readWords(value: Json | undefined, pointer: string, reader: Reader): void {
  if (typeof value === 'string' || typeof value === 'number') return reader.add(reader.textAt(pointer, String(value)));
  if (isList(value)) return value.forEach((line, i) => readWords(line, child(pointer, i), reader));
  if (!isObject(value)) return;
  for (const key of ['expr', 'signal']) readExpression(value[key], child(pointer, key), reader);
}

function readExpression(value: Json | undefined, pointer: string, reader: Reader): void {
  if (typeof value !== 'string') return;
  const text = reader.textAt(pointer, value);
  if (text.text === '') return;
  for (const { start, end } of outputStrings(readable(text.text))) reader.add(sliceMapped(text, start, end));
}

/** An expression with digits in the place of each token, of the same length, so that it can be read. */
function readable(text: string): string {
  return text.replace(/\uFDD0[^\uFDD1]*\uFDD1/g, (found) => '1'.repeat(found.length));
}

/** Our own words for a chart, from where they stand: at the top or under `usermeta`. */
function ownWords({ words, fence }: WordedChart, key: 'alt' | 'source', reader: Reader): MappedText | null {
  if (words[key] === null) return null;
  const pointer = key in fence ? child('', key) : `/usermeta/plenary/${key}`;
  const value = partAt(fence, pointer);
  if (!isList(value)) return reader.textAt(pointer, String(words[key]));
  const lines = value.map((line, i) => reader.textAt(child(pointer, i), String(line)));
  return concatMapped(
    lines.flatMap((line, i) => (i === 0 ? [line] : [{ text: ' ', segments: line.segments.slice(0, 1) }, line])),
  );
}

function partAt(value: Json, pointer: string): Json | undefined {
  let part: Json | undefined = value;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    part = isList(part) ? part[Number(key)] : isObject(part) ? part[key] : undefined;
  }
  return part;
}
