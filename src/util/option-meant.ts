import { nearest } from './nearest.ts';

/** Words that authors know from elsewhere, and the options that are called otherwise here. */
const elsewhere: ReadonlyMap<string, readonly string[]> = new Map([
  ['upper', ['high']],
  ['max', ['high']],
  ['min', ['low']],
  ['estimate', ['value']],
  ['y', ['value']],
  ['arm', ['group']],
  ['arms', ['group']],
  ['strata', ['group']],
  ['category', ['label']],
  ['filter', ['where']],
  ['colour', ['color', 'colors']],
  ['colours', ['colors', 'color']],
]);

/** Letters that say enough of an option to be its beginning. */
const telling = 3;

/** The option that an unknown one most likely meant: a near name, one that begins alike, or ours for a usual word. */
export function optionMeant(key: string, known: readonly string[]): string | null {
  const ours = elsewhere.get(key.toLowerCase())?.find((name) => known.includes(name));
  if (ours !== undefined) return ours;
  const near = nearest(key, known);
  if (near !== null) return near;
  const alike = known.filter(
    (name) => Math.min(name.length, key.length) >= telling && (key.startsWith(name) || name.startsWith(key)),
  );
  return alike.length === 1 ? (alike[0] as string) : null;
}
