import { resolve } from 'node:path';
import { compile, type Compilation } from '../compile.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { nodeFileSystem } from '../io/node-file-system.ts';
import { nodeFolderView } from '../io/node-folder-view.ts';
import { slideAt } from '../library/library-index.ts';
import { slidePlace } from '../library/slide-place.ts';
import type { Config } from '../model/config.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import { variantsOf } from './find-talk.ts';
import { openLibrary } from './open-library.ts';
import type { Terminal } from './terminal.ts';

/** A slide in its compiled talk. */
export interface FoundSlide {
  readonly talk: { readonly root: string; readonly config: Config; readonly fs: FileSystem };
  readonly compilation: Compilation;
  /** In the talk. */
  readonly id: string;
  /** The file as typed, from the root, and the id in it. */
  readonly file: string;
  readonly written: string;
}

/**
 * Finds the slide that `FILE#ID` names: in a deck, or in a file that a deck includes, as `find` prints it.
 * @param variant of the talk; left out: the first that shows the slide
 */
export async function findSlide(
  typed: string,
  variant: string | undefined,
  terminal: Terminal,
): Promise<{ readonly slide: FoundSlide | null; readonly diagnostics: readonly Diagnostic[] }> {
  const at = typed.lastIndexOf('#');
  if (at < 1 || at === typed.length - 1) {
    const detail = `\`${typed}\` names no slide`;
    const hint = 'a deck and the id of a slide: `plenary copy talks/one/deck.md#survival talks/two`';
    return { slide: null, diagnostics: [diagnose('cli/usage', null, { detail, hint })] };
  }
  const [file, written] = [typed.slice(0, at), typed.slice(at + 1)];
  const view = nodeFolderView(terminal.cwd);
  const own = resolveConfig({ deck: file, root: null }, view);
  if (own.value === null) return { slide: null, diagnostics: own.diagnostics };
  const { root, config } = own.value;
  const { library } = openLibrary({ dir: root, format: 'text' }, terminal);
  const owner = library?.owners.get(config.deck)?.path ?? config.deck;
  const whole = owner === config.deck ? own : resolveConfig({ deck: resolve(root, owner), root }, view);
  if (whole.value === null) return { slide: null, diagnostics: whole.diagnostics };
  const names = variantsOf(whole.value, view).value.map(({ name }) => name);
  if (variant !== undefined && !names.includes(variant))
    return { slide: null, diagnostics: [diagnose('config/unknown-variant', null, { name: variant, known: names })] };
  const talk = { ...whole.value, fs: nodeFileSystem(whole.value.root) };
  const place = placeIn(library, config.deck, written);
  const find = (compilation: Compilation) => {
    const { slides } = compilation.parsed;
    const at = slides.find((slide) => place !== null && slidePlace(slide, compilation.sources) === place);
    return at ?? slides.find(({ id }) => owner === config.deck && id === written);
  };
  const tries = variant === undefined ? [undefined, ...names.slice(1)] : [variant];
  const ids = new Set<string>();
  for (const name of tries) {
    const compilation = await compileAs(talk, name);
    const found = find(compilation);
    if (found !== undefined)
      return { slide: { talk, compilation, id: found.id, file: config.deck, written }, diagnostics: [] };
    for (const { id } of compilation.parsed.slides) ids.add(id);
    if (compilation.parsed.leftOut === undefined) break;
  }
  return { slide: null, diagnostics: [diagnose('cli/unknown-slide', null, { slide: written, ids: [...ids] })] };
}

function compileAs({ config, fs }: FoundSlide['talk'], variant: string | undefined): Promise<Compilation> {
  const wish = variant === undefined ? config : { ...config, variant };
  return compile(wish, { fs, log: { progress: () => {} } }, { notes: true, draft: false, fonts: false });
}

/** Where a slide of a file is written; `null` where the library knows none of that id in it. */
function placeIn(library: ReturnType<typeof openLibrary>['library'], path: string, id: string): string | null {
  const file = library?.index.files.find((one) => one.path === path);
  if (library === null || file === undefined) return null;
  for (let n = file.first; n < file.first + file.slideCount; n++) {
    const slide = slideAt(library.index, n);
    if (slide.id === id) return `${path}:${slide.line}`;
  }
  return null;
}
