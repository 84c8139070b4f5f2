import { relative, sep } from 'node:path';
import type { Compilation } from '../compile.ts';
import { presentedFolder, presentedHome } from '../config/presented.ts';
import { figureId } from '../diff/page/find-drawings.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { nodeFolderView } from '../io/node-folder-view.ts';
import { judgePath } from '../util/paths.ts';
import { compileTalk } from './compile-talk.ts';
import { findTalk, type TalkOptions } from './find-talk.ts';
import { errorsFromHere } from './from-here.ts';
import type { CommonOptions } from './options.ts';
import { failedSide, readBuilt, type Side, type SideRead } from './read-built.ts';
import type { Findings } from './report.ts';
import type { Terminal } from './terminal.ts';

/** How the decks among the versions are read. */
type SideOptions = CommonOptions & Pick<TalkOptions, 'variant'>;

/**
 * Reads a version of a talk: a deck, which is compiled in memory; a folder that `build` wrote; a `trace.json`; a page;
 * or a stored talk by its folder, name or label.
 */
export async function readSide(typed: string, options: SideOptions, terminal: Terminal): Promise<SideRead> {
  const path = findPath(typed, options, terminal);
  if (path === null) return failedSide(diagnose('cli/not-a-talk', null, { typed, hint: null }));
  const view = nodeFolderView(terminal.cwd);
  const isThere = (name: string): boolean => view.kind(`${path}/${name}`) === 'file';
  if (view.kind(path) === 'file' && /\.(?:json|html?)$/i.test(path)) return readBuilt(path, typed, terminal);
  const built = isThere('deck.md') ? undefined : ['trace.json', 'index.html'].find(isThere);
  if (built !== undefined) return readBuilt(`${path}/${built}`, typed, terminal);
  return readDeck({ ...options, deck: path }, typed, terminal);
}

/** The talk of today: the deck that a stored talk was built from, else the talk of the folder. */
export async function readToday(typed: string, old: Side, options: SideOptions, terminal: Terminal): Promise<SideRead> {
  const view = nodeFolderView(terminal.cwd);
  const { file } = old.trace.deck;
  const path = findPath(typed, options, terminal) ?? '';
  const at = path.lastIndexOf(`/${presentedHome}/`);
  const deck = `${path.slice(0, Math.max(0, at))}/${file}`;
  if (at === -1 || judgePath(file) !== null || view.kind(deck) !== 'file') return readDeck(options, 'today', terminal);
  return readDeck({ ...options, deck }, relative(terminal.cwd, deck).split(sep).join('/'), terminal);
}

/** Where a word leads: a path from here, or a stored talk of the root; `null` where nothing is. */
function findPath(typed: string, options: SideOptions, terminal: Terminal): string | null {
  const view = nodeFolderView(terminal.cwd);
  const here = view.resolve(typed).replace(/(?<=.)\/+$/, '');
  if (view.kind(here) !== null) return here;
  const root = findTalk(options, terminal).talk?.root;
  const stored = presentedFolder(typed.replace(/^presented[/\\]/, ''));
  const path = root === undefined || stored === null ? null : `${root}/${stored}`;
  return path !== null && view.kind(path) !== null ? path : null;
}

async function readDeck(options: TalkOptions, typed: string, terminal: Terminal): Promise<SideRead> {
  const { compilation, findings } = await compileTalk(options, terminal);
  const isNoTalk = findings.diagnostics.some(({ code }) => code === 'config/no-deck' || code === 'config/not-markdown');
  if (isNoTalk) return failedSide(diagnose('cli/not-a-talk', null, { typed, hint: null }));
  return { side: compilation === null ? null : sideOf(compilation, typed), findings: told(findings, terminal) };
}

function sideOf({ rendered, evidence }: Compilation, name: string): Side {
  const drawings = rendered.slides.flatMap(({ id, charts }) =>
    charts.map(({ svg }, i) => [figureId(id, i + 1), svg] as const),
  );
  return { trace: evidence.trace, name, drawings: new Map(drawings), fresh: true };
}

/** A claim that fails is told as a difference, or was told when it failed: it is no fault of the comparison. */
function told(findings: Findings, terminal: Terminal): Findings {
  const diagnostics = findings.diagnostics.filter(({ code }) => !code.startsWith('evidence/claim-'));
  return errorsFromHere({ ...findings, diagnostics }, terminal.cwd);
}
