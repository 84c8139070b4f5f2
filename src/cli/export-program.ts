import { InvalidArgumentError, Option, type Command } from 'commander';
import { exporters } from '../export/exporters.ts';
import type { ExportKind } from '../export/exporter.ts';

/** An option that only some kinds of export have. */
interface KindOption {
  readonly name: string;
  readonly kinds: readonly ExportKind[];
  readonly option: () => Option;
  /** What serves another kind instead, where something does. */
  readonly instead?: Readonly<Partial<Record<ExportKind, string>>>;
}

const paged: readonly ExportKind[] = ['pdf', 'pptx', 'png'];

/** A page that is clicked through holds the whole talk: a bundle of a range would hold it too, and who made it would not know. */
const instead = { bundle: 'to hand in some of the slides, name them as a variant: `in: short`, and `--variant short`' };

/** Which kinds know an option; it is in the help once one of them is there. */
const kindOptions: readonly KindOption[] = [
  {
    name: 'steps',
    kinds: [...paged, 'bundle'],
    option: () =>
      new Option(
        '--steps <which>',
        'a page for every step of a slide, or for its end (default: last); in PowerPoint steps come with a click (animate)',
      ).choices(['all', 'last', 'animate']),
  },
  {
    name: 'range',
    kinds: paged,
    instead,
    option: () => new Option('--range <numbers>', 'only these slides, by the numbers printed on them: 3-7'),
  },
  {
    name: 'from',
    kinds: paged,
    instead,
    option: () => new Option('--from <slide>', 'begin with this slide, by id or number'),
  },
  {
    name: 'until',
    kinds: paged,
    instead,
    option: () => new Option('--until <slide>', 'end with this slide, by id or number'),
  },
  {
    name: 'notes',
    kinds: ['html', 'pdf', 'pptx', 'handout', 'lms', 'bundle'],
    option: () => new Option('--notes', "with the speaker's notes"),
  },
  {
    name: 'audience',
    kinds: ['pptx', 'handout', 'bundle'],
    option: () => new Option('--audience', "for those who listened: nothing of the speaker's notes"),
  },
  {
    name: 'appendix',
    kinds: ['pdf', 'bundle'],
    instead: { pptx: 'its notes list the sources of each number as they are' },
    option: () => new Option('--appendix', 'pages at the end that say where each number comes from'),
  },
  {
    name: 'scale',
    kinds: ['png', 'bundle'],
    option: () =>
      new Option('--scale <n>', 'pixels for each of the 1280 × 720 of a slide (default: 2)').argParser(positive),
  },
  {
    name: 'sheet',
    kinds: ['png'],
    option: () => new Option('--sheet', 'one picture with all slides small, and their numbers'),
  },
  {
    name: 'paper',
    kinds: ['pdf', 'handout', 'bundle'],
    option: () => new Option('--paper <size>', 'paper of pages with notes (default: A4)').choices(['A4', 'letter']),
  },
  {
    name: 'perPage',
    kinds: ['handout', 'bundle'],
    option: () => new Option('--per-page <n>', 'slides on a page (default: 3)').choices(['1', '2', '3', '6']),
  },
  {
    name: 'fonts',
    kinds: ['pptx', 'bundle'],
    option: () =>
      new Option('--fonts <which>', 'fonts that every machine has, or our own taken along (default: safe)').choices([
        'safe',
        'embed',
      ]),
  },
  {
    name: 'template',
    kinds: ['pptx', 'bundle'],
    option: () => new Option('--template <file>', 'a .pptx whose masters, colours and fonts are taken'),
  },
  {
    name: 'address',
    kinds: ['handout', 'bundle'],
    option: () => new Option('--address <url>', 'where the talk can be found, for its QR code'),
  },
];

/** The kinds that there are. */
export function knownKinds(): readonly ExportKind[] {
  return Object.keys(exporters) as ExportKind[];
}

/** Adds to a command what the exports that there are can be asked for. */
export function addExportOptions(command: Command): void {
  const kinds = knownKinds();
  command.addOption(
    new Option('-t, --to <kind>', 'what the talk is taken along as').choices(kinds).makeOptionMandatory(),
  );
  command.option('-o, --out <path>', 'file or folder to write (default: dist/NAME with the ending of the kind)');
  for (const { kinds: of, option } of kindOptions) {
    if (of.some((kind) => kinds.includes(kind))) command.addOption(option());
  }
  command
    .option('--strict', 'warnings are errors')
    .option('--no-cache', 'take nothing from earlier builds and exports')
    .option('--profile <name>', 'hold it against the rules of a congress')
    .option('--browser <path>', 'Chromium, Chrome or Edge to use (default: the first that is found)')
    .option('--chrome-no-sandbox', 'run the browser without its sandbox, for root in a container');
}

/** An option that was given and that the kind does not know, and what is for it instead; `null` where all are right. */
export function misplacedOption(
  given: Readonly<Record<string, unknown>>,
  kind: ExportKind,
): { readonly flag: string; readonly hint: string } | null {
  const known = knownKinds();
  const wrong = kindOptions.find(({ name, kinds }) => given[name] !== undefined && !kinds.includes(kind));
  if (wrong === undefined) return null;
  const fits = `it is for ${wrong.kinds.filter((one) => known.includes(one)).join(', ')}`;
  const other = wrong.instead?.[kind];
  return { flag: wrong.option().long ?? '', hint: other === undefined ? fits : `${fits}; ${other}` };
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 8)) throw new InvalidArgumentError('A number above 0, 8 at most.');
  return value;
}
