import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { LocatedJson } from '../../model/json.ts';
import type { Project } from '../../model/project.ts';
import type { PlacedWords } from '../../model/variants.ts';
import { nearest } from '../../util/nearest.ts';
import { folderOf } from '../../util/paths.ts';
import { settingsAtTop } from '../front-matter.ts';
import type { PlacedSlide } from '../placed-slide.ts';
import { homeOf } from '../placed-homes.ts';
import { isMap, settingKeys, settingValue } from '../settings/read-settings.ts';
import { admitting, type ScopedIn, type ScopedTimes, type VariantChoice } from './admit.ts';

/** A place where variants are named. */
interface Naming {
  readonly names: readonly PlacedWords[];
  readonly way: ScopedIn['way'];
}

/**
 * What is wrong with the variants that slides name: names that the talk does not have, and slides that no variant shows.
 * Names of another talk's variants are right in its files, and say nothing here.
 */
export function judgeVariants(
  placed: readonly PlacedSlide[],
  timed: readonly ScopedTimes[],
  around: { readonly choice: VariantChoice; readonly project: Pick<Project, 'homes' | 'sources' | 'deckPath'> },
): readonly Diagnostic[] {
  const { choice, project } = around;
  const known = choice.variants.map(({ name }) => name);
  const diagnostics: Diagnostic[] = [];
  const told = new Set<string>();
  const tell = (found: Diagnostic): void => {
    const key = `${found.code} ${found.span?.start} ${found.span?.end} ${found.span?.file}`;
    if (!told.has(key)) diagnostics.push(found);
    told.add(key);
  };
  const judge = ({ names, way }: Naming): void => {
    for (const { text: name, span } of names) {
      if (known.includes(name) || isForeign(name, { way, known, project })) continue;
      tell(diagnose('parse/unknown-variant', span, { name, known }));
    }
  };
  timed.map(inTimes).forEach(judge);
  for (const place of placed) {
    namingsOf(place).forEach(judge);
    const own = place.ins.at(-1);
    if (own === undefined || admitting(place.ins, choice).length > 0) continue;
    const why = place.ins.some(({ value }) => value.names.length === 0) ? 'none' : 'disjoint';
    tell(diagnose('parse/no-variant', own.value.span, { why }));
  }
  return diagnostics;
}

function namingsOf({ ins, slide, way }: PlacedSlide): readonly Naming[] {
  const { times } = slide.settings;
  return [
    ...ins.map(({ value, way: from }) => ({ names: value.names, way: from })),
    ...(times === null ? [] : [inTimes({ times, way })]),
    ...(slide.parts?.all ?? []).map(({ value }) => ({ names: value.names, way })),
  ];
}

function inTimes({ times, way }: ScopedTimes): Naming {
  return { names: [...times].map(([text, { span }]) => ({ text, span })), way };
}

/** Whether a name may be one of another talk's: that of a talk whose slides come in, or of a file that several talks share. */
function isForeign(
  name: string,
  around: {
    readonly way: ScopedIn['way'];
    readonly known: readonly string[];
    readonly project: Pick<Project, 'homes' | 'sources' | 'deckPath'>;
  },
): boolean {
  const { way, known, project } = around;
  if (way.file === null) return false;
  const { deck } = homeOf(way, project.homes);
  if (deck !== null && deck !== project.deckPath) return namesIn(deck, project).includes(name);
  const folder = folderOf(project.deckPath);
  const isOwn = folder === '' || way.file.startsWith(`${folder}/`);
  return !isOwn && nearest(name, known) === null;
}

/** The variants that another deck names. */
function namesIn(deck: string, { sources }: Pick<Project, 'sources'>): readonly string[] {
  const source = sources.get(deck);
  if (source === undefined) return [];
  const value = settingValue(settingsAtTop(source), 'variants') ?? null;
  return isMap(value) ? settingKeys({ value, places: new Map() } satisfies LocatedJson) : [];
}
