import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Json, LocatedJson } from '../../model/json.ts';
import type { PlacedText } from '../../model/settings.ts';
import type { Span } from '../../model/text.ts';
import { text, type Check } from './check.ts';
import { duration } from './duration.ts';
import { settingKeys, settingValue, under, valueSpan, wrongValue } from './read-settings.ts';

/** What `with:` beside a `src:` says of one slide that comes in. */
export interface IncludedWords {
  readonly id: PlacedText | null;
  readonly title: PlacedText | null;
  /** Seconds. */
  readonly time: number | null;
  /** Empty where the slide shall have none. */
  readonly notes: PlacedText | null;
}

/** What `with:` beside a `src:` says. */
export interface IncludeSettings {
  readonly words: IncludedWords;
  /** Keys of `words` that are said. */
  readonly said: readonly string[];
  /** Where `with` stands; `null` where it is not there. */
  readonly span: Span | null;
  /** What the slides that come in know as `{{with.NAME}}`. */
  readonly parameters: ReadonlyMap<string, { readonly value: string | number | boolean; readonly span: Span }>;
}

/** Keys of `with` that change a slide; all others are names for templates. */
export const includedWords = ['id', 'title', 'time', 'notes'] as const;

const parameter: Check<string | number | boolean> = {
  expected: 'a text, a number, `true` or `false`',
  hint: null,
  schema: { type: ['string', 'number', 'boolean'] },
  read: (value) => (value === null || typeof value === 'object' ? undefined : value),
};

const notesText: Check<string> = { ...text, read: (value) => (typeof value === 'string' ? value : undefined) };

/** Reads `with:` of a slide that includes others. */
export function readIncludeSettings(slide: LocatedJson): Staged<IncludeSettings> {
  const block = under(slide, 'with');
  const span = valueSpan(slide, 'with');
  const diagnostics: Diagnostic[] = [];
  const place = (key: string): Span => valueSpan(block, key) ?? span ?? { file: '', start: 0, end: 0 };
  const read = <T>(key: string, check: Check<T>): T | null => {
    const value = settingValue(block, key);
    if (value === undefined) return null;
    const found = check.read(value);
    if (found === undefined) diagnostics.push(wrongValue(block, key, check));
    return found ?? null;
  };
  const placed = (key: string, check: Check<string>): PlacedText | null => {
    const value = read(key, check);
    return value === null ? null : { text: value, span: place(key) };
  };
  const words: IncludedWords = {
    id: placed('id', text),
    title: placed('title', text),
    time: read('time', duration),
    notes: placed('notes', notesText),
  };
  const parameters = new Map<string, { readonly value: string | number | boolean; readonly span: Span }>();
  const names = settingKeys(block).filter((key) => !includedWords.some((word) => word === key));
  for (const name of names) {
    const value = read(name, parameter);
    if (value !== null) parameters.set(name, { value, span: block.places.get(`/${name}`)?.key ?? place(name) });
  }
  const said = includedWords.filter((key) => words[key] !== null);
  const isThere = settingValue(slide, 'with') !== undefined;
  return { value: { words, said, span: isThere ? span : null, parameters }, diagnostics };
}

/** `with` that has no `src` beside it says nothing. */
export function withAlone(slide: LocatedJson): readonly Diagnostic[] {
  const value: Json | undefined = settingValue(slide, 'with');
  return value === undefined ? [] : [diagnose('parse/with-alone', valueSpan(slide, 'with'), {})];
}
