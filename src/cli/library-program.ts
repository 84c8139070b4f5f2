import type { Command } from 'commander';
import { examples, type Act } from './program-parts.ts';

/** Commands over the slides of many decks. */
export function addLibraryCommands(program: Command, act: Act): void {
  const filtered = (command: Command): Command =>
    command
      .option('--tag <tag>', 'slides with this tag only; may be given again', collect)
      .option('--cites <key>', 'slides that cite this reference', collect)
      .option('--data <name>', 'slides that show this table or value', collect);
  const list = filtered(
    program
      .command('list')
      .description('list the slides of all decks below a folder')
      .argument('[DIR]', 'a folder with any number of decks (default: the current one)')
      .option('--decks', 'a line for each deck, without its slides'),
  ).action(act(async () => (await import('./commands/list.ts')).list));
  examples(list, [
    ['plenary list talks --decks', 'a line for each talk'],
    ['plenary list --tag survival', 'what has this tag, in all talks below'],
  ]);
  const find = filtered(
    program
      .command('find')
      .description('find slides in all decks below a folder: best first, typing mistakes forgiven')
      .argument('<WORDS>', 'words of titles, tags, texts or notes; several between quotes')
      .argument('[DIR]', 'a folder with any number of decks (default: the current one)')
      .option('--limit <n>', 'how many are shown (default: 20)', Number),
  ).action(act(async () => (await import('./commands/find.ts')).find));
  examples(find, [
    ['plenary find blinatumomab', 'in all talks below the current folder'],
    ['plenary find "overall survival" talks --cites litzow2024', 'slides that cite this paper'],
    ['plenary find survival --format json', 'for a program'],
  ]);
}

/** `plenary catalogue` */
export function addCatalogueCommand(program: Command, act: Act): void {
  const catalogue = program
    .command('catalogue')
    .description('make a page with a picture of every slide of all decks below a folder, to search and pick from')
    .argument('<DIR>', 'a folder with any number of decks')
    .requiredOption('-o, --out <dir>', 'folder of the catalogue')
    .option('--notes', 'search the speaker notes too, which puts them into the page')
    .option('--no-pictures', 'words in the place of pictures: no browser is needed')
    .option('--browser <path>', 'a Chromium, Chrome or Edge to draw with')
    .option('--chrome-no-sandbox', "leave out the browser's sandbox, where a container forbids it")
    .action(act(async () => (await import('./commands/catalogue.ts')).catalogue));
  examples(catalogue, [
    ['plenary catalogue talks -o catalogue', 'then open catalogue/index.html'],
    ['plenary catalogue talks -o catalogue --no-pictures', 'where there is no browser'],
  ]);
}

/** `plenary copy` */
export function addCopyCommand(program: Command, act: Act): void {
  const copy = program
    .command('copy')
    .description(
      'bring a slide with its data, values, references and pictures into another deck; nothing is overwritten',
    )
    .usage('DECK#ID INTO [options]')
    .argument('<SLIDE>', 'file and id of the slide, as `find` prints them: talks/one/deck.md#survival')
    .argument('<INTO>', 'the deck that gets it: a Markdown file, or a folder with a deck.md')
    .option('--variant <name>', 'the version of the talk whose slide is meant (default: the first that shows it)')
    .action(act(async () => (await import('./commands/copy.ts')).copy));
  examples(copy, [['plenary copy talks/one/deck.md#survival talks/two', 'as the last slide of talks/two/deck.md']]);
}

function collect(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, word];
}
