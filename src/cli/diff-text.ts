import { isDifferent } from '../diff/compare-talks.ts';
import type { ChartChange, ClaimChange, SlideChange, TalkDiff, ValueChange } from '../diff/talk-diff.ts';
import { claimWords, dataWords, shownWords, sizeOfChange, slideWords, sourceLines, summary } from '../diff/words.ts';
import { count } from './count.ts';
import type { Style } from './style.ts';
import { displayWidth, printable } from './text-width.ts';
import { wrap } from './wrap.ts';

/** Who reads the text. */
export interface DiffTextOptions {
  readonly style: Style;
  /** Columns to fill. */
  readonly columns: number;
  /** What the two versions are called. */
  readonly names: { readonly old: string; readonly new: string };
}

/** A line of a group: a word in the margin, what it is about, and lines below it. */
interface Item {
  readonly tag: string;
  readonly tone: 'red' | 'green' | 'yellow' | 'cyan';
  readonly head: string;
  /** Stands on the line of the head where there is room. */
  readonly tail?: string;
  readonly below: readonly string[];
}

const margin = 13;

/** The differences as text: what turned first, context last, the counts at the end. */
export function diffText(diff: TalkDiff, options: DiffTextOptions): string {
  const { style, names } = options;
  const versions = [
    `${style('bold', 'old')}  ${printable(names.old)}  ${style('gray', count(diff.old.slides, 'slide'))}`,
    `${style('bold', 'new')}  ${printable(names.new)}  ${style('gray', count(diff.new.slides, 'slide'))}`,
  ].join('\n');
  const groups = [
    group(
      'Talk',
      diff.deck.map(({ what, old, new: now }) => item(what, 'yellow', `${old} → ${now}`)),
      options,
    ),
    group('Claims', diff.claims.map(claimItem), options),
    group('Values', diff.values.map(valueItem), options),
    group('Charts', diff.charts.map(chartItem), options),
    group('Slides', diff.slides.map(slideItem), options),
    group(
      'References',
      diff.references.map(({ kind, key, old, new: now }) =>
        item(kind, tones[kind], key, { below: kind === 'changed' ? [`${old} →`, `${now}`] : [old ?? now ?? ''] }),
      ),
      options,
    ),
    group(
      'Data files',
      diff.files.map(({ kind, path }) => item(kind, 'cyan', path)),
      options,
    ),
  ].filter((text) => text !== '');
  const end = style(isDifferent(diff) ? 'bold' : 'green', wrap(summary(diff), options.columns).join('\n'));
  return `${[versions, ...groups, end].join('\n\n')}\n`;
}

const tones = {
  added: 'green',
  removed: 'red',
  changed: 'yellow',
  moved: 'cyan',
  renamed: 'cyan',
  retitled: 'yellow',
} as const;

function item(tag: string, tone: Item['tone'], head: string, more: Partial<Item> = {}): Item {
  return { tag, tone, head, below: [], ...more };
}

function claimItem({ kind, words, expression, oldExpression, slide, holds, values }: ClaimChange): Item {
  const tone = holds ? (kind === 'removed' ? 'red' : 'green') : 'red';
  const was = oldExpression === null || oldExpression === expression ? [] : [`was ${oldExpression}`];
  const changed = values.map(({ name, old, new: now }) => `${name}: ${old ?? '–'} → ${now ?? '–'}`);
  const isItself = words === expression;
  return item(claimWords[kind], tone, words, {
    below: [...(isItself ? [] : [expression]), ...was, ...changed, `on ${slide}`],
  });
}

/** Texts longer than this stand one under the other. */
const longText = 24;

function valueItem(value: ValueChange): Item {
  const { kind, name, source, slides } = value;
  const on = `on ${slides.join(', ')}`;
  const sources = kind === 'changed' ? sourceLines(value) : source === null ? [] : [source];
  const also = kind === 'changed' ? value.also.map((form) => `${form.old} → ${form.new}`) : [];
  const below = [...also, ...sources, on];
  if (kind !== 'changed') return item(kind, tones[kind], name, { tail: value.text, below });
  const { old, new: now } = shownWords(value);
  const size = sizeOfChange(value);
  if (displayWidth(old) > longText || displayWidth(now) > longText) {
    return item(kind, 'yellow', name, { tail: size, below: [`was ${old}`, `is  ${now}`, ...below] });
  }
  if (old === now) return item(kind, 'yellow', name, { tail: `${now}${size === '' ? '' : `  ${size}`}`, below });
  return item(kind, 'yellow', name, { tail: `${old} → ${now}${size === '' ? '' : `  ${size}`}`, below });
}

function chartItem({ kind, slide, chart, title, old, data }: ChartChange): Item {
  const from = kind === 'moved' && old !== null ? [`from ${old.slide}, chart ${old.chart}`] : [];
  return item(kind, tones[kind], `${slide}, chart ${chart}`, { tail: title, below: [...from, ...data.map(dataWords)] });
}

function slideItem(change: SlideChange): Item {
  return item(change.kind, tones[change.kind], change.slide, { tail: change.title, below: [slideWords(change)] });
}

/** A heading and its items, heads padded to the same width. */
function group(title: string, items: readonly Item[], options: DiffTextOptions): string {
  if (items.length === 0) return '';
  const { style, columns } = options;
  const heads = items.filter(({ tail = '' }) => tail !== '').map(({ head }) => displayWidth(printable(head)));
  const width = Math.min(Math.max(0, ...heads), Math.floor((columns - margin) * 0.5));
  return [style('bold', title), ...items.flatMap((one) => lines(one, width, options))].join('\n');
}

function lines(
  { tag, tone, head, tail = '', below }: Item,
  width: number,
  { style, columns }: DiffTextOptions,
): string[] {
  const room = Math.max(20, columns - margin);
  const indent = ' '.repeat(margin);
  const [name, words] = [printable(head), printable(tail)];
  const pad = ' '.repeat(Math.max(0, width - displayWidth(name)));
  const together = words === '' ? name : `${name}${pad}  ${words}`;
  const fits = displayWidth(together) <= room;
  const first = fits ? [together] : wrap(name, room);
  const rest = fits ? [] : wrap(words, room - 2).map((line) => `  ${line}`);
  const details = below.flatMap((line) => wrap(printable(line), room - 2)).map((line) => style('gray', `  ${line}`));
  const mark = style(tone, `  ${tag.padEnd(margin - 2)}`);
  return [...first, ...rest, ...details].map((line, i) => `${i === 0 ? mark : indent}${line}`);
}
