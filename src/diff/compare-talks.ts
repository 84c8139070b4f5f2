import type { Trace } from '../model/evidence.ts';
import { compareCharts } from './charts.ts';
import { compareClaims } from './claims.ts';
import { compareSlides } from './slides.ts';
import type { DeckChange, FileChange, ReferenceChange, TalkDiff, TalkFacts } from './talk-diff.ts';
import { compareValues } from './values.ts';

/** Says what is different between two versions of a talk, from their traces alone. */
export function compareTalks(old: Trace, now: Trace): TalkDiff {
  const { newId, changes } = compareSlides(old, now);
  return {
    old: factsOf(old),
    new: factsOf(now),
    deck: compareDecks(old, now),
    slides: changes,
    values: compareValues(old, now, newId),
    claims: compareClaims(old, now, newId),
    charts: compareCharts(old, now, newId),
    references: compareReferences(old, now),
    files: compareFiles(old, now),
  };
}

/** Whether anything of the talk is different; files alone do not count. */
export function isDifferent({ deck, slides, values, claims, charts, references }: TalkDiff): boolean {
  return [deck, slides, values, claims, charts, references].some((changes) => changes.length > 0);
}

function factsOf({ deck, slides }: Trace): TalkFacts {
  return { file: deck.file, title: deck.title, lang: deck.lang, slides: slides.length };
}

function compareDecks(old: Trace, now: Trace): readonly DeckChange[] {
  return (['title', 'lang'] as const)
    .map((what) => ({ what, old: old.deck[what], new: now.deck[what] }))
    .filter((change) => change.old !== change.new);
}

/** References are the same by their key, or by their DOI under another key. */
function compareReferences(old: Trace, now: Trace): readonly ReferenceChange[] {
  const before = new Map(old.references.map((reference) => [reference.key, reference]));
  const after = new Map(now.references.map((reference) => [reference.key, reference]));
  const added = now.references.filter(({ key }) => !before.has(key));
  const removed = old.references.filter(({ key }) => !after.has(key));
  const rekeyed = new Set(
    added.flatMap(({ doi }) => (doi !== null && removed.some((other) => other.doi === doi) ? [doi] : [])),
  );
  const isNew = ({ doi }: { readonly doi: string | null }): boolean => doi === null || !rekeyed.has(doi);
  return [
    ...added.filter(isNew).map(({ key, short }) => ({ kind: 'added', key, old: null, new: short }) as const),
    ...removed.filter(isNew).map(({ key, short }) => ({ kind: 'removed', key, old: short, new: null }) as const),
    ...now.references.flatMap(({ key, short, doi }) => {
      const was = before.get(key);
      if (was === undefined || (was.short === short && was.doi === doi)) return [];
      const words = (text: string, id: string | null): string =>
        was.short === short ? `${text} (${id === null ? 'no DOI' : `doi:${id}`})` : text;
      return [{ kind: 'changed', key, old: words(was.short, was.doi), new: words(short, doi) } as const];
    }),
  ];
}

function compareFiles(old: Trace, now: Trace): readonly FileChange[] {
  const before = new Map(old.files.map(({ path, hash }) => [path, hash]));
  const after = new Map(now.files.map(({ path, hash }) => [path, hash]));
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path): readonly FileChange[] => {
    if (!before.has(path)) return [{ kind: 'added', path }];
    if (!after.has(path)) return [{ kind: 'removed', path }];
    return before.get(path) === after.get(path) ? [] : [{ kind: 'changed', path }];
  });
}
