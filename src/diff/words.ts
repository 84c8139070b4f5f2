import { isDifferent } from './compare-talks.ts';
import { figuresOf } from './readings.ts';
import type { ChartData, ClaimChange, OriginChange, SlideChange, TalkDiff, ValueChange } from './talk-diff.ts';

type Changed = Extract<ValueChange, { kind: 'changed' }>;

/** How much a value changed, `+1.7 (+2.1%)`, or what else of it did; empty where the texts say it all. */
export function sizeOfChange(change: Changed): string {
  const size = sizeInNumbers(change);
  const from = change.origin === null ? '' : originWords(change.origin);
  return [size, from].filter((part) => part !== '').join('; ');
}

function sizeInNumbers(change: Changed): string {
  const { difference, relative } = change;
  if (difference === null || (difference === 0 && change.old.text === change.new.text)) return '';
  // The number is the same; an interval beside it may not be.
  if (difference === 0) return figureWords(change.old.text, change.new.text);
  const part = relative === null ? '' : ` (${signed(relative * 100, 3)}%)`;
  const points = change.old.text.includes('%') && change.new.text.includes('%') ? ' points' : '';
  return `${signed(difference, 6)}${points}${part}`;
}

/** `88.4 → 90.1`: which figures of a text are others. */
function figureWords(old: string, now: string): string {
  const [before, after] = [figuresOf(old), figuresOf(now)];
  if (before.length !== after.length) return '';
  const moved = before.flatMap((figure, i) => (figure === after[i] ? [] : [`${figure} → ${after[i]}`]));
  return moved.length === 0 ? 'written otherwise' : moved.join(', ');
}

/** What is said of a value that comes from elsewhere. */
export function originWords({ differs, old }: OriginChange): string {
  if (differs === 'data') return old === null ? 'now from data' : 'no longer from data';
  if (differs === 'formula') return 'computed otherwise';
  return differs === 'rows' ? 'from other rows' : `from another ${differs}`;
}

/** Where a value came from and comes from, where these differ; else where it comes from, if that is known. */
export function sourceLines({ origin, source }: Changed): readonly string[] {
  const { old, new: now } = origin ?? { old: null, new: null };
  if (origin === null || old === now) return source === null ? [] : [source];
  const none = origin.differs === 'formula' ? 'as it was read' : 'no data';
  const lines = [`was ${old ?? none}`, `is  ${now ?? none}`];
  return origin.differs === 'formula' && source !== null ? [source, ...lines] : lines;
}

/** What is seen is the same, and what is behind it is not: then the numbers themselves are told. */
export function shownWords(change: Changed): { old: string; new: string } {
  const { old, new: now } = change;
  if (old.text !== now.text || old.number === now.number) return { old: old.text, new: now.text };
  const whole = (shown: typeof old): string =>
    `${shown.text} [${shown.number === null ? 'text' : plain(shown.number)}]`;
  return { old: whole(old), new: whole(now) };
}

/** A number with its sign, to so many digits: `+1.7`, `−0.25`. */
function signed(value: number, digits: number): string {
  const size = Math.abs(value);
  const text = size >= 10 ** digits ? String(Math.round(size)) : plain(Number(size.toPrecision(digits)));
  return `${value < 0 ? '−' : '+'}${text}`;
}

function plain(value: number): string {
  return String(value);
}

/** What happened to a slide, but for its id and title. */
export function slideWords(change: SlideChange): string {
  const after = (id: string | null): string => (id === null ? 'first of all' : `after ${id}`);
  if (change.kind === 'added') return `slide ${change.number}, ${after(change.after)}`;
  if (change.kind === 'removed') return `was slide ${change.number}`;
  if (change.kind === 'moved') return `from ${change.oldNumber} to ${change.number}, ${after(change.after)}`;
  if (change.kind === 'renamed') return `was ${change.oldSlide}`;
  return `was “${change.oldTitle}”`;
}

/** What a claim's change is called. */
export const claimWords: Readonly<Record<ClaimChange['kind'], string>> = {
  fails: 'fails now',
  holds: 'holds now',
  rewritten: 'rewritten',
  added: 'added',
  removed: 'removed',
};

/** Rows and columns that are named one by one; more are counted. */
const named = 4;

/** What is different in a file behind a chart: `data/trials.csv: row e1910 is new; cells changed`. */
export function dataWords(data: ChartData): string {
  const parts = [
    listed('column', data.columnsAdded, 'new'),
    listed('column', data.columnsRemoved, 'gone'),
    listed('row', data.rowsAdded, 'new'),
    listed('row', data.rowsRemoved, 'gone'),
    data.fileChanged ? 'the file changed' : '',
  ].filter((part) => part !== '');
  return `${data.file}: ${parts.join('; ')}`;
}

function listed(noun: string, names: readonly string[], what: string): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, named).join(', ');
  const more = names.length > named ? ` and ${names.length - named} more` : '';
  return `${names.length === 1 ? noun : `${noun}s`} ${what}: ${shown}${more}`;
}

/** All counts in one sentence: `2 values changed, 1 claim fails now`; says so where nothing is different. */
export function summary(diff: TalkDiff): string {
  if (!isDifferent(diff)) return 'Nothing changed: the same slides, values, claims, charts and references.';
  const parts = [
    ...diff.deck.map(({ what }) => `${what === 'lang' ? 'language' : 'title'} changed`),
    ...counted(diff.values, 'value', (kind) => kind),
    ...counted(diff.claims, 'claim', (kind, n) =>
      n > 1 ? claimWords[kind].replace(/s now$/, ' now') : claimWords[kind],
    ),
    ...counted(diff.slides, 'slide', (kind) => kind),
    ...counted(diff.charts, 'chart', (kind) => kind),
    ...counted(diff.references, 'reference', (kind) => kind),
  ];
  return parts.join(', ');
}

function counted<K extends string>(
  changes: readonly { readonly kind: K }[],
  noun: string,
  words: (kind: K, n: number) => string,
): readonly string[] {
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  return kinds.map((kind, i) => {
    const n = changes.filter((change) => change.kind === kind).length;
    return `${n} ${i > 0 ? '' : `${noun}${n === 1 ? '' : 's'} `}${words(kind, n)}`;
  });
}
