import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { JsonObject } from '../model/json.ts';
import type { Theme } from '../model/project.ts';
import type { SourceFile } from '../model/text.ts';
import { joinPath } from '../util/paths.ts';
import { readSource } from './read-source.ts';

/** Themes by name, and the files of them that the user wrote. */
export interface Themes {
  readonly all: ReadonlyMap<string, Theme>;
  readonly own: readonly SourceFile[];
}

interface ThemeParts {
  css: string | null;
  chart: JsonObject | null;
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
  for (const path of await fs.listShipped('templates/themes')) {
    put(parts, { path, text: new TextDecoder().decode(await fs.shipped(path)) });
  }
  for (const path of await fs.list(joinPath(folder, 'themes'))) {
    if (!/\.(?:css|json)$/.test(path)) continue;
    const read = await readSource(path, fs);
    diagnostics.push(...read.diagnostics);
    if (read.value === null) continue;
    own.push(read.value);
    put(parts, read.value);
  }
  const base = parts.get(baseTheme);
  const all = new Map<string, Theme>();
  for (const [name, { css, chart }] of parts) {
    all.set(name, { name, css: css ?? base?.css ?? '', chart: chart ?? base?.chart ?? {} });
  }
  return { value: { all, own }, diagnostics };
}

function put(parts: Map<string, ThemeParts>, { path, text }: SourceFile): void {
  const match = /([^/]+)\.(css|json)$/.exec(path);
  if (match === null) return;
  const part = parts.get(match[1] as string) ?? { css: null, chart: null };
  if (match[2] === 'css') part.css = text;
  else part.chart = JSON.parse(text) as JsonObject;
  parts.set(match[1] as string, part);
}
