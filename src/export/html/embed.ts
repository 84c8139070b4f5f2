import type { NamedAsset } from '../../assemble/assets.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import { mediaType } from '../../util/media-type.ts';
import type { Embedded } from './one-page.ts';
import type { Shrinker } from './shrink.ts';

/** Above this a picture is too large for a file that is mailed, in bytes. */
const pictureLimit = 2_000_000;
/** Above this many mail servers refuse a file, in bytes. */
const fileLimit = 10_000_000;

/** Pictures and films of a talk by the address that its page has for them, as small as can be. */
export async function embedAssets(
  assets: ReadonlyMap<string, NamedAsset>,
  shrinker: Shrinker | null,
): Promise<Staged<ReadonlyMap<string, Embedded>>> {
  const embedded = new Map<string, Embedded>();
  const diagnostics: Diagnostic[] = [];
  for (const [file, { url, bytes }] of [...assets].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (embedded.has(url)) continue;
    const whole = { bytes, type: mediaType(url) };
    const picture = shrinker === null ? whole : await shrinker(whole);
    embedded.set(url, picture);
    const size = picture.bytes.length;
    if (size <= pictureLimit) continue;
    diagnostics.push(
      diagnose('export/large-picture', null, { file, size, limit: pictureLimit, shrunk: shrinker !== null }),
    );
  }
  return { value: embedded, diagnostics };
}

/**
 * Whether a file is too large to be mailed, and what makes it so.
 * @param name of the file, for the message
 */
export function judgeSize(name: string, size: number, assets: ReadonlyMap<string, NamedAsset>): readonly Diagnostic[] {
  if (size <= fileLimit) return [];
  const largest = [...assets]
    .sort(([, a], [, b]) => b.bytes.length - a.bytes.length)
    .slice(0, 3)
    .map(([file, { bytes }]) => `\`${file}\` ${(bytes.length / 1_000_000).toFixed(1)} MB`);
  return [diagnose('export/large-file', null, { file: name, size, limit: fileLimit, largest })];
}
