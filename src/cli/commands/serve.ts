import { resolveConfig } from '../../config/resolve-config.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { LocatedDiagnostic } from '../../diagnostics/locate.ts';
import { nodeFileSystem } from '../../io/node-file-system.ts';
import { nodeFolderView } from '../../io/node-folder-view.ts';
import type { SourceFile } from '../../model/text.ts';
import { serveTalk, type Serving } from '../../serve/serve-talk.ts';
import { reportBug } from '../bug.ts';
import { cachesFor, type CacheOptions } from '../caches.ts';
import { codeFrames } from '../code-frame.ts';
import { askedTalk, findTalk, type TalkOptions } from '../find-talk.ts';
import { openBrowser } from '../open-browser.ts';
import { report, type Findings } from '../report.ts';
import { updateTeller } from '../serve-lines.ts';
import { styleFor } from '../style.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary serve [DECK]` */
export interface ServeCommandOptions extends TalkOptions, CacheOptions {
  /** As typed; the next free one is taken. */
  readonly port?: string;
  /** An address beyond this machine. */
  readonly host?: string;
  readonly open?: boolean;
  readonly follow?: boolean;
}

/** The port where none is asked for: PLEN on a telephone. */
const usualPort = 7536;

/** Shows a talk in the browser and keeps it as it was last saved, until it is stopped. */
export async function serve(options: ServeCommandOptions, terminal: Terminal): Promise<number> {
  const { talk, findings } = findTalk(options, terminal);
  const port = Number(options.port ?? usualPort);
  const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535;
  if (talk === null || !isPort) {
    const misuse = isPort
      ? []
      : [diagnose('cli/usage', null, { detail: `\`${options.port}\` is no port`, hint: null })];
    report({ ...findings, diagnostics: [...findings.diagnostics, ...misuse] }, options, terminal);
    return isPort && findings.diagnostics.length === 0 ? 1 : 2;
  }
  const tell = updateTeller(terminal, options.quiet === true, (found) => reportFrom(found, talk.root));
  const reportFrom = (found: Omit<Findings, 'root'>, root: string): void =>
    report({ ...found, root }, options, terminal);
  const serving = await serveTalk(
    {
      talk,
      resolve: () => resolveConfig(askedTalk(options), nodeFolderView(terminal.cwd)),
      port,
      host: options.host ?? null,
      follow: options.follow === true,
      slideCache: cachesFor(options, talk.root).slideCache,
      frame: plainFrame,
      told: tell,
      failed: (error) => reportBug(error, process.argv.slice(2), terminal),
    },
    { fs: nodeFileSystem(talk.root), log: { progress: () => {} } },
  );
  if (options.quiet !== true) terminal.out.write(welcome(serving, port, terminal));
  if (options.open === true) openBrowser(serving.url);
  await untilStopped(serving.keep);
  await serving.close();
  return 0;
}

function plainFrame(at: LocatedDiagnostic, sources: ReadonlyMap<string, SourceFile>): string {
  const options = { style: styleFor(false), colour: 'red', columns: 100, context: 2 } as const;
  return codeFrames(sources)(at, options).join('\n');
}

function welcome({ url, port, isOpen }: Serving, asked: number, { out }: Terminal): string {
  const style = styleFor(out.colour);
  const taken = port === asked || asked === 0 ? [] : [`Port ${asked} is taken; this is ${port}.`];
  const warning = isOpen
    ? [
        style(
          'yellow',
          'Other machines can reach this talk. The address holds a secret: whoever has it sees the talk,',
        ),
        style('yellow', 'its notes and its data, and all of it travels without encryption.'),
      ]
    : [];
  return [...taken, ...warning, `Open ${style('cyan', url)}`, 'Ctrl-C ends it.', ''].join('\n');
}

/** Settles when the user has had enough. Whoever waits for a compilation does not have to: the process ends at once. */
function untilStopped(keep: () => void): Promise<void> {
  return new Promise((resolve) => {
    process.prependOnceListener('SIGINT', () => {
      keep();
      resolve();
      process.exit(0);
    });
  });
}
