/*
 * Bundles the command line into a few scripts, since loading six hundred modules one by one takes longer than building
 * a small talk. `lib/cli/main.cjs` runs them with V8's code cache; the modules in `lib/` stay what the library exports.
 *
 *   ../main.cjs    what people run: finds the others and their kept code
 *   ../chart-thread.cjs   the same for a thread that draws charts
 *   plenary.cjs    the command line, and what finds that nothing is to be built
 *   patch.cjs      what puts an edited slide into a talk that was built before
 *   compiler.cjs   the compiler
 *   commands.cjs   all other commands, with what they need of the compiler
 *   kinds.cjs      what makes a chart's words a whole specification, run when the first chart is met
 *   dialects.cjs   what converts decks of other tools, run where there is one
 *   drawing.cjs    what draws charts on a thread of its own
 *   charts.cjs …   libraries that not every talk needs, each run when it is first used
 *   catalogue.cjs  the words of all messages, run when the first is made
 *   LICENSES.txt   the licences of all that is in them
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';

/** Loaded by Node where they are asked for, since they read files of their own. */
const outside = ['canvas', 'sharp'];

/** What a build needs beside the first script where all of a talk is compiled. */
const compiling = ['./src/compile.ts', './src/patch/make-kit.ts'];

const grammar = 'highlight.js/lib/languages/';

/** The words of all messages: a build in which nothing changed has none to make. */
const catalogue = './src/diagnostics/catalogue.ts';

/** A third of the compiler, for talks with charts, and for edits of slides with some. */
const kinds = './src/expand/charts/expand-chart.ts';

/** For decks of other tools. */
const dialects = './src/dialects/convert.ts';

/** Modules of ours that are scripts by themselves, and what is asked of them. */
const apart = [
  { script: 'catalogue', module: catalogue, name: 'catalogue' },
  { script: 'kinds', module: kinds, name: 'expandChart' },
  { script: 'dialects', module: dialects, name: 'convertDeck' },
];

/** What a build needs where one slide was edited: a part of the compiler, which loads in a part of the time. */
const patching = './src/patch-build.ts';

/** What draws charts on a thread of its own: a part of the compiler as well. */
const drawing = './src/cli/draw-charts.ts';

/** The script that a module is in which the first one asks for. */
function scriptOf(module) {
  if (module === patching) return 'patch';
  return compiling.includes(module) ? 'compiler' : 'commands';
}

/**
 * Bundles the command line.
 * @param root of the repository
 * @returns whether it could
 */
export async function bundleCommand(root) {
  const chunks = {
    charts: ['vega', 'vega-lite', 'vega-interpreter'],
    code: ['highlight.js/lib/core', ...languages(root).map((name) => grammar + name)],
    math: ['temml'],
    html: ['sanitize-html'],
    yaml: ['yaml'],
    references: ['@citation-js/core', '@citation-js/plugin-bibtex', '@citation-js/plugin-ris'],
  };
  const later = await packagesFor(chunks);
  const parts = Object.entries(chunks).map(([name, packages]) => bundle(root, name, entryFor(root, packages), []));
  const ownIn = (script) => [
    withEachLanguage(root),
    withRequired(),
    withPlainFields(),
    withParserAlone(),
    withoutChildren(),
    withApart(
      root,
      apart.filter((one) => one.script !== script),
    ),
    withLater(later),
  ];
  const own = ownIn(null);
  for (const { script, module } of apart) parts.push(bundle(root, script, entryFor(root, [module]), ownIn(script)));
  const asked = new Set();
  const main = bundle(root, 'plenary', { entryPoints: ['src/cli/run-process.ts'] }, [
    withCompiler(root, asked),
    ...own,
  ]);
  const compiler = main.then(() => bundle(root, 'compiler', entryFor(root, compiling), own));
  const patch = main.then(() => bundle(root, 'patch', entryFor(root, [patching]), own));
  const commands = main.then(() => bundle(root, 'commands', entryFor(root, [...asked].sort()), own));
  const charts = bundle(root, 'drawing', entryFor(root, [drawing]), own);
  const entries = ['main', 'chart-thread'].map((name) => bundleEntry(root, name));
  const made = await Promise.all([main, compiler, patch, commands, charts, ...parts, ...entries]).catch(
    (error) => void process.stderr.write(`${error.message}\n`),
  );
  if (made === undefined) return false;
  const folder = join(root, 'lib/cli/bundle');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, 'lib/cli/chart-thread.cjs'), made.pop().text);
  writeFileSync(join(root, 'lib/cli/main.cjs'), made.pop().text);
  const inputs = new Set(made.flatMap(({ inputs }) => inputs));
  const files = [...made, { name: 'LICENSES.txt', text: licences(root, inputs) }];
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  return true;
}

/** A script that Node itself runs; where it runs the modules, it imports them from beside it. */
async function bundleEntry(root, name) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [`src/cli/${name}.ts`],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    banner: { js: "const __address = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': '__address' },
    plugins: [
      {
        name: 'with-modules',
        setup({ onResolve }) {
          onResolve({ filter: /^\.\/run-process\.ts$/ }, () => ({ path: './run-process.js', external: true }));
        },
      },
    ],
  });
  return { text: result.outputFiles[0].text };
}

/** The wrapper is what Node puts around a CommonJS module; the digest at its head names the kept code of this text. */
async function bundle(root, name, entry, plugins) {
  const result = await build({
    absWorkingDir: root,
    ...entry,
    external: outside,
    // Names of modules are their paths from here, wherever `node_modules` may be.
    preserveSymlinks: true,
    write: false,
    outdir: 'lib/cli/bundle',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    define: {
      'import.meta.url': '__address',
      'import.meta.resolve': '__resolve',
      'performance.now': '__now',
      'performance.timeOrigin': '__origin',
    },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    plugins: [withoutCanvas(root), ...plugins],
  });
  const text = withImports(result.outputFiles[0].text).replace(/[^\0-\x7f]/g, escaped);
  const code = `(function (exports, require, module, __address, __resolve, __import) {${clock}${text}})`;
  const digest = createHash('sha256').update(code).digest('hex').slice(0, 16);
  return { name: `${name}.cjs`, text: `/* ${digest} */${code}`, inputs: Object.keys(result.metafile.inputs) };
}

/** Times as `performance` has them, which Node loads some ten modules for. */
const clock = 'const __now = () => process.uptime() * 1000, __origin = Date.now() - __now();';

/** A script cannot import without a flag of Node, so the module that loads it does. */
function withImports(text) {
  const code = text.replace(/(?<=\bawait )import(?=\((?:"[@\w/-]+"|packageName)\))/g, '__import');
  const left = /^(?!\s*(?:\/\/|\*)).*\bimport\(.*/m.exec(code);
  if (left !== null) throw new Error(`a script of the bundle cannot do this: ${left[0].trim()}`);
  return code;
}

/** What esbuild does not escape stands in comments and regular expressions; a text of single bytes loads faster. */
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

function entryFor(root, packages) {
  const members = packages.map((name) => `get ${JSON.stringify(name)}() { return require(${JSON.stringify(name)}); }`);
  return { stdin: { contents: `module.exports = {\n${members.join(',\n')}\n};`, resolveDir: root } };
}

/**
 * What stands in the main script for a package of another one. Vega is imported at the top of modules, so its exports
 * are looked up one by one when they are used; the others are imported when they are needed.
 */
async function packagesFor(chunks) {
  const later = new Map();
  for (const [chunk, packages] of Object.entries(chunks)) {
    for (const name of packages) {
      const load = `require(${JSON.stringify(`./${chunk}.cjs`)})[${JSON.stringify(name)}]`;
      const names = chunk === 'charts' ? Object.keys(await import(name)) : null;
      const each = names?.map((key) => `get ${key}() { return load().${key}; }`).join(',\n');
      later.set(
        name,
        names === null
          ? `module.exports = ${load};`
          : `let loaded;\nconst load = () => (loaded ??= ${load});\nmodule.exports = { __esModule: true,\n${each} };`,
      );
    }
  }
  return later;
}

function withLater(later) {
  return {
    name: 'with-later',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\.cjs$/, namespace: 'later' }, ({ path }) => ({ path, external: true }));
      onResolve({ filter: /^[@\w]/ }, ({ path, importer }) => {
        // A user's own package for citation styles registers itself with the package that Node finds.
        if (/format-with-csl\.ts$/.test(importer)) return { path, external: true };
        return later.has(path) ? { path, namespace: 'later' } : undefined;
      });
      onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({ contents: later.get(path), loader: 'js' }));
    },
  };
}

/**
 * What the first script imports when it is needed comes from the second, but for the command that most often finds that
 * nothing is to be done. Modules that both need are in both: none of them keeps anything that the other must know.
 * @param asked gets the modules, from the root
 */
function withCompiler(root, asked) {
  return {
    name: 'with-compiler',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import' || path === './commands/build.ts') return undefined;
        const module = `./${relative(root, join(resolveDir, path)).split(sep).join('/')}`;
        if (scriptOf(module) === 'commands') asked.add(module);
        return { path: module, namespace: 'compiler' };
      });
      onResolve({ filter: /\.cjs$/, namespace: 'compiler' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /./, namespace: 'compiler' }, ({ path }) => ({
        contents: `module.exports = require('./${scriptOf(path)}.cjs')[${JSON.stringify(path)}];`,
        loader: 'js',
      }));
    },
  };
}

/** markdown-it gives each token and state its fields one by one through a function; here they are set. */
function withPlainFields() {
  const field = /_defineProperty\(\s*(?:\/\*\*(?:(?!\*\/)[^])*\*\/\s*)?this,\s*"(\w+)",/g;
  return {
    name: 'with-plain-fields',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]markdown-it[\\/]dist[\\/]markdown-it\.mjs$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        if (!field.test(source)) throw new Error(`${path} sets fields in another way than the bundle expects`);
        return { contents: source.replace(field, '(this.$1 ='), loader: 'js' };
      });
    },
  };
}

/** A module that is a script by itself is run where what it exports is first used. */
function withApart(root, modules) {
  return {
    name: 'with-apart',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/(?:catalogue|expand-chart|convert)\.ts$/ }, ({ path, resolveDir }) => {
        const found = modules.find(({ module }) => join(resolveDir, path) === join(root, module));
        return found && { path: found.module, namespace: 'apart', pluginData: found };
      });
      onResolve({ filter: /\.cjs$/, namespace: 'apart' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /./, namespace: 'apart' }, ({ pluginData: { script, module, name } }) => ({
        contents: `let made;
const make = () => (made ??= require('./${script}.cjs')[${JSON.stringify(module)}].${name});
module.exports = { __esModule: true, get ${name}() { return make(); } };`,
        loader: 'js',
      }));
    },
  };
}

/** Commander asks Node at its top for what runs other programs, which no command of ours is. */
function withoutChildren() {
  const asked = "const childProcess = require('node:child_process');";
  return {
    name: 'without-children',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]commander[\\/]lib[\\/]command\.js$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        if (!source.includes(asked)) throw new Error(`${path} runs programs in another way than the bundle expects`);
        const later = "const childProcess = { spawn: (...words) => require('node:child_process').spawn(...words) };";
        return { contents: source.replace(asked, later), loader: 'js' };
      });
    },
  };
}

/** Of Handlebars the parser alone is asked for. */
function withParserAlone() {
  return {
    name: 'with-parser-alone',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^handlebars$/ }, ({ resolveDir }) => ({
        path: 'handlebars',
        namespace: 'parser',
        pluginData: resolveDir,
      }));
      onLoad({ filter: /./, namespace: 'parser' }, ({ pluginData }) => ({
        contents: `module.exports = require('handlebars/dist/cjs/handlebars/compiler/base.js');`,
        resolveDir: pluginData,
      }));
    },
  };
}

/** Vega's canvas for Node has an `await` at its top, which no script can hold; that for browsers gives the same SVG. */
function withoutCanvas(root) {
  return {
    name: 'without-canvas',
    setup({ onResolve }) {
      const path = join(root, 'node_modules/vega-canvas/build/vega-canvas.browser.js');
      onResolve({ filter: /^vega-canvas$/ }, () => ({ path }));
    },
  };
}

/** Grammars are imported by a name that is made when they are needed: here each of them has an import of its own. */
function withEachLanguage(root) {
  const asked = `import(\`${grammar}\${module}\`)`;
  return {
    name: 'with-each-language',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]render[\\/]code[\\/]highlight\.ts$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        if (!source.includes(asked)) throw new Error(`${path} imports grammars in another way than the bundle expects`);
        const table = languages(root).map((name) => `'${name}': () => import('${grammar}${name}')`);
        const contents = `${source.replace(asked, 'grammars[module]()')}\nconst grammars = {${table.join(',\n')}};`;
        return { contents, loader: 'ts', resolveDir: dirname(path) };
      });
    },
  };
}

/** What a module asks Node for when it needs it at once is in a script of its own. */
function withRequired() {
  return {
    name: 'with-required',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]util[\\/]yaml\.ts$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        return { contents: source.replace(/createRequire\(import\.meta\.url\)(?=\(')/, 'require'), loader: 'ts' };
      });
    },
  };
}

/** The first name of each line in `languages.ts` is that of its module. */
function languages(root) {
  const text = readFileSync(join(root, 'src/render/code/languages.ts'), 'utf8').split('`')[1];
  return text.split(';').map((line) => line.trim().split(/\s+/)[0]);
}

/** The licence of every package that has a file in the bundle, in the order of their names. */
function licences(root, inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.split(sep).join('/'));
    if (found) packages.add(found[1]);
  }
  const parts = [...packages].map((path) => {
    const folder = join(root, path);
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  const head = 'The scripts in this folder hold the command line of Plenary and these packages. Their licences:\n';
  return [head, ...[...new Set(parts)].sort()].join(`\n${'-'.repeat(80)}\n\n`);
}
