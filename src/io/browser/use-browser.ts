import { getuid } from 'node:process';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Browser, UseBrowser } from '../../model/browser.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import { fault, isFault, type BrowserFault } from './fault.ts';
import { findBrowser } from './find-browser.ts';
import { openPage } from './open-page.ts';
import { startBrowser, type BrowserProcess } from './start-browser.ts';

/** Which browser is used, and how. */
export interface BrowserWishes {
  /** A path as given with `--browser`, absolute. */
  readonly path: string | null;
  /** `--chrome-no-sandbox`: the browser's sandbox is off, which only the user can want. */
  readonly noSandbox: boolean;
}

/** The machine's browser for one run of a command. */
export interface MachineBrowser {
  readonly use: UseBrowser;
  /** What is known to be wrong before one is started: none is there, or it would have no sandbox. */
  readonly problem: Diagnostic | null;
  /** Starts it before it is needed, beside other work; what is wrong is told by `use`. */
  readonly warmUp: () => void;
  /** Ends it, if it runs. */
  readonly close: () => Promise<void>;
}

interface Running {
  readonly process: BrowserProcess;
  readonly browser: Browser;
}

/** A browser that is started once, when it is first needed, and again where it was lost. */
export function machineBrowser(wishes: BrowserWishes): MachineBrowser {
  const { path, problem } = usable(wishes);
  let running: Running | null = null;
  const close = async (): Promise<void> => {
    const before = running;
    running = null;
    await before?.process.stop();
  };
  const attempt = async <T>(work: (browser: Browser) => Promise<T>): Promise<Staged<T | null> | BrowserFault> => {
    if (path === null) return { value: null, diagnostics: problem === null ? [] : [problem] };
    const mine = (running ??= started(path, wishes));
    try {
      return { value: await work(mine.browser), diagnostics: [] };
    } catch (error) {
      if (!isFault(error)) throw error;
      // Of several that worked with it, one ends it; the others may meet the next one.
      if (running === mine) await close();
      return error;
    }
  };
  return {
    use: async (work) => {
      const first = await attempt(work);
      if (!isFault(first)) return first;
      const again = isLasting(first) ? first : await attempt(work);
      return isFault(again) ? { value: null, diagnostics: [failure(again)] } : again;
    },
    problem,
    warmUp: () => {
      if (path !== null) running ??= started(path, wishes);
    },
    close,
  };
}

/** What a second try would not mend. */
function isLasting({ browserFault }: BrowserFault): boolean {
  return browserFault === 'no-sandbox' || browserFault === 'not-started';
}

function usable({ path, noSandbox }: BrowserWishes): { path: string | null; problem: Diagnostic | null } {
  const found = findBrowser(path);
  if (!found.ok) {
    const { named, searched, install } = found;
    return { path: null, problem: diagnose('io/browser-missing', null, { named, searched, install }) };
  }
  if (getuid?.() === 0 && !noSandbox) return { path: null, problem: diagnose('io/browser-root', null, {}) };
  return { path: found.path, problem: null };
}

function started(path: string, { noSandbox }: BrowserWishes): Running {
  const running = startBrowser(path, !noSandbox);
  const { client } = running;
  // Pages that a page opens by itself, and what runs beside pages, are never let run.
  client.listen(({ method, params, session }) => {
    const info = params['targetInfo'] as { readonly targetId: string; readonly openerId?: string } | undefined;
    if (method !== 'Target.attachedToTarget' || info === undefined) return;
    const isForeign = session !== '' || info.openerId !== undefined;
    if (isForeign) client.send('Target.closeTarget', { targetId: info.targetId }, '', 5000).catch(() => undefined);
  });
  const attach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
  const attached = client.send('Target.setAutoAttach', attach, '', 30_000);
  attached.catch(() => undefined);
  const browser: Browser = {
    openPage: async (files, options) => {
      await attached;
      return openPage(client, files, options);
    },
  };
  return { process: running, browser };
}

function failure({ browserFault, detail }: BrowserFault): Diagnostic {
  if (browserFault === 'no-sandbox') return diagnose('io/browser-sandbox', null, {});
  return diagnose('io/browser-failed', null, { kind: browserFault, detail });
}

/** A browser where none is to be used, for tests and for kinds that need none. */
export const noBrowser: UseBrowser = async () => Promise.reject(fault('not-started', 'no browser is to be used'));
