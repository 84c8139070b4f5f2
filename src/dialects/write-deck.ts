import type { Json } from '../model/json.ts';
import { keep, tell, textOf, write, type Draft, type Piece, type Stretch } from './draft.ts';
import type { Entry } from './settings.ts';

/** A setting as it will be written. */
export interface Setting {
  readonly key: string;
  readonly pieces: readonly Piece[];
}

/** A slide as it will be written. */
export interface SlideOut {
  /** Where it begins in the source. */
  readonly at: number;
  readonly settings: readonly Setting[];
  /** Attributes of a comment `<!-- .slide: … -->`. */
  readonly attributes: readonly Setting[];
  readonly body: readonly Piece[];
  readonly notes: readonly (readonly Piece[])[];
}

/** A setting with a value of our own, standing for a stretch of the source. */
export function setting(key: string, value: Json, at: Stretch): Setting {
  return { key, pieces: [write(`${key}: ${yamlOf(value)}`, at.start, at.end)] };
}

/** A value of YAML on one line; words that could be read as something else stand in quotes. */
export function yamlOf(value: Json): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return `{${Object.entries(value)
      .map(([key, each]) => `${key}: ${yamlOf(each)}`)
      .join(', ')}}`;
  const isPlain = typeof value === 'string' && /^[A-Za-z](?:[\w ./-]*[\w/])?$/.test(value);
  return isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value) ? value : JSON.stringify(value);
}

/** Settings with one class more. */
export function withClass(draft: Draft, settings: readonly Setting[], name: string, at: Stretch): readonly Setting[] {
  if (!settings.some(({ key }) => key === 'class')) return [...settings, setting('class', name, at)];
  return settings.map((each) => {
    if (each.key !== 'class') return each;
    const names = textOf(draft, each.pieces)
      .replace(/^class:\s*/, '')
      .replace(/^"|"$/g, '');
    return setting('class', `${names} ${name}`, each.pieces[0] ?? at);
  });
}

/** A setting that is the same in both, as it is written. */
export function same(draft: Draft, { key, at }: Entry): Setting {
  return { key, pieces: [keep(at.start, trimmedEnd(draft, at))] };
}

function trimmedEnd(draft: Draft, { start, end }: Stretch): number {
  return start + draft.text.slice(start, end).trimEnd().length;
}

/** The language that a talk needs, where the deck names none. */
export function assumedLanguage(draft: Draft): Setting {
  draft.entries.push({
    ...{ start: 0, end: 0, fate: 'changed', what: '' },
    why: 'the deck does not say its language: `lang: en` is assumed',
  });
  return setting('lang', 'en', { start: 0, end: 0 });
}

/** The settings of a talk, one of each key: what comes first counts, and what does not is told. */
export function oneOfEach(draft: Draft, settings: readonly Setting[]): readonly Setting[] {
  const byKey = new Map<string, Setting>();
  for (const each of settings) {
    const first = byKey.get(each.key);
    if (first === undefined) byKey.set(each.key, each);
    else
      for (const { start, end, text } of each.pieces)
        if (text === undefined) tell(draft, 'dropped', { start, end }, `\`${each.key}\` is there twice`);
  }
  return [...byKey.values()];
}

/** The whole deck: settings, then slides between lines `---`. */
export function deckPieces(settings: readonly Setting[], slides: readonly SlideOut[]): readonly Piece[] {
  const head = [write('---\n', 0), ...lines(settings), write('---\n', slides[0]?.at ?? 0)];
  return [...head, ...slides.flatMap((slide, i) => [...(i === 0 ? [] : [write('\n---\n', slide.at)]), ...one(slide)])];
}

function one({ at, settings, attributes, body, notes }: SlideOut): Piece[] {
  const block = settings.length === 0 ? [] : [...lines(settings), write('---\n', at)];
  const comment =
    attributes.length === 0
      ? []
      : [
          write('<!-- .slide:', at),
          ...attributes.flatMap(({ pieces }) => [write(' ', at), ...pieces]),
          write(' -->\n\n', at),
        ];
  const end = body.at(-1)?.end ?? at;
  const said = notes.filter((each) => each.length > 0);
  return [
    ...block,
    write('\n', at),
    ...comment,
    ...body,
    write('\n', end),
    ...(said.length === 0 ? [] : [write('\nNote:\n', end)]),
    ...said.flatMap((each) => [...each, write('\n', each.at(-1)?.end ?? end)]),
  ];
}

function lines(settings: readonly Setting[]): Piece[] {
  return settings.flatMap(({ pieces }) => [...pieces, write('\n', pieces.at(-1)?.end ?? 0)]);
}

/** Pieces without white space at both ends. */
export function trimmed(draft: Draft, pieces: readonly Piece[]): readonly Piece[] {
  const out = [...pieces];
  while (out.length > 0 && cutStart(draft, out)) out.shift();
  while (out.length > 0 && cutEnd(draft, out)) out.pop();
  return out;
}

/** Cuts the first piece; `true` where nothing is left of it. */
function cutStart(draft: Draft, pieces: Piece[]): boolean {
  const first = pieces[0] as Piece;
  const text = first.text ?? draft.text.slice(first.start, first.end);
  // Blank lines go, the indentation of the first line stays.
  const rest = text.replace(/^(?:[ \t]*\n)+/, '');
  if (rest.trim() === '') return true;
  pieces[0] =
    first.text === undefined ? { ...first, start: first.start + text.length - rest.length } : { ...first, text: rest };
  return false;
}

function cutEnd(draft: Draft, pieces: Piece[]): boolean {
  const last = pieces.at(-1) as Piece;
  const text = last.text ?? draft.text.slice(last.start, last.end);
  const rest = text.trimEnd();
  if (rest === '') return true;
  pieces[pieces.length - 1] =
    last.text === undefined ? { ...last, end: last.start + rest.length } : { ...last, text: rest };
  return false;
}

/** Do the pieces say anything? */
export function isBlank(draft: Draft, pieces: readonly Piece[]): boolean {
  return pieces.every(({ start, end, text }) => (text ?? draft.text.slice(start, end)).trim() === '');
}
