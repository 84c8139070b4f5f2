import type { FileSystem } from '../model/effects.ts';
import type { Shell } from '../model/project.ts';
import { byIdentity } from '../util/by-identity.ts';
import { loadFonts } from './load-fonts.ts';

/**
 * Reads what every page is made of beside its slides: style sheet and script. Fonts and the script of charts that
 * answer are read when a talk needs them.
 * @throws where the installation is not complete; nothing that a user writes can cause it
 */
export async function loadShell(fs: FileSystem): Promise<Shell> {
  const text = async (path: string): Promise<string> => textOf(await fs.shipped(path));
  const [css, script, manifest, fonts] = await Promise.all([
    text('lib/page/page-style.css'),
    text('lib/page/page.js'),
    text('package.json'),
    loadFonts(fs),
  ]);
  const { version } = JSON.parse(manifest) as { version: string };
  let chartScript: Promise<string> | null = null;
  return { css, script, chartScript: () => (chartScript ??= text('lib/page/charts.js')), fonts, version };
}

const textOf = byIdentity((bytes: Uint8Array) => new TextDecoder().decode(bytes));
