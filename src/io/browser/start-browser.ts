import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { cdpClient, type CdpClient } from './cdp.ts';
import { fault, type BrowserFault } from './fault.ts';
import { profileFolder } from './profile-folder.ts';

/** A browser's process with its profile. */
export interface BrowserProcess {
  readonly client: CdpClient;
  /** Ends the process with all of its children and removes its profile. It can be called again. */
  stop(): Promise<void>;
}

/*
 * No request leaves: names resolve to nothing, and each page's requests are answered from a map (`open-page.ts`). The
 * protocol comes over a pipe, so no port listens. Two pages behind the address bar, which nobody sees, would take longer
 * to draw than many a talk.
 */
const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--no-pings',
  '--dns-prefetch-disable',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-client-side-phishing-detection',
  '--disable-features=MediaRouter,Translate,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  '--disable-gpu',
  '--in-process-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
  '--mute-audio',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--lang=en-US',
];

/**
 * Starts a browser with a profile of its own.
 * @param sandbox only ever off where the user says so
 */
export function startBrowser(path: string, sandbox: boolean): BrowserProcess {
  const folder = profileFolder();
  const child = spawnIn(folder.path, path, [
    ...flags,
    ...(sandbox ? [] : ['--no-sandbox']),
    `--user-data-dir=${join(folder.path, 'profile')}`,
  ]);
  folder.usedBy(child.pid ?? null);
  const [, , stderr, input, output] = child.stdio as unknown as readonly [null, null, Duplex, Duplex, Duplex];
  const client = cdpClient(input, output);
  const said = lastWords(stderr);
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      client.end(fault('not-started', error.message));
      resolve();
    });
    child.once('close', () => {
      folder.usedBy(null);
      client.end(reasonOf(said()));
      resolve();
    });
  });
  const end = (): void => {
    killGroup(child);
    folder.remove();
  };
  // A signal ends our process at once: the browser goes first.
  process.once('exit', end);
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    client.end(fault('gone'));
    killGroup(child);
    await gone;
    folder.remove();
    process.off('exit', end);
  };
  return { client, stop: () => (stopping ??= stop()) };
}

/** The browser leads a group of processes. A shell starts scripts that do not say what runs them, as wrappers may be. */
function spawnIn(folder: string, path: string, flagsOf: readonly string[]): ChildProcess {
  const words =
    process.platform === 'win32' ? [path, ...flagsOf] : ['/bin/sh', '-c', 'exec "$@"', 'sh', path, ...flagsOf];
  return spawn(words[0] as string, words.slice(1), {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder, TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** The end of what a stream said. */
function lastWords(stream: Duplex): () => string {
  let text = '';
  stream.on('data', (chunk: Buffer) => (text = (text + chunk.toString('utf8')).slice(-4000)));
  stream.on('error', () => undefined);
  return () => text;
}

function reasonOf(said: string): BrowserFault {
  if (/no usable sandbox|--no-sandbox is not supported|setuid sandbox/i.test(said)) return fault('no-sandbox');
  return fault('gone', said.trim().split('\n').at(-1) ?? '');
}
