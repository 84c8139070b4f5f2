import type { Compilation } from '../compile.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Span } from '../model/text.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** A slide as its id is looked at. */
export interface IdentifiedSlide {
  readonly id: string;
  /** The id is made of the slide's words, not given. */
  readonly isMade: boolean;
}

/** A slide that has another id than in the last build. */
export interface ChangedId<S extends IdentifiedSlide> {
  readonly before: string;
  readonly slide: S;
}

/**
 * Finds slides whose made ids changed: an id that is no more, and in its place, behind or before the same neighbour, one
 * that was not there. Slides that moved, came or went are no such slides.
 * @param before ids of the last build, in order
 */
export function changedIds<S extends IdentifiedSlide>(before: readonly string[], now: readonly S[]): ChangedId<S>[] {
  const old = new Set(before);
  const current = new Set(now.map(({ id }) => id));
  const gone = gaps(before.map((id) => ({ id, isNew: !current.has(id) })));
  const come = gaps(now.map((slide) => ({ ...slide, slide, isNew: !old.has(slide.id) })));
  const found: ChangedId<S>[] = [];
  for (const gap of come) {
    const same = (other: (typeof gone)[number]): boolean =>
      (other.after === gap.after || other.before === gap.before) && other.members.length === gap.members.length;
    const match = gone.find(same);
    gap.members.forEach((member, i) => {
      const former = match?.members[i];
      if (former !== undefined && member.slide.isMade) found.push({ before: former.id, slide: member.slide });
    });
  }
  return found;
}

/** Says which slides of a talk have other addresses than in its last build. */
export function changedIdDiagnostics(
  before: readonly string[],
  { parsed, talk, sources }: Compilation,
): readonly Diagnostic[] {
  const written = new Set(parsed.slides.map(({ id }) => id));
  // Slides that a build adds, such as those of the references, have no place among the author's.
  const added = new Set(talk.sections.map(({ slide }) => slide.id).filter((id) => !written.has(id)));
  const slides = parsed.slides
    .filter(({ settings }) => settings.visibility !== 'hidden')
    .map(({ id, settings, span }) => ({ id, span, isMade: settings.id === null }));
  // Nor is a slide gone that this variant leaves out, and another one shows under the same id.
  const former = before.filter((id) => !added.has(id) && parsed.leftOut?.has(id) !== true);
  return changedIds(former, slides).map(({ before: old, slide }) =>
    diagnose('library/id-changed', firstLine(slide.span, sources.get(slide.span.file)?.text), {
      before: old,
      now: slide.id,
    }),
  );
}

/** The first line of a slide that says something. */
function firstLine(span: Span, text = ''): Span {
  const start = span.start + text.search(/\S|$/);
  const line = text.slice(start - span.start).split('\n', 1)[0] ?? '';
  return { file: span.file, start, end: start + line.trimEnd().length };
}

interface Gap<M> {
  /** Ids of the neighbours that both have; `null` at the ends. */
  readonly after: string | null;
  readonly before: string | null;
  readonly members: readonly M[];
}

/** Runs of what only one of the two has, each between its neighbours. */
function gaps<M extends { readonly id: string; readonly isNew: boolean }>(list: readonly M[]): readonly Gap<M>[] {
  const found: Gap<M>[] = [];
  let members: M[] = [];
  let after: string | null = null;
  for (const one of list) {
    if (one.isNew) {
      members.push(one);
      continue;
    }
    if (members.length > 0) found.push({ after, before: one.id, members });
    members = [];
    after = one.id;
  }
  return members.length === 0 ? found : [...found, { after, before: null, members }];
}
