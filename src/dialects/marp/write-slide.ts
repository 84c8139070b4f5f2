import { backgroundOf, classNames, isGradient, isShort } from '../common.ts';
import { keep, tell, write, type Draft, type Piece, type Stretch } from '../draft.ts';
import { isBlank, setting, trimmed, type Setting, type SlideOut } from '../write-deck.ts';
import type { Local, Said } from './directives.ts';
import { dropBackdrop, tellBackdrop, type Backdrop } from './images.ts';
import type { MarpSlide } from './read-slide.ts';

/** What holds on a slide. */
export interface Holding {
  readonly local: Local;
  /** Of this slide alone. */
  readonly own: Partial<Local>;
  /** What the talk itself was given. */
  readonly first: Local;
  readonly isFirst: boolean;
}

interface Background {
  readonly color?: string;
  readonly image?: string;
  readonly size?: string;
  readonly opacity?: number;
}

/** A slide of Marp as one of ours. */
export function writeMarpSlide(draft: Draft, slide: MarpSlide, holding: Holding): SlideOut {
  const on: Local = { ...holding.local, ...holding.own };
  const settings: Setting[] = [];
  const attributes: Setting[] = [];
  const styled = scopedBackground(draft, slide);
  const { background, beside, among, at } = backdrops(draft, slide, { ...directed(draft, on, holding), ...styled });
  const classes = on.class?.words == null ? [] : classNames(on.class.words).filter((name) => name !== 'invert');
  const layout = layoutOf(draft, slide, { beside, among, classes, isFirst: holding.isFirst });
  if (layout !== null) settings.push(setting('layout', layout, at));
  const own = classes.filter((name) => name !== 'lead' || (layout !== 'title' && layout !== 'section'));
  // Words in the middle begin no act.
  const rest = [
    ...own,
    ...(layout === 'section' ? ['unnumbered'] : []),
    ...besideClasses(beside),
    ...(among.length > 0 ? ['pictures'] : []),
  ];
  if (rest.length > 0) settings.push(setting('class', rest.join(' '), on.class?.at ?? at));
  tellClass(draft, on, holding);
  if (Object.keys(background).length > 0)
    settings.push(setting('background', background as Readonly<Record<string, string | number>>, at));
  const gradient = on.backgroundImage?.words ?? '';
  if (isGradient(gradient))
    attributes.push({
      key: 'gradient',
      pieces: [write(`data-background-gradient="${gradient}"`, on.backgroundImage?.at.start ?? slide.at)],
    });
  settings.push(...numbering(draft, on, holding), ...transition(draft, on));
  return {
    at: slide.at,
    settings,
    attributes,
    body: bodyOf(draft, slide, { layout, beside, among, foot: foot(draft, holding) }),
    notes: slide.notes,
  };
}

/** The background that directives ask for. */
function directed(draft: Draft, on: Local, { local, own, first, isFirst }: Holding): Background {
  const say = (said: Said, how: string): void => {
    if (isFirst || own === undefined || said.at.start > 0) tell(draft, 'changed', said.at, how);
  };
  let background: Background = {};
  const isNew = (key: keyof Local): boolean =>
    on[key] !== null && (isFirst || own[key] !== undefined || local[key] !== first[key]);
  for (const key of ['backgroundColor', 'backgroundImage'] as const) {
    const said = on[key];
    const shown = said?.words == null || isGradient(said.words) ? null : backgroundOf(said.words);
    if (said === null || said.words === null) continue;
    if (isNew(key))
      say(
        said,
        shown === null && !isGradient(said.words) ? 'a talk cannot show this background' : '`background:` of the slide',
      );
    background = { ...background, ...shown };
  }
  const size = on.backgroundSize?.words;
  if (size != null && 'image' in background) background = { ...background, size };
  if (on.backgroundSize !== null) say(on.backgroundSize, '`background:` of the slide');
  for (const key of ['color', 'backgroundPosition', 'backgroundRepeat'] as const)
    if (on[key] !== null)
      tell(
        draft,
        'dropped',
        on[key].at,
        key === 'color' ? 'the colour of words is the theme’s' : 'a background is placed by its size',
      );
  return background;
}

/** `section { background: … }` of a scoped style; all other rules have no place. */
function scopedBackground(draft: Draft, { styles }: MarpSlide): Background {
  let background: Background = {};
  for (const { css, scoped, start, end } of styles) {
    const rule = /^\s*section\s*\{\s*background(?:-color|-image)?\s*:\s*([^;{}]+);?\s*\}\s*$/.exec(css)?.[1];
    const shown = rule === undefined || !scoped ? null : backgroundOf(rule);
    if (shown === null)
      tell(draft, 'dropped', { start, end }, 'write a theme into `templates/themes` for styles of your own');
    else {
      background = { ...background, ...shown };
      tell(draft, 'changed', { start, end }, '`background:` of the slide');
    }
  }
  return background;
}

interface Backdrops {
  readonly background: Background;
  /** Pictures that fill a side of the slide. */
  readonly beside: readonly Backdrop[];
  /** Pictures that stand among the words, since one alone can be behind them. */
  readonly among: readonly Backdrop[];
  readonly at: Stretch;
}

function backdrops(draft: Draft, slide: MarpSlide, given: Background): Backdrops {
  const shown = slide.backdrops.filter((each) => each.shown !== null);
  for (const each of slide.backdrops) if (each.shown === null) dropBackdrop(draft, each);
  const hasWords = !isBlank(draft, slide.body);
  const pictures = shown.filter((each) => each.shown !== null && 'image' in each.shown);
  const isBeside = hasWords && pictures.some(({ side }) => side !== null);
  const beside = isBeside ? pictures : [];
  let background = given;
  const among: Backdrop[] = [];
  for (const each of shown) {
    if (beside.includes(each))
      tellBackdrop(draft, each, `the slot \`${sideOf(beside)}\` of the layout \`two-columns\``);
    else if (pictures.length > 1 && pictures.includes(each)) {
      among.push(each);
      tellBackdrop(draft, each, 'it stands in a column of the slide, since one picture alone can be behind it');
    } else {
      background = {
        ...background,
        ...each.shown,
        ...(each.size === null ? {} : { size: each.size }),
        ...(each.opacity === null ? {} : { opacity: each.opacity }),
      };
      tellBackdrop(draft, each, '`background:` of the slide');
    }
  }
  return { background, beside, among, at: shown[0] ?? { start: slide.at, end: slide.at } };
}

/** The side that its pictures fill: the last that is named. */
function sideOf(beside: readonly Backdrop[]): 'left' | 'right' {
  return beside.findLast(({ side }) => side !== null)?.side ?? 'right';
}

/** How a slide says which side its pictures fill, and how much of it. */
function besideClasses(beside: readonly Backdrop[]): readonly string[] {
  const last = beside.findLast(({ side }) => side !== null);
  if (last === undefined) return [];
  const share = Math.min(70, Math.max(20, Math.round((last.share ?? 50) / 10) * 10));
  const isWhole = beside.some(({ size }) => size === 'contain');
  return [
    `picture-${sideOf(beside)}`,
    ...(share === 50 ? [] : [`picture-${share}`]),
    ...(isWhole ? ['picture-contain'] : []),
  ];
}

function layoutOf(
  draft: Draft,
  slide: MarpSlide,
  facts: { beside: readonly Backdrop[]; among: readonly Backdrop[]; classes: readonly string[]; isFirst: boolean },
): string | null {
  if (facts.beside.length > 0) return 'two-columns';
  const hasHeading =
    !isBlank(draft, slide.heading) &&
    /^\s*#{1,6}\s+\S/m.test(draft.text.slice(slide.at, slide.lines.at(-1)?.end ?? slide.at));
  if (!hasHeading || facts.among.length > 0) return null;
  const isLead = facts.classes.some((name) => name === 'lead' || name === 'title' || name === 'cover');
  if (!isShort(slide.lines, 2) || !(isLead || (facts.isFirst && isShort(slide.lines, 1)))) return null;
  return facts.isFirst ? 'title' : 'section';
}

function tellClass(draft: Draft, on: Local, { local, own, first, isFirst }: Holding): void {
  if (on.class === null || !(isFirst || own.class !== undefined || local.class !== first.class)) return;
  const words = on.class.words?.split(' ') ?? [];
  const how = words.includes('invert')
    ? '`invert` has no meaning; `theme: congress-dark` makes a whole talk dark'
    : 'the slide has the class or the layout that comes nearest';
  tell(draft, 'changed', on.class.at, how);
}

/** A number that is not shown on one slide. */
function numbering(draft: Draft, on: Local, { own, local, first }: Holding): Setting[] {
  const said = own.paginate ?? (local.paginate === first.paginate ? null : local.paginate);
  if (said === null || said === undefined || on.paginate === null) return [];
  const word = said.words ?? '';
  const shownAlready = first.paginate?.words === 'true';
  if (word === 'skip' || word === 'hold') {
    tell(draft, 'changed', said.at, '`visibility: uncounted`');
    return [setting('visibility', 'uncounted', said.at)];
  }
  tell(
    draft,
    'dropped',
    said.at,
    shownAlready === (word === 'true') ? 'as on all slides' : 'numbers are shown on all slides or on none',
  );
  return [];
}

function transition(draft: Draft, on: Local): Setting[] {
  const said = on.transition;
  if (said === null || said.words === null) return [];
  const word = said.words.split(' ')[0] as string;
  const known = ['none', 'fade', 'slide', 'zoom'].includes(word);
  tell(
    draft,
    known ? 'changed' : 'dropped',
    said.at,
    known ? `\`transition: ${word}\`` : 'there is no such transition',
  );
  return known ? [setting('transition', word, said.at)] : [];
}

/** A footer or header that only some slides have stands in their own source line. */
function foot(draft: Draft, { own, local, first }: Holding): readonly Piece[] {
  const said = (['header', 'footer'] as const).flatMap((key): Said[] => {
    const now = own[key] ?? (local[key] === first[key] ? null : local[key]);
    return now === null || now === undefined ? [] : [now];
  });
  const words = said.filter((each) => each.words !== null);
  for (const each of said)
    tell(
      draft,
      each.words === null ? 'dropped' : 'changed',
      each.at,
      each.words === null ? 'the footer stands on all slides' : 'it stands in the slide’s own `::: source`',
    );
  if (words.length === 0) return [];
  const at = (words[0] as Said).at;
  return [write(`\n\n::: source\n${words.map((each) => each.words).join(' · ')}\n:::`, at.start, at.end)];
}

interface Parts {
  readonly layout: string | null;
  readonly beside: readonly Backdrop[];
  readonly among: readonly Backdrop[];
  readonly foot: readonly Piece[];
}

function bodyOf(draft: Draft, slide: MarpSlide, { layout, beside, among, foot: line }: Parts): readonly Piece[] {
  const heading = trimmed(draft, slide.heading);
  const body = trimmed(draft, slide.body);
  const end = slide.lines.at(-1)?.end ?? slide.at;
  const gap = heading.length > 0 && body.length > 0 ? [write('\n\n', heading.at(-1)?.end ?? end)] : [];
  const [first] = beside;
  if (first !== undefined) {
    const side = sideOf(beside);
    const other = side === 'left' ? 'right' : 'left';
    const picture = [
      write(`::: ${side}\n`, first.start),
      ...beside.flatMap(({ start, end: stop, address }, i) => [
        write(`${i === 0 ? '' : '\n\n'}![](`, start),
        keep(address.start, address.end),
        write('){.decorative}', stop),
      ]),
      write('\n:::', first.end),
    ];
    const words = [write(`::: ${other}\n`, body[0]?.start ?? end), ...body, write('\n:::', end)];
    const both =
      side === 'left' ? [...picture, write('\n\n', first.end), ...words] : [...words, write('\n\n', end), ...picture];
    return [...heading, write('\n\n', heading.at(-1)?.end ?? slide.at), ...both, ...line];
  }
  const subtitle = layout === 'title' && body.length > 0;
  const main = subtitle ? [write('::: subtitle\n', body[0]?.start ?? end), ...body, write('\n:::', end)] : body;
  return [...heading, ...gap, ...main, ...columns(among), ...line];
}

function columns(pictures: readonly Backdrop[]): readonly Piece[] {
  const [first] = pictures;
  if (first === undefined) return [];
  const each = pictures.flatMap(({ start, end, address }) => [
    write('::: column\n![](', start),
    keep(address.start, address.end),
    write('){.decorative}\n:::\n', end),
  ]);
  return [write('\n\n:::: columns\n', first.start), ...each, write('::::', pictures.at(-1)?.end ?? first.end)];
}
