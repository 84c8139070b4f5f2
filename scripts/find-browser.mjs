/*
 * Finds a Chromium, Chrome or Edge for the browser tests and the pictures. Only the repository's own tasks call this.
 *
 *   node scripts/find-browser.mjs            prints the path, or says which line to type and exits with 1
 *   node scripts/find-browser.mjs --install  as root on Debian, installs Debian's package where none is there
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

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

/**
 * The path of a browser: the one named by `CHROME_PATH` or `PUPPETEER_EXECUTABLE_PATH`, else the first in `PATH`,
 * else the first in the places where installers put it.
 * @returns {string | null}
 */
export function findBrowser() {
  const named = process.env.CHROME_PATH || process.env.PUPPETEER_EXECUTABLE_PATH;
  if (named) return runs(named) ? named : null;
  return [...inPath(), ...installed()].find(runs) ?? null;
}

/** Finds a browser or, as root on Debian, installs one; throws with the line to type where neither works. */
export function needBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  const named = process.env.CHROME_PATH || process.env.PUPPETEER_EXECUTABLE_PATH;
  if (named) throw new Error(`No browser at ${named}, which CHROME_PATH or PUPPETEER_EXECUTABLE_PATH names.`);
  if (!isDebian() || process.getuid?.() !== 0) {
    throw new Error(`No Chromium, Chrome or Edge found. Type: ${lineToType()}\nor set CHROME_PATH to a browser.`);
  }
  console.log('No browser found; installing Debian’s chromium …');
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  const fresh = findBrowser();
  if (fresh === null) throw new Error('Debian’s chromium was installed, but no browser can be found.');
  return fresh;
}

function inPath() {
  const extensions = process.platform === 'win32' ? ['.exe'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.flatMap((folder) => extensions.map((end) => join(folder, name + end))));
}

function installed() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `Applications/${app}.app/Contents/MacOS/${app}`,
    );
    return ['/', homedir()].flatMap((root) => apps.map((app) => join(root, app)));
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const apps = [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
      'Chromium/Application/chrome.exe',
    ];
    return roots.filter(Boolean).flatMap((root) => apps.map((app) => join(root, app)));
  }
  return [
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/var/lib/flatpak/exports/bin/org.chromium.Chromium',
    '/var/lib/flatpak/exports/bin/com.google.Chrome',
  ];
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isDebian() {
  return /^(ID|ID_LIKE)=.*debian/m.test(osRelease());
}

function lineToType() {
  if (process.platform === 'darwin') return 'brew install --cask chromium';
  if (process.platform === 'win32') return 'winget install Google.Chrome';
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  if (/^ID=ubuntu/m.test(osRelease())) return `${sudo}snap install chromium`;
  if (isDebian()) return `${sudo}apt-get update && ${sudo}apt-get install -y chromium`;
  if (/^(ID|ID_LIKE)=.*(fedora|rhel)/m.test(osRelease())) return `${sudo}dnf install -y chromium`;
  if (/^(ID|ID_LIKE)=.*arch/m.test(osRelease())) return `${sudo}pacman -S chromium`;
  return 'your package manager’s line for "chromium"';
}

function osRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const path = process.argv.includes('--install') ? needBrowser() : findBrowser();
    if (path === null) throw new Error(`No Chromium, Chrome or Edge found. Type: ${lineToType()}`);
    console.log(path);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
