import type { RenderedSlide } from '../model/deck.ts';
import type { TextPart, TextRun } from '../model/evidence.ts';
import type { MappedText, Span } from '../model/text.ts';
import type { ShownValue } from '../model/values.ts';
import { concatMapped, mappedOpaque, sliceMapped } from '../util/mapped-text.ts';

/** In the place of a value from data: it is read by nobody, and keeps the words around it apart. */
export const valueMark = '\uFDD0';

/** A text as the rules read it. */
export interface ReadRun {
  readonly part: TextPart;
  /** Values from data stand in it as {@link valueMark}; all others as what they show. */
  readonly text: MappedText;
  /** The values, in the order of their marks. */
  readonly values: readonly ShownValue[];
  /** Stretches of `text` that carry a claim, by its index in the slide's claims. */
  readonly claimed: readonly { readonly start: number; readonly end: number; readonly claim: number }[];
}

const anyToken = /\uFDD0([a-z])([\w-]*)\uFDD1/g;

/** All texts of a slide, those of its charts too. */
export function runsOf(slide: RenderedSlide): readonly TextRun[] {
  return slide.charts.length === 0 ? slide.texts : [...slide.texts, ...slide.charts.flatMap((chart) => chart.texts)];
}

/** Several rules read the same texts, which never change. */
const known = new WeakMap<TextRun, ReadRun>();

/** Takes the tokens out of a text. @param values those of its slide */
export function readRun(run: TextRun, values: readonly ShownValue[]): ReadRun {
  const before = known.get(run);
  if (before !== undefined) return before;
  const read = withoutTokens(run, values);
  known.set(run, read);
  return read;
}

function withoutTokens(run: TextRun, values: readonly ShownValue[]): ReadRun {
  const whole = run.text;
  if (!whole.text.includes('\uFDD0')) return { ...run, values: [], claimed: [] };
  const pieces: MappedText[] = [];
  const shown: ShownValue[] = [];
  const claimed: { start: number; end: number; claim: number }[] = [];
  const open: { start: number; claim: number }[] = [];
  let from = 0;
  let length = 0;
  const put = (piece: MappedText): void => {
    pieces.push(piece);
    length += piece.text.length;
  };
  for (const match of whole.text.matchAll(anyToken)) {
    put(sliceMapped(whole, from, match.index));
    from = match.index + match[0].length;
    const [, kind, index] = match;
    const value = kind === 'v' ? values[Number(index)] : undefined;
    if (kind === 'k' && index !== 'end') open.push({ start: length, claim: Number(index) });
    else if (kind === 'k') {
      const last = open.pop();
      if (last !== undefined) claimed.push({ ...last, end: length });
    } else if (value !== undefined) {
      if (value.origin !== null) shown.push(value);
      put(mappedOpaque(value.origin !== null ? valueMark : value.name.startsWith('@') ? '' : value.text, value.span));
    }
  }
  put(sliceMapped(whole, from));
  for (const { start, claim } of open) claimed.push({ start, end: length, claim });
  return { part: run.part, text: concatMapped(pieces), values: shown, claimed };
}

/** The text as a reader sees it, values and all. */
export function plainRun(run: TextRun, values: readonly ShownValue[]): string {
  return run.text.text.replace(anyToken, (_, kind: string, index: string) =>
    kind === 'v' ? (values[Number(index)]?.text ?? '') : '',
  );
}

/** Whether anyone sees the slide. */
export function isShown({ settings }: RenderedSlide): boolean {
  return settings.visibility !== 'hidden';
}

/** The first letter of a span, for what concerns a slide as a whole. */
export function startOf({ file, start, end }: Span): Span {
  return { file, start, end: Math.min(end, start + 1) };
}
