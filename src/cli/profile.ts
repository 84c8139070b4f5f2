import { checkProfile } from '../check/profile/check-profile.ts';
import type { CheckedTalk } from '../check/profile/checked-talk.ts';
import { findProfile } from '../check/profile/find-profile.ts';
import type { Profile } from '../check/profile/profile.ts';
import type { ResolvedConfig } from '../config/resolve-config.ts';
import type { Judge } from '../export/export-talk.ts';
import type { ExportWish } from '../export/exporter.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { SourceFile } from '../model/text.ts';

const folder = 'templates/profiles';

/** The rules of the congress that a command names; `null` where it names none, or one that is not there. */
export async function profileFor(
  name: string | undefined,
  { profiles }: Pick<ResolvedConfig, 'profiles'>,
  fs: FileSystem,
): Promise<Staged<Profile | null>> {
  if (name === undefined) return { value: null, diagnostics: [] };
  return findProfile(name, { own: profiles, shipped: await shippedProfiles(fs) });
}

/** What a talk does against the rules, if there are any. */
export function judgeByProfile(profile: Profile | null, talk: CheckedTalk): readonly Diagnostic[] {
  return profile === null ? [] : checkProfile(profile, talk);
}

/** Holds an export against the rules; what it is, they say too: its kind, its size. `null` where there are none. */
export function exportJudge(profile: Profile | null, wish: ExportWish): Judge | null {
  if (profile === null) return null;
  return (compilation, { files }) => {
    const { kind, fonts } = wish;
    const bytes = files.reduce((sum, { contents }) => sum + Buffer.byteLength(contents), 0);
    const safe = kind === 'pptx' && fonts !== 'embed';
    const file = kind === 'bundle' ? null : ({ format: kind, bytes, fonts: safe ? 'safe' : 'embedded' } as const);
    // What is measured takes a browser: `check` does, an export need not do it again.
    const type = { why: '`plenary check --profile` does' };
    return checkProfile(profile, { compilation, type, file });
  };
}

async function shippedProfiles(fs: FileSystem): Promise<ReadonlyMap<string, SourceFile>> {
  const paths = (await fs.listShipped(folder)).filter((path) => path.endsWith('.yaml'));
  const files = paths.map(async (path): Promise<readonly [string, SourceFile]> => {
    const text = new TextDecoder().decode(await fs.shipped(path));
    return [path.slice(folder.length + 1, -'.yaml'.length), { path, text }];
  });
  return new Map(await Promise.all(files));
}
