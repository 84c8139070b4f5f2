import type { FileSystem } from '../model/effects.ts';
import type { FontFile, Shell } from '../model/project.ts';

type FaceSource = Omit<FontFile, 'bytes' | 'licence'> & { readonly path: string; readonly licencePath: string };

const inter = { family: 'Inter', use: 'text', licencePath: 'inter-ui/LICENSE.txt' } as const;
const jetBrainsMono = {
  family: 'JetBrains Mono',
  use: 'code',
  weight: 400,
  style: 'normal',
  licencePath: '@fontsource/jetbrains-mono/LICENSE',
} as const;
const monoFile = (subset: string): string =>
  `@fontsource/jetbrains-mono/files/jetbrains-mono-${subset}-400-normal.woff2`;

/** JetBrains Mono comes only in files by script; a talk takes from each what it uses. */
const faces: readonly FaceSource[] = [
  { ...inter, weight: 400, style: 'normal', path: 'inter-ui/web/Inter-Regular.woff2' },
  { ...inter, weight: 400, style: 'italic', path: 'inter-ui/web/Inter-Italic.woff2' },
  { ...inter, weight: 600, style: 'normal', path: 'inter-ui/web/Inter-SemiBold.woff2' },
  { ...inter, weight: 700, style: 'normal', path: 'inter-ui/web/Inter-Bold.woff2' },
  { ...jetBrainsMono, path: monoFile('latin') },
  { ...jetBrainsMono, path: monoFile('latin-ext') },
  { ...jetBrainsMono, path: monoFile('greek') },
  { ...jetBrainsMono, path: monoFile('cyrillic') },
  {
    family: 'STIX Two Math',
    use: 'math',
    weight: 400,
    style: 'normal',
    path: '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2',
    licencePath: '@fontsource/stix-two-math/LICENSE',
  },
];

/**
 * Reads what every page is made of beside its slides: style sheet, script, fonts.
 * @throws where the installation is not complete; nothing that a user writes can cause it
 */
export async function loadShell(fs: FileSystem): Promise<Shell> {
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await fs.shipped(path));
  const [css, script, chartScript, manifest, ...fonts] = await Promise.all([
    text('lib/page/page-style.css'),
    text('lib/page/page.js'),
    text('lib/page/charts.js'),
    text('package.json'),
    ...faces.map(async ({ path, licencePath, ...face }) => ({
      ...face,
      bytes: await fs.shipped(path),
      licence: await text(licencePath),
    })),
  ]);
  const { version } = JSON.parse(manifest as string) as { version: string };
  return {
    css: css as string,
    script: script as string,
    chartScript: chartScript as string,
    fonts: fonts as FontFile[],
    version,
  };
}
