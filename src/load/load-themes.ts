import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { JsonObject } from '../model/json.ts';
import type { Theme } from '../model/project.ts';
import type { SourceFile } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { mappedSource } from '../util/mapped-text.ts';
import { joinPath, nameOf } from '../util/paths.ts';
import { readYaml } from '../util/yaml.ts';
import { cssFaults } from './css-faults.ts';
import { readSource } from './read-source.ts';

/** Themes by name, and the files of them that the user wrote. */
export interface Themes {
  readonly all: ReadonlyMap<string, Theme>;
  readonly own: readonly SourceFile[];
}

interface ThemeParts {
  readonly css: string | null;
  readonly chart: JsonObject | null;
  readonly colors: Theme['colors'] | null;
}

/** The theme that lends what a user's theme leaves out. */
const baseTheme = 'congress';

/**
 * Reads themes, each a style sheet `themes/NAME.css` and a Vega-Lite config `themes/NAME.json`: the shipped ones, with
 * the user's own files of the same name laid over them.
 * @param folder the user's template folder, from the root
 */
export async function loadThemes(folder: string, fs: FileSystem): Promise<Staged<Themes>> {
  const parts = new Map<string, ThemeParts>();
  const own: SourceFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const put = (file: SourceFile, part: Partial<ThemeParts>): void => {
    const name = nameOf(file.path).replace(/\.\w+$/, '');
    parts.set(name, { ...(parts.get(name) ?? { css: null, chart: null, colors: null }), ...part });
  };
  for (const path of await fs.listShipped('templates/themes')) {
    const text = textOf(await fs.shipped(path));
    if (path.endsWith('.css')) put({ path, text }, { css: text });
    if (path.endsWith('.json')) put({ path, text }, shippedParts(await fs.shipped(path)));
  }
  for (const path of await fs.list(joinPath(folder, 'themes'))) {
    if (!/\.(?:css|json)$/.test(path)) continue;
    const read = await readSource(path, fs);
    diagnostics.push(...read.diagnostics);
    if (read.value === null) continue;
    own.push(read.value);
    const checked = path.endsWith('.css') ? readCss(read.value) : readChart(read.value);
    diagnostics.push(...checked.diagnostics);
    put(read.value, checked.value);
  }
  const base = parts.get(baseTheme);
  const all = new Map<string, Theme>();
  for (const [name, { css, chart, colors }] of parts) {
    all.set(name, {
      name,
      css: css ?? base?.css ?? '',
      chart: chart ?? base?.chart ?? {},
      colors: new Map([...(base?.colors ?? []), ...(colors ?? [])]),
    });
  }
  return { value: { all, own }, diagnostics };
}

/** A style sheet that would fetch is left out as a whole. */
const readCss = byIdentity((file: SourceFile): Staged<Partial<ThemeParts>> => {
  const faults = cssFaults(file.text).map(({ start, end, kind, text }) =>
    diagnose('load/theme-css', { file: file.path, start, end }, { kind, text }),
  );
  return { value: faults.length > 0 ? {} : { css: file.text }, diagnostics: faults };
});

const readChart = byIdentity((file: SourceFile): Staged<Partial<ThemeParts>> => {
  const { located, problems } = readYaml(mappedSource(file));
  const { value } = located;
  if (problems.length > 0) {
    const diagnostics = problems.slice(0, 1).map(({ detail, span }) => diagnose('load/theme-chart', span, { detail }));
    return { value: {}, diagnostics };
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { value: chartParts(value as JsonObject), diagnostics: [] };
  const span = { file: file.path, start: 0, end: file.text.length };
  return { value: {}, diagnostics: [diagnose('load/theme-chart', span, { detail: 'it is not an object' })] };
});

const textOf = byIdentity((bytes: Uint8Array) => new TextDecoder().decode(bytes));

const shippedParts = byIdentity((bytes: Uint8Array) => chartParts(JSON.parse(textOf(bytes)) as JsonObject));

/** A theme's JSON file: Vega-Lite's config, and beside it `colors`, which are ours. */
function chartParts({ colors, ...chart }: JsonObject): Partial<ThemeParts> {
  if (typeof colors !== 'object' || colors === null || Array.isArray(colors)) return { chart };
  const named = Object.entries(colors).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { chart, colors: new Map(named) };
}
