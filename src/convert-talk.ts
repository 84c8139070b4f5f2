import { adoptProject } from './dialects/adopt-project.ts';
import { toldAsItStands } from './dialects/as-it-stands.ts';
import { asItStandsMarkdown, countFates, reportMarkdown, toolNames } from './dialects/report.ts';
import { compile, type Compilation } from './compile.ts';
import { loadProject } from './load/load-project.ts';
import type { Config } from './model/config.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import type { Effects } from './model/effects.ts';
import type { SourceFile } from './model/text.ts';
import { extensionOf } from './util/paths.ts';

/** A deck as the files of a talk of its own. */
export interface ConvertedTalk {
  /** Text or bytes by path from the new talk's folder, sorted. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** What became of it, in a line: `from Marp: 3 things written otherwise, 1 dropped`. */
  readonly outcome: string;
  /** What compiling it says, at the places of the deck as it was. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Makes a talk of its own of a deck, converted where another tool's: the deck and what it includes, what its slides show, its
 * data, settings and a report. Paths stay as they are. Nothing is written.
 */
export async function convertTalk(config: Config, effects: Effects): Promise<ConvertedTalk> {
  const { fs } = effects;
  const { value: adopted } = adoptProject((await loadProject(config, fs)).value);
  const compilation = await compile(config, effects, { notes: true, draft: false, fonts: false });
  const { project, from, references } = adopted;
  const files = new Map<string, string | Uint8Array>();
  for (const source of project.sources.values())
    if (isMarkdown(source.path))
      files.set(deckName(source.path), project.converted?.get(source.path)?.text ?? source.text);
  const shown = compilation.rendered.slides.flatMap((slide) => slide.assets.map(({ path }) => path));
  const own = [...(await fs.list(config.dataFolder)), ...(await fs.list(config.templateFolder))];
  for (const path of new Set([...shown, ...own])) await copy(files, path, path, effects);
  if (references !== null) await copy(files, references, `data/references.${extensionOf(references)}`, effects);
  files.set('plenary.config.yaml', settingsFile(config));
  files.set('.gitignore', 'dist/\n');
  const { sources } = compilation;
  const told = from?.files ?? toldAsItStands(compilation.diagnostics, sources);
  files.set(
    'conversion.md',
    from === null ? asItStandsMarkdown(config.deck, told) : reportMarkdown(from.dialect, from.sign, told),
  );
  const { changed, dropped } = countFates(told.flatMap(({ entries }) => entries));
  const counted = `${changed} written otherwise, ${dropped} dropped`;
  const asItStands = changed + dropped === 0 ? 'taken as it is' : `taken as it is, ${counted}`;
  const outcome = from === null ? asItStands : `converted from ${toolNames[from.dialect]}: ${counted}`;
  const named = nameTalk(files, config, compilation);
  const diagnostics = compilation.diagnostics.filter(({ code }) => !named.includes(code));
  return { files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), outcome, diagnostics, sources };
}

/** A talk names itself and its language where the deck did not. @returns codes of what is no longer to be said */
function nameTalk(
  files: Map<string, string | Uint8Array>,
  { deck }: Config,
  { diagnostics, rendered: { settings } }: Pick<Compilation, 'diagnostics' | 'rendered'>,
): readonly string[] {
  const path = deckName(deck);
  const text = files.get(path);
  const said = new Set(diagnostics.map(({ code }) => code));
  const lines: readonly (readonly [string, string])[] = [
    ['parse/title-from-heading', `title: ${JSON.stringify(settings.title)}`],
    ['parse/missing-title', `title: ${JSON.stringify(wordsOf(path))}`],
    ['parse/assumed-lang', `lang: ${settings.lang}`],
  ];
  const missing = lines.filter(([code]) => said.has(code));
  if (typeof text !== 'string' || missing.length === 0) return [];
  const added = missing.map(([, line]) => `${line}\n`).join('');
  const opening = /^---[ \t]*\r?\n(?=[A-Za-z_#][^\n]*|---[ \t]*(?:\r?\n|$))/.exec(text)?.[0];
  const isSettings =
    opening !== undefined && /^(?:#.*\r?\n)*(?:[A-Za-z_][\w-]*[ \t]*:|---)/.test(text.slice(opening.length));
  files.set(path, isSettings ? `${opening}${added}${text.slice(opening.length)}` : `---\n${added}---\n\n${text}`);
  return missing.map(([code]) => code);
}

/** `talks/first-deck.md` as words: `First deck`. */
function wordsOf(path: string): string {
  const words = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words === '' ? 'Untitled' : words[0]?.toUpperCase() + words.slice(1);
}

function isMarkdown(path: string): boolean {
  return /^(?:md|markdown|qmd)$/.test(extensionOf(path));
}

/** Quarto's decks are Markdown, and are called so now. */
function deckName(path: string): string {
  return path.replace(/\.qmd$/i, '.md');
}

async function copy(
  files: Map<string, string | Uint8Array>,
  path: string,
  target: string,
  { fs }: Effects,
): Promise<void> {
  const read = files.has(target) ? null : await fs.read(path);
  // What is not there is told by the compilation.
  if (read?.ok === true) files.set(target, read.bytes);
}

function settingsFile({ deck, dataFolder, templateFolder }: Config): string {
  return [
    '# yaml-language-server: $schema=.plenary/schemas/config.schema.json',
    '# This file marks the folder of the talk: nothing outside it is read.',
    `deck: ${JSON.stringify(deckName(deck))}`,
    ...(dataFolder === 'data' ? [] : [`data: ${JSON.stringify(dataFolder)}`]),
    ...(templateFolder === 'templates' ? [] : [`templates: ${JSON.stringify(templateFolder)}`]),
    '',
  ].join('\n');
}
