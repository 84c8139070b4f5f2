/*
 * The tools that are compared: where each is, how it builds and serves, and how its page looks when it is there:
 * `ready` is a selector of what has a height then, `present` one of the slide that is shown.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const node = process.execPath;
const root = fileURLToPath(new URL('../..', import.meta.url));
const floor = fileURLToPath(new URL('floor.mjs', import.meta.url));
const floorServer = fileURLToPath(new URL('floor-serve.mjs', import.meta.url));
const revealReady = '.reveal.ready .slides section.present';

/** The folder that other tools are installed in where the command line names none. */
export const defaultPeers = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'plenary-bench');

/**
 * Packages of each tool. Slidev: of versions before that day, since one of its newest parts is missing from the registry.
 * Its dependency of a dependency is the same code under another name.
 */
const packages = {
  marp: { add: ['@marp-team/marp-cli'] },
  'reveal-md': { add: ['reveal-md'] },
  slidev: { add: ['@slidev/cli@52.20.1', '@slidev/theme-default'], more: ['--before=2026-09-30'] },
  revealjs: { add: ['reveal.js@4.6.1'] },
};

/** Each tool by name, given the folder with the others. `entry` is the file that must be there. */
export function toolsIn(peers) {
  const inside = (folder, path) => join(peers, folder, 'node_modules', path);
  const named = (name, tool) => ({
    name,
    dialect: name,
    page: 'index.html',
    present: '.slides section.present',
    ready: revealReady,
    ...tool,
  });
  return [
    named('plenary', { ...plenaryTool(join(root, 'lib/cli/main.cjs')) }),
    named('marp', marpTool(inside('marp', '@marp-team/marp-cli/marp-cli.js'))),
    named('pandoc', pandocTool(inside('revealjs', 'reveal.js'))),
    named('reveal-md', revealMdTool(inside('reveal-md', 'reveal-md/bin/reveal-md.js'))),
    named('slidev', slidevTool(inside('slidev', '@slidev/cli/bin/slidev.mjs'), join(peers, 'slidev', 'decks'))),
    named('floor', floorTool()),
  ];
}

function plenaryTool(entry) {
  return {
    title: 'Plenary',
    entry,
    package: join(root, 'package.json'),
    build: (out) => ({ command: node, args: [entry, 'build', 'deck.md', '-o', out, '--notes', '--quiet'] }),
    serve: (port) => ({ command: node, args: [entry, 'serve', 'deck.md', '--port', `${port}`], path: '/' }),
  };
}

function marpTool(entry) {
  return {
    title: 'Marp CLI',
    entry,
    package: join(entry, '../package.json'),
    build: (out) => ({ command: node, args: [entry, 'slides.md', '--no-stdin', '-o', join(out, 'index.html')] }),
    after: (deck, out) => copyFiles(deck, out),
    serve: (port) => ({
      command: node,
      args: [entry, '--server', '--watch', '--no-stdin', '.'],
      env: { PORT: `${port}` },
      path: '/slides.md',
    }),
    present: '.bespoke-marp-active',
    ready: '.bespoke-marp-active section',
  };
}

function pandocTool(reveal) {
  const words = ['-t', 'revealjs', '-s', '--slide-level=2', '-V', 'revealjs-url=reveal.js'];
  return {
    title: 'pandoc',
    entry: null,
    before: (out) => mkdirSync(out, { recursive: true }),
    build: (out) => ({ command: 'pandoc', args: [...words, '-o', join(out, 'index.html'), 'slides.md'] }),
    after: (deck, out) => {
      copyFiles(deck, out);
      for (const part of ['dist', 'plugin'])
        if (existsSync(join(reveal, part)))
          cpSync(join(reveal, part), join(out, 'reveal.js', part), { recursive: true });
    },
  };
}

function revealMdTool(entry) {
  return {
    title: 'reveal-md',
    entry,
    package: join(entry, '../../package.json'),
    build: (out) => ({ command: node, args: [entry, 'slides.md', '--static', out, '--static-dirs=img,data'] }),
    serve: (port) => ({
      command: node,
      args: [entry, 'slides.md', '--watch', '--disable-auto-open', '--port', `${port}`],
      path: '/slides.md',
    }),
  };
}

function slidevTool(entry, decks) {
  return {
    title: 'Slidev',
    entry,
    package: join(entry, '../../package.json'),
    decks, // its theme is looked for upward from the deck
    build: (out) => ({ command: node, args: [entry, 'build', 'slides.md', '--out', out] }),
    serve: (port) => ({ command: node, args: [entry, 'slides.md', '--port', `${port}`], path: '/1' }),
    present: '#slide-content',
    ready: '.slidev-page h1',
  };
}

/** Not a tool: the least that must be done, written down naively. */
function floorTool() {
  return {
    title: 'naive floor',
    dialect: 'plenary',
    entry: floor,
    build: (out) => ({ command: node, args: [floor, 'deck.md', out] }),
    serve: (port) => ({ command: node, args: [floorServer, 'deck.md', `${port}`], path: '/' }),
  };
}

function copyFiles(deck, out) {
  for (const name of ['img', 'data']) cpSync(join(deck, name), join(out, name), { recursive: true });
}

/** A tool's version, or `null` where it is not to be had. */
export function versionOf(tool) {
  if (tool.name === 'floor') return 'in this repository';
  if (tool.entry === null)
    return /\d[\d.]*/.exec(spawnSync(tool.name, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[0] ?? null;
  if (!existsSync(tool.entry)) return null;
  return JSON.parse(readFileSync(tool.package, 'utf8')).version;
}

/** Installs what is not there, each tool into a folder of its own; returns what could not be installed. */
export function installPeers(peers, names) {
  const failed = [];
  const tools = toolsIn(peers);
  for (const name of names) {
    const { add, more = [] } = packages[name] ?? {};
    const tool = tools.find((each) => each.name === name);
    const isThere = tool === undefined ? existsSync(join(peers, name, 'node_modules')) : versionOf(tool) !== null;
    if (add === undefined || isThere) continue;
    const folder = join(peers, name);
    mkdirSync(folder, { recursive: true });
    const overrides = name === 'slidev' ? { overrides: { 'lz-string-es': 'npm:lz-string@1.5.0' } } : {};
    if (!existsSync(join(folder, 'package.json')))
      writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ private: true, ...overrides })}\n`);
    console.error(`installing ${name} into ${folder} …`);
    try {
      const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...more, ...add];
      execFileSync('npm', words, {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
        shell: process.platform === 'win32',
      });
    } catch {
      failed.push(name);
    }
  }
  return failed;
}
