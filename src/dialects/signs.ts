/** The tools whose decks are converted. */
export type ForeignDialect = 'marp' | 'slidev' | 'pandoc';

/** Something in a deck that only one tool knows. */
export interface Sign {
  readonly dialect: ForeignDialect | 'reveal-md';
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** A setting by its key, and by its value where the key alone says nothing. */
interface KeySign {
  readonly keys: string;
  readonly value?: RegExp;
}

/** Settings that only our decks have. */
const ours: readonly KeySign[] = [
  { keys: 'time values estimates abbreviations names colors citation-style' },
  { keys: 'separator', value: /^plenary$/ },
  { keys: 'theme', value: /^congress(?:-dark)?$/ },
];

const theirs: Readonly<Record<Sign['dialect'], readonly KeySign[]>> = {
  marp: [{ keys: 'marp headingDivider paginate _class _paginate _header _footer _backgroundColor _color' }],
  'reveal-md': [{ keys: 'highlightTheme verticalSeparator notesSeparator revealOptions preprocessor' }],
  slidev: [
    {
      keys:
        'routerMode colorSchema drawings mdc themeConfig canvasWidth aspectRatio exportFilename addons lineNumbers ' +
        'highlighter remoteAssets defaults titleTemplate twoslash monaco htmlAttrs seoMeta plantUmlServer wakeLock presenter',
    },
    {
      keys: 'layout',
      value:
        /^(?:cover|intro|center|two-cols(?:-header)?|image-(?:left|right)|iframe(?:-left|-right)?|fact|statement)$/,
    },
    { keys: 'theme', value: /^(?:seriph|apple-basic|bricks|shibainu|@slidev\/.+|slidev-theme-.+)$/ },
  ],
  pandoc: [
    { keys: 'slide-level revealjs-url bibliography' },
    { keys: 'format', value: /^[\w-]*revealjs$/m },
    { keys: 'output', value: /^(?:revealjs::|beamer|slidy|ioslides)/m },
  ],
};

/** Has a deck settings that only ours have? */
export function isOurs(head: string): boolean {
  return settingLines(head).some((line) => ours.some((sign) => speaks(line, sign)));
}

/** Signs among the settings at the top of a deck. */
export function metadataSigns(text: string, head: string): readonly Sign[] {
  const titleBlock = /^% *\S.*\n(?=%|\s*\n|#)/.exec(text)?.[0];
  if (titleBlock !== undefined)
    return [{ dialect: 'pandoc', words: titleBlock.trim(), start: 0, end: titleBlock.trimEnd().length }];
  const base = head === '' ? 0 : text.indexOf(head);
  const lines = settingLines(head);
  return (Object.keys(theirs) as Sign['dialect'][]).flatMap((dialect): Sign[] => {
    const line = lines.find((each) => theirs[dialect].some((sign) => speaks(each, sign)));
    if (line === undefined) return [];
    const start = base + line.start;
    return [{ dialect, words: line.words, start, end: start + line.words.length }];
  });
}

interface SettingLine {
  readonly key: string;
  readonly value: string;
  readonly words: string;
  readonly start: number;
}

/** The lines of the settings that begin with a key; what stands below `format:` counts as its value. */
function settingLines(head: string): readonly SettingLine[] {
  return [...head.matchAll(/^([\w-]+)[ \t]*:[ \t]*(.*)$/gm)].map((match) => {
    const [words, key = '', written = ''] = match;
    const below = /^(?:\n[ \t]+.*)*/.exec(head.slice(match.index + words.length))?.[0] ?? '';
    const keysBelow = [...below.matchAll(/^[ \t]+([\w:-]+?)[ \t]*:(?:[ \t]|$)/gm)].map(([, each]) => each).join('\n');
    const value =
      written.trim() === ''
        ? keysBelow
        : written
            .replace(/[ \t]#.*$/, '')
            .trim()
            .replace(/^["']|["']$/g, '');
    return { key, value, words: words.trim(), start: match.index };
  });
}

function speaks({ key, value }: SettingLine, sign: KeySign): boolean {
  return sign.keys.split(' ').includes(key) && (sign.value?.test(value) ?? true);
}

/** Marks in slides that only one tool knows; `hint` must be there for the pattern to match. */
export const bodySigns: readonly {
  readonly dialect: ForeignDialect;
  readonly hint: string;
  readonly pattern: RegExp;
}[] = [
  { dialect: 'marp', hint: '![bg', pattern: /!\[bg(?: [^\]]*)?\]\(/ },
  {
    dialect: 'marp',
    hint: '<!-- ',
    pattern: /<!-- *_?(?:class|paginate|backgroundColor|backgroundImage|headingDivider) *: /,
  },
  { dialect: 'slidev', hint: '<v-click', pattern: /<v-clicks?[\s>]/ },
  { dialect: 'slidev', hint: '::right::', pattern: /^::right::\s*$/ },
  {
    dialect: 'slidev',
    hint: 'layout: ',
    pattern: /^layout: (?:cover|intro|center|two-cols(?:-header)?|image-left|image-right|iframe|fact|statement)$/,
  },
  { dialect: 'pandoc', hint: '. . .', pattern: /^\. \. \.\s*$/ },
  { dialect: 'pandoc', hint: 'incremental', pattern: /^:{3,} *\{?\.?(?:non)?incremental\}?\s*$/ },
  { dialect: 'pandoc', hint: '{.column', pattern: /^:{3,} *\{\.columns?[ }]/ },
  { dialect: 'pandoc', hint: '{{< ', pattern: /^\{\{< *(?:video|include|meta|pagebreak|fa) / },
];
