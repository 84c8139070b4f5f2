import { Command, Option } from 'commander';
import { addExportOptions } from './export-program.ts';
import { addCatalogueCommand, addCopyCommand, addLibraryCommands } from './library-program.ts';
import { formats } from './options.ts';
import { allVariantsOption, examples, langOption, variantOption, type Act } from './program-parts.ts';
import { styleFor } from './style.ts';
import type { Terminal } from './terminal.ts';
import { packageVersion } from './version.ts';

const deckHelp = 'a Markdown file, or a folder with a deck.md; found by itself where there is only one';

/** Who adds which commands, in the order of the help. */
const parts: readonly (readonly [names: readonly string[], add: (program: Command, act: Act) => void])[] = [
  [['serve'], addServeCommand],
  [['build'], addBuildCommand],
  [['check'], addCheckCommand],
  [['time'], addTimeCommand],
  [['spec'], addSpecCommand],
  [['export'], addExportCommand],
  [['trace'], addTraceCommand],
  [['diff'], addDiffCommand],
  [['list', 'find'], addLibraryCommands],
  [['catalogue'], addCatalogueCommand],
  [['copy'], addCopyCommand],
  [['init', 'describe'], addStarterCommands],
];

/**
 * The command line as a whole: every command with its arguments, options and examples.
 * @param first the first word that was typed: where it is a command, no other is made
 */
export function plenaryProgram(terminal: Terminal, act: Act, first?: string): Command {
  const program = new Command('plenary')
    .description('Compiles Markdown slides and the data behind them into a Reveal.js talk.')
    .usage('COMMAND [options]')
    .helpCommand(false)
    .helpOption('-h, --help', 'show this help')
    .version(packageVersion(), '-V, --version', 'show the version')
    .addOption(new Option('--format <form>', 'how diagnostics are printed').choices(formats).default('text'))
    .option('--root <dir>', 'folder beyond which nothing is read')
    .option('--all', 'show every diagnostic, not only the first 50')
    .option('-q, --quiet', 'print diagnostics only')
    .option('--timings', 'print what each stage and the slowest slides cost')
    .option('--debug', 'with a bug of ours: show the place in our code');
  configure(program, terminal);
  const meant = parts.filter(([names]) => names.includes(first ?? ''));
  for (const [, add] of meant.length > 0 ? meant : parts) add(program, act);
  return examples(program, [
    ['plenary init my-talk', 'make a small talk that builds at once'],
    ['plenary serve', 'show it in the browser while you write'],
    ['plenary build slides/upfront --notes', 'build a talk with its speaker notes'],
    ['plenary check --format github', 'annotate a pull request'],
  ]).addHelpText(
    'after',
    '\nExit codes: 0 clean, 1 the deck has errors (or warnings, with --strict), 2 wrong usage or settings,\n' +
      '3 the machine (disk, rights, browser), 70 a bug of ours',
  );
}

function addServeCommand(program: Command, act: Act): void {
  const serve = program
    .command('serve')
    .description('show a talk in the browser and keep it as it was last saved')
    .argument('[DECK]', deckHelp)
    .addOption(variantOption())
    .addOption(langOption())
    .option('-p, --port <n>', 'port, or the next one that is free (default: 7536)')
    .option('--open', 'open the browser')
    .option('--follow', 'go to the slide that was edited last')
    .option('--no-cache', 'make every slide anew: take nothing from earlier runs')
    .option('--host <address>', 'let other machines in, who need the secret in the address')
    .action(act(async () => (await import('./commands/serve.ts')).serve));
  examples(serve, [
    ['plenary serve --open', 'the only deck here, in the browser'],
    ['plenary serve slides/upfront --follow', 'shows the slide that was saved last'],
    ['plenary serve --host 192.168.1.20', 'for a tablet in the same network'],
  ]);
}

function addBuildCommand(program: Command, act: Act): void {
  const build = program
    .command('build')
    .description('build a talk as a static site; nothing is written when it has errors')
    .argument('[DECK]', deckHelp)
    .addOption(variantOption())
    .addOption(allVariantsOption())
    .addOption(langOption())
    .option('-o, --out <path>', 'folder of the talk (default: dist/NAME), or file with --single')
    .option('--single', 'one file with everything inside instead of a folder (default: dist/NAME.html)')
    .option('--notes', 'put the speaker notes into the talk')
    .option('--draft', 'write in spite of errors, into a folder of its own, marked DRAFT')
    .option('--strict', 'warnings are errors')
    .option('--no-cache', 'build in full: take nothing from the last build')
    .option('--as-presented <label>', 'also keep what was shown under presented/, to compare with later')
    .action(act(async () => (await import('./commands/build.ts')).build));
  examples(build, [
    ['plenary build', 'the only deck here'],
    ['plenary build slides/upfront -o public', 'into public/'],
    ['plenary build slides/upfront --single -o talk.html', 'one file, to mail'],
    ['plenary build --all-variants -o public', 'each variant in a folder below public/'],
    ['plenary build talk.md --draft', 'a talk at midnight, errors and all'],
    ['plenary build --as-presented "2026-06-01 ASCO"', 'keep it as presented/2026-06-01-asco/'],
  ]);
}

function addCheckCommand(program: Command, act: Act): void {
  const check = program
    .command('check')
    .description('say everything that is wrong with a talk')
    .argument('[DECK]', deckHelp)
    .addOption(variantOption())
    .addOption(allVariantsOption())
    .addOption(langOption())
    .option('--strict', 'warnings are errors')
    .option('--profile <name>', 'hold the talk against the rules of a congress')
    .option('--browser <path>', 'with --profile: Chromium, Chrome or Edge that measures type')
    .option('--chrome-no-sandbox', 'with --profile: without its sandbox, for root in a container')
    .option('--accept', 'note in plenary.lock.json what the claims that hold read now')
    .action(act(async () => (await import('./commands/check.ts')).check));
  examples(check, [
    ['plenary check slides/upfront', 'one talk'],
    ['plenary check --strict --format json', 'for a program'],
    ['plenary check --lang it', 'the talk in Italian, and what has no translation yet'],
    ['plenary check --profile congress-short-talk', 'the rules of a kind of congress: docs/profiles.md'],
  ]);
}

function addTimeCommand(program: Command, act: Act): void {
  const time = program
    .command('time')
    .description('say how long a talk takes, act by act and slide by slide, and whether it fits its slot')
    .argument('[DECK]', deckHelp)
    .addOption(variantOption())
    .addOption(langOption())
    .option('--json', 'print the times in seconds as JSON')
    .action(act(async () => (await import('./commands/time.ts')).time));
  examples(time, [['plenary time slides/upfront', 'what is planned, what the notes take, the sum of each act']]);
}

function addSpecCommand(program: Command, act: Act): void {
  const spec = program
    .command('spec')
    .description('print the complete Vega-Lite spec of a chart as JSON')
    .usage('[DECK] SLIDE [options]')
    .argument('[DECK]', deckHelp)
    .argument('[SLIDE]', 'id or number of the slide')
    .addOption(variantOption())
    .addOption(langOption())
    .option('--chart <n>', 'which chart of the slide, from 1', (text) => Number(text))
    .option('--vega', 'print the Vega spec that it compiles to')
    .action(act(async () => (await import('./commands/spec.ts')).spec));
  examples(spec, [
    ['plenary spec stagnation', 'the chart of the slide with this id'],
    ['plenary spec slides/upfront 7 --vega', 'slide 7, as Vega'],
  ]);
}

function addExportCommand(program: Command, act: Act): void {
  const command = program
    .command('export')
    .description('make a file of a talk to take along; nothing is written when it has errors')
    .argument('[DECK]', deckHelp)
    .addOption(variantOption())
    .addOption(allVariantsOption())
    .addOption(langOption());
  addExportOptions(command);
  command.action(act(async () => (await import('./commands/export.ts')).exportCommand));
  examples(command, [
    ['plenary export --to pdf', 'the only deck here, as dist/NAME.pdf'],
    ['plenary export slides/upfront --to pdf --steps all -o talk.pdf', 'a page for every step'],
  ]);
}

function addTraceCommand(program: Command, act: Act): void {
  const trace = program
    .command('trace')
    .description('say where a value comes from, or which slides depend on a file, a row or a column')
    .usage('[DECK] [NAME] [options]')
    .argument('[DECK]', deckHelp)
    .argument('[NAME]', 'a value or cell, as mustaches name it')
    .addOption(variantOption())
    .addOption(langOption())
    .option('--file <file>', 'list every slide that depends on this data file')
    .option('--row <key>', 'with --file: on this row')
    .option('--column <name>', 'with --file: on this column')
    .option('--json', 'print the answer as JSON')
    .action(act(async () => (await import('./commands/trace.ts')).trace));
  examples(trace, [
    ['plenary trace', 'what each slide shows from data'],
    ['plenary trace trials.e1910-os5-blina', 'file, row, column and source of a number'],
    ['plenary trace --file data/trials.csv --row e1910-os5-blina', 'what to look at when it changes'],
  ]);
}

function addDiffCommand(program: Command, act: Act): void {
  const diff = program
    .command('diff')
    .description('say what changed between two versions of a talk: values, claims, charts, slides, references')
    .argument('[OLD]', 'a deck, a folder that build wrote, a trace.json, or a talk under presented/')
    .argument('[NEW]', 'the same; the deck of today where it is left out')
    .option('--json', 'print the differences as JSON')
    .option('--html <file>', 'also write them as a page, with the charts that changed side by side')
    .addOption(variantOption())
    .option('--exit-code', 'end with 1 where anything is different')
    .option('--pins', 'how pinned and copied slides of a deck read now, against how they read then')
    .action(act(async () => (await import('./commands/diff.ts')).diff));
  examples(diff, [
    ['plenary diff presented/2026-06-01-asco', 'what changed since the talk was given'],
    ['plenary diff dist/june dist/july --html changes.html', 'two builds, as a page'],
  ]);
}

function addStarterCommands(program: Command, act: Act): void {
  const init = program
    .command('init')
    .description('make a small talk that builds at once, or a talk of a deck that is there')
    .argument('<DIR>', 'a folder that does not exist yet, or an empty one')
    .addOption(
      new Option('--template <name>', 'what to begin with (default: talk)').choices(['talk', 'course', 'lightning']),
    )
    .option('--from <file>', 'a deck of reveal-md, Marp, Slidev, Pandoc or Quarto, which is converted')
    .action(act(async () => (await import('./commands/init.ts')).init));
  examples(init, [
    ['plenary init my-talk && cd my-talk && plenary build', 'from nothing to a talk'],
    ['plenary init course --template course', 'several lectures that share slides and data'],
    ['plenary init my-talk --from slides.md', 'from a deck of another tool, with a report'],
  ]);
  const describe = program
    .command('describe')
    .description("print a data file's columns as an entry for datapackage.json")
    .argument('<FILE>', 'a file of rows: CSV, TSV, JSON, NDJSON or YAML')
    .action(act(async () => (await import('./commands/describe.ts')).describe));
  examples(describe, [['plenary describe data/trials.csv', 'copy the entry into data/datapackage.json']]);
}

/* Errors are printed as diagnostics by `run-program`, so commander itself stays silent and never ends the process. */
function configure(program: Command, terminal: Terminal): void {
  const style = styleFor(terminal.out.colour);
  const columns = (): number => Math.min(terminal.out.columns ?? 100, 100);
  program
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out.write,
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: columns,
    })
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => style('bold', title) });
}
