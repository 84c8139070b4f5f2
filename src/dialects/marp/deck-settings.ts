import { drop, tell, type Draft } from '../draft.ts';
import { wordsOf, type Entry } from '../settings.ts';
import { assumedLanguage, oneOfEach, same, setting, type Setting } from '../write-deck.ts';
import type { Local } from './directives.ts';

/** The settings of the talk from Marp's global directives and what holds from the first slide on. */
export function marpSettings(draft: Draft, global: readonly Entry[], first: Local): readonly Setting[] {
  const given = global.flatMap((entry) => one(draft, entry, first));
  const language = given.some(({ key }) => key === 'lang') ? [] : [assumedLanguage(draft)];
  const theme = given.some(({ key }) => key === 'theme') ? [] : isDark(first) ? [dark(first)] : [];
  return oneOfEach(draft, [...given, ...language, ...theme, ...fromFirst(draft, first)]);
}

function one(draft: Draft, entry: Entry, first: Local): Setting[] {
  const { key, value, at } = entry;
  const words = wordsOf(value);
  switch (key.replace('$', '')) {
    case 'marp':
      tell(draft, 'changed', at, 'the deck is one of Plenary now');
      return [];
    case 'title':
    case 'author':
    case 'lang':
      return words === null ? [] : typeof value === 'string' ? [same(draft, entry)] : [setting(key, words, at)];
    case 'theme': {
      const ours = isDark(first) ? 'congress-dark' : 'congress';
      tell(draft, 'changed', at, `\`theme: ${ours}\`; for a look of your own write \`templates/themes/NAME.css\``);
      return [setting('theme', ours, at)];
    }
    case 'size':
      if (value === '16:9') tell(draft, 'kept', at, 'slides are 1280 by 720');
      else drop(draft, at, 'slides are 16:9, 1280 by 720');
      return [];
    case 'math':
      tell(draft, 'changed', at, 'formulas become MathML when the talk is built');
      return [];
    case 'headingDivider':
      tell(draft, 'changed', at, 'a line `---` stands before each of these headings');
      return [];
    case 'style':
      drop(draft, at, 'write a theme into `templates/themes` for styles of your own');
      return [];
    default:
      drop(draft, at, 'a talk has no such setting');
      return [];
  }
}

/** What holds on all slides becomes a setting of the talk. */
function fromFirst(draft: Draft, { header, footer, paginate }: Local): Setting[] {
  const lines = [header, footer].filter((said) => said !== null && said.words !== null);
  const number = paginate?.words === 'true';
  if (paginate !== null) tell(draft, 'changed', paginate.at, `\`slide-number: ${number}\``);
  for (const said of [header, footer])
    if (said !== null)
      tell(
        draft,
        'changed',
        said.at,
        said === header ? 'it stands in the footer, since slides have no header' : 'it stands in the footer',
      );
  const at = paginate?.at ?? { start: 0, end: 0 };
  const footerAt = lines[0]?.at ?? at;
  const line = lines.map((said) => said?.words ?? '').join(' · ');
  return [setting('slide-number', number, at), ...(line === '' ? [] : [setting('footer', plainWords(line), footerAt)])];
}

/** A footer is a line of words: pictures and emphasis are none. */
function plainWords(markdown: string): string {
  return markdown
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function isDark({ class: classes }: Local): boolean {
  return classes?.words?.split(' ').includes('invert') ?? false;
}

function dark({ class: classes }: Local): Setting {
  return setting('theme', 'congress-dark', classes?.at ?? { start: 0, end: 0 });
}
