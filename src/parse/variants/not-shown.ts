import type { NotShown, SlideText } from '../../model/deck.ts';
import { byIdentity } from '../../util/by-identity.ts';
import type { PlacedSlide } from '../placed-slide.ts';
import type { FileSlide } from '../parse-slide.ts';

/** What slides say, and parts of slides, that are not shown; `null` where all is shown. */
export function notShown(placed: readonly PlacedSlide[], shown: readonly PlacedSlide[]): NotShown | null {
  const isCut = shown.some(({ slide }) => slide.cut !== undefined);
  if (placed.length === shown.length && !isCut) return null;
  const seen = new Set(shown.map(({ slide }) => slide));
  const hidden = placed.flatMap(({ slide }) => (seen.has(slide) ? (slide.cut === undefined ? [] : [slide]) : [slide]));
  const all = hidden.map((slide) => (seen.has(slide) ? ofParts(slide) : ofSlide(slide)));
  return {
    text: all.map(({ text }) => text).join('\n'),
    keys: new Set(all.flatMap(({ keys }) => keys)),
    showsData: all.some(({ showsData }) => showsData),
  };
}

interface Words {
  readonly text: string;
  readonly keys: readonly string[];
  readonly showsData: boolean;
}

/** Of a slide as a whole. */
const ofSlide = byIdentity(({ text, cut }: FileSlide): Words => {
  const whole = wordsOf(cut?.whole ?? text);
  return { text: whole, keys: keysIn(whole), showsData: dataIn(whole) > 0 };
});

/** Of the parts that were cut out of a slide. */
const ofParts = byIdentity(({ text, cut }: FileSlide): Words => {
  const [left, whole] = [wordsOf(text), wordsOf(cut?.whole ?? text)];
  return { text: whole, keys: keysIn(whole), showsData: dataIn(whole) > dataIn(left) };
});

function wordsOf({ body, notes }: SlideText): string {
  return `${body.text}\n${notes?.text ?? ''}`;
}

/** Keys that may be cited: `@` stands before each. */
function keysIn(text: string): readonly string[] {
  const keys = [...text.matchAll(/(?<![\w\\])@([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)/gu)];
  return keys.map(([, key]) => (key as string).replace(/[.:?]+$/, ''));
}

/** How often something may show data: values and charts. */
function dataIn(text: string): number {
  return [...text.matchAll(/\{\{|^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:vega-lite|chart)\b/gm)].length;
}
