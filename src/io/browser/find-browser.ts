import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { env, getuid, platform } from 'node:process';

/** A browser of this machine, or where none was found and what to type to have one. */
export type FoundBrowser =
  | { readonly ok: true; readonly path: string }
  | {
      readonly ok: false;
      /** What named a browser that is not there: `--browser`, `CHROME_PATH`; `null` where nothing did. */
      readonly named: { readonly by: string; readonly path: string } | null;
      /** Names that were looked for in `PATH`, and places. */
      readonly searched: readonly string[];
      /** The line to type, or the words that stand for it. */
      readonly install: string;
    };

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];

const variables = ['PLENARY_BROWSER', 'CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH'];

/**
 * Finds a Chromium, Chrome or Edge: the one named by the command line or the environment, else the first in `PATH`, else
 * the first in the places where installers put it. A name that leads nowhere is not passed over. The settings of a talk
 * cannot name one: they come with the talk, from whoever wrote it, and a browser is a program to run.
 * @param flag a path as given with `--browser`, resolved already
 */
export function findBrowser(flag: string | null): FoundBrowser {
  const given = [
    { by: '`--browser`', path: flag },
    ...variables.map((name) => ({ by: `\`${name}\``, path: env[name] ? resolve(env[name]) : null })),
  ].find(({ path }) => path !== null);
  if (given?.path != null) {
    const named = { by: given.by, path: given.path };
    return runs(named.path)
      ? { ok: true, path: named.path }
      : { ok: false, named, searched: [], install: lineToType() };
  }
  const path = [...inPath(), ...installed()].find(runs);
  if (path !== undefined) return { ok: true, path };
  return { ok: false, named: null, searched: [...names, ...installed()], install: lineToType() };
}

function inPath(): readonly string[] {
  const end = platform === 'win32' ? '.exe' : '';
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name + end)));
}

function installed(): readonly string[] {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const paths = apps.map((app) => `Applications/${app}.app/Contents/MacOS/${app}`);
    return ['/', homedir()].flatMap((root) => paths.map((path) => join(root, path)));
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    const apps = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return roots.flatMap((root) => (root ? apps.map((app) => join(root, app)) : []));
  }
  return [
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/var/lib/flatpak/exports/bin/org.chromium.Chromium',
    '/var/lib/flatpak/exports/bin/com.google.Chrome',
  ];
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function lineToType(): string {
  if (platform === 'darwin') return 'brew install --cask chromium';
  if (platform === 'win32') return 'winget install Google.Chrome';
  const release = osRelease();
  const is = (system: string): boolean => new RegExp(`^(?:ID|ID_LIKE)=.*${system}`, 'm').test(release);
  const sudo = getuid?.() === 0 ? '' : 'sudo ';
  if (/^ID=ubuntu/m.test(release)) return `${sudo}snap install chromium`;
  if (is('debian')) return `${sudo}apt-get update && ${sudo}apt-get install -y chromium`;
  if (is('fedora') || is('rhel')) return `${sudo}dnf install -y chromium`;
  if (is('arch')) return `${sudo}pacman -S chromium`;
  return "your package manager's line for chromium";
}

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
