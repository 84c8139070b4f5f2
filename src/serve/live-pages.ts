import { setTimeout } from 'node:timers/promises';
import type { FileSystem } from '../model/effects.ts';
import { liveFont } from './live-fonts.ts';
import { fileOutputs, pageOutput, traceOutput, type LiveShell, type Output } from './outputs.ts';
import type { ShownTalk, Versions } from './shown-talk.ts';

type ShellParts = Omit<LiveShell, 'fonts'>;

/** Reads the script and the style sheet that pages of the edit loop have. */
export async function loadLiveShell(fs: FileSystem): Promise<ShellParts> {
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await fs.shipped(path));
  const [script, css] = await Promise.all([text('lib/page/live.js'), text('lib/page/live-style.css')]);
  return { script, css };
}

/** What the pages are made of. */
export interface PagesOptions {
  readonly build: string;
  readonly follow: boolean;
  readonly versions: Versions;
  readonly shell: Promise<ShellParts>;
  /** Told of what is asked for. @param whole it needs more than the beginning of the talk */
  readonly asked: (whole: boolean) => void;
  /** Settles once there is a version. */
  readonly ready: Promise<void>;
  /** Settles once there is one of more than the beginning: the speaker's window waits for it, wherever the talk is. */
  readonly whole: Promise<void>;
  /** Settles once all slides are there: paper and trace wait for it, since nothing follows them. */
  readonly filled: Promise<void>;
}

/** What each address stands for: a page made when it is asked for, files as they lie in memory. */
export function makePages(options: PagesOptions): (path: string, query: URLSearchParams) => Promise<Output | null> {
  let of: ShownTalk | null = null;
  let page: Output | null = null;
  let files: ReadonlyMap<string, Output> | null = null;
  return async (path, query) => {
    const isWhole = needsAll(path, query);
    const needs = isWhole ? options.filled : query.has('speaker') ? options.whole : options.ready;
    options.asked(needs !== options.ready);
    await needs;
    const shown = await (isWhole ? wholeOf(options.versions) : options.versions.current());
    if (shown === null) return null;
    const shell = { ...(await options.shell), fonts: shown.fonts };
    if (of !== shown) [of, page, files] = [shown, null, null];
    if (path === '/' || path === '/index.html') {
      const start = { build: options.build, follow: options.follow, ...startOf(shown) };
      if (query.has('trace')) return pageOutput(shown.talk, shell, start, true);
      return (page ??= pageOutput(shown.talk, shell, start, false));
    }
    if (path === '/trace.json') return traceOutput(shown.talk);
    const font = await liveFont(shown.fonts, path);
    if (font !== null) return { type: 'font/woff2', body: Buffer.from(font) };
    files ??= fileOutputs(shown.talk);
    return files.get(path) ?? null;
  };
}

function needsAll(path: string, query: URLSearchParams): boolean {
  return path === '/trace.json' || query.has('trace') || query.has('print-pdf');
}

/** The talk as it is once an edit that is being shown is shown as a whole: a trace of halves would be of no state at all. */
async function wholeOf({ current }: Versions): Promise<ShownTalk | null> {
  while (current()?.isHalf === true) await setTimeout(20);
  return current();
}

function startOf({ version, edited, report }: ShownTalk): Pick<ShownTalk, 'version' | 'edited' | 'report'> {
  return { version, edited, report };
}
