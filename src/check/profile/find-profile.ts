import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { LocatedJson } from '../../model/json.ts';
import type { SourceFile } from '../../model/text.ts';
import { mappedSource } from '../../util/mapped-text.ts';
import { readYaml } from '../../util/yaml.ts';
import { emptyProfile, type Profile } from './profile.ts';
import { isMap, readProfile } from './read-profile.ts';

/** Where profiles are written. */
export interface ProfileSources {
  /** `profiles:` of the settings, as written; `null` where there is none. */
  readonly own: LocatedJson | null;
  /** Those that come with Plenary, by name. */
  readonly shipped: ReadonlyMap<string, SourceFile>;
}

/** A profile by its name: one of the user's, else one that comes with Plenary. One may extend another. */
export function findProfile(name: string, sources: ProfileSources): Staged<Profile | null> {
  return find(name, sources, { name, below: [] });
}

interface Search {
  /** The profile that was asked for: its name is in what is said. */
  readonly name: string;
  /** Those that extend this one. */
  readonly below: readonly string[];
}

function find(wanted: string, sources: ProfileSources, { name, below }: Search): Staged<Profile | null> {
  const { own, shipped } = sources;
  const written = isMap(own?.value) && !below.includes(`own ${wanted}`) ? own.value[wanted] : undefined;
  if (own !== null && isMap(written)) {
    const pointer = `/${wanted.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const extended = written['extends'];
    const asked = { name, below: [...below, `own ${wanted}`] };
    const base = typeof extended === 'string' ? find(extended, sources, asked) : started(name);
    const span = own.places.get(`${pointer}/extends`)?.value ?? null;
    const placed = base.diagnostics.map((one) => (one.code === 'profile/unknown' ? { ...one, span } : one));
    if (base.value === null) return { value: null, diagnostics: placed };
    const read = readProfile(base.value, written, { located: own, pointer });
    return { value: read.value, diagnostics: [...placed, ...read.diagnostics] };
  }
  const file = shipped.get(wanted);
  if (file !== undefined) return readShippedProfile(name, file);
  const names = [...(isMap(own?.value) ? Object.keys(own.value) : []), ...shipped.keys()]
    .filter((one) => !below.includes(`own ${one}`))
    .sort();
  return { value: null, diagnostics: [diagnose('profile/unknown', null, { profile: wanted, names })] };
}

function started(name: string): { readonly value: Profile | null; readonly diagnostics: readonly Diagnostic[] } {
  return { value: emptyProfile(name), diagnostics: [] };
}

function readShippedProfile(name: string, file: SourceFile): Staged<Profile> {
  const { located } = readYaml(mappedSource(file));
  return isMap(located.value)
    ? readProfile(emptyProfile(name), located.value, { located, pointer: '' })
    : { value: emptyProfile(name), diagnostics: [] };
}
