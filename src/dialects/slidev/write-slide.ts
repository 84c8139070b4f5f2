import { isShort, whereIs } from '../common.ts';
import { drop, keep, tell, textOf, write, type Draft, type Piece } from '../draft.ts';
import { isBlank, setting, trimmed, withClass, type SlideOut } from '../write-deck.ts';
import type { Region, SlidevSlide } from './read-slide.ts';
import type { SlideWishes } from './slide-settings.ts';

/** What a slide is laid out by, and what stands in it. */
interface Laid {
  readonly layout: string | null;
  readonly body: readonly Piece[];
  /** A class that the slide takes besides. */
  readonly name?: string;
  /** What became of Slidev's layout. */
  readonly how: string;
}

/** Words in the middle, which begin no act. */
const statement = { name: 'unnumbered' };

/** A slide of Slidev as one of ours. */
export function writeSlidevSlide(draft: Draft, at: number, wishes: SlideWishes, slide: SlidevSlide): SlideOut {
  const laid = layOut(draft, wishes, slide.regions, at);
  const { layoutAt } = wishes;
  if (layoutAt.end > layoutAt.start)
    tell(draft, laid.layout === wishes.layout ? 'kept' : 'changed', layoutAt, laid.how);
  const layout = laid.layout === null ? [] : [setting('layout', laid.layout, layoutAt)];
  return {
    at,
    settings: [
      ...layout,
      ...(laid.name === undefined ? wishes.settings : withClass(draft, wishes.settings, laid.name, layoutAt)),
    ],
    attributes: wishes.attributes,
    body: trimmed(draft, laid.body),
    notes: slide.notes,
  };
}

function layOut(draft: Draft, wishes: SlideWishes, regions: readonly Region[], at: number): Laid {
  const first = regions[0] as Region;
  const named = (name: string): Region | undefined => regions.find((region) => region.name === name);
  const hasHeading = !isBlank(draft, first.heading);
  const plain = { layout: null, body: joined(draft, regions, at), how: 'the layout of a slide of text' };
  switch (wishes.layout) {
    case 'cover':
    case 'intro':
      return hasHeading && regions.length === 1 && isShort(first.lines, 4) ? titleSlide(draft, first) : plain;
    case 'section':
    case 'center':
    case 'statement':
    case 'fact':
      if (!hasHeading || regions.length > 1 || !isShort(first.lines, 3)) return plain;
      return {
        ...plain,
        layout: 'section',
        ...(wishes.layout === 'section' ? {} : statement),
        how: '`layout: section`',
      };
    case 'quote':
      return (
        quoted(draft, regions) ??
        (isBlank(draft, first.body)
          ? { ...plain, ...(hasHeading ? { ...statement, layout: 'section' } : {}), how: '`layout: section`' }
          : { ...plain, layout: 'quote', how: '`layout: quote`' })
      );
    case 'end':
      return hasHeading
        ? { ...plain, layout: 'end', how: '`layout: end`' }
        : { layout: 'end', body: [write('## End', at), ...plain.body], how: '`layout: end`, which needs a heading' };
    case 'two-cols':
    case 'two-cols-header':
      return (
        columns(draft, regions, {
          left: named('left') ?? (wishes.layout === 'two-cols' ? first : undefined),
          right: named('right'),
        }) ?? plain
      );
    case 'image-left':
    case 'image-right':
    case 'iframe-left':
    case 'iframe-right':
      return beside(draft, wishes, first, plain);
    case 'image':
    case 'iframe':
      return alone(draft, wishes, plain);
    default:
      return plain;
  }
}

/** A quotation that is a heading, with its author below; `null` where it is written as one. */
function quoted(draft: Draft, regions: readonly Region[]): Laid | null {
  const [region] = regions;
  const [mark, ...rest] = trimmed(draft, region?.heading ?? []);
  if (region === undefined || regions.length > 1 || mark === undefined || mark.text !== undefined) return null;
  const words = trimmed(draft, region.body);
  const hashes = /^#{1,6}[ \t]+/.exec(draft.text.slice(mark.start, mark.end))?.[0];
  if (hashes === undefined || words.length === 0 || /^\s*>/.test(textOf(draft, words))) return null;
  const end = (rest.at(-1) ?? mark).end;
  const heading = [write('> ', mark.start), keep(mark.start + hashes.length, mark.end), ...rest];
  return { layout: 'quote', body: [...heading, write('\n\n', end), ...words], how: '`layout: quote`' };
}

function joined(draft: Draft, regions: readonly Region[], at: number): readonly Piece[] {
  return regions.flatMap(({ heading, body }) => {
    const [head, rest] = [trimmed(draft, heading), trimmed(draft, body)];
    return [
      ...head,
      ...(head.length > 0 ? [write('\n\n', head.at(-1)?.end ?? at)] : []),
      ...rest,
      write('\n\n', rest.at(-1)?.end ?? at),
    ];
  });
}

function titleSlide(draft: Draft, { heading, body }: Region): Laid {
  const words = trimmed(draft, body);
  const head = trimmed(draft, heading);
  const start = head.at(-1)?.end ?? 0;
  const below =
    words.length === 0
      ? []
      : [write('\n\n::: subtitle\n', start), ...words, write('\n:::', words.at(-1)?.end ?? start)];
  return { layout: 'title', body: [...head, ...below], how: '`layout: title`' };
}

/** Two columns; `null` where one of them is empty. */
function columns(
  draft: Draft,
  regions: readonly Region[],
  { left, right }: { left: Region | undefined; right: Region | undefined },
): Laid | null {
  const first = regions[0] as Region;
  if (left === undefined || right === undefined) return null;
  const leftBody = trimmed(draft, left === first ? first.body : [...left.heading, ...left.body]);
  const rightBody = trimmed(draft, [...right.heading, ...right.body]);
  if (leftBody.length === 0 || rightBody.length === 0) return null;
  const rest = regions.filter((region) => region !== left && region !== right && region !== first);
  const above = left === first ? [] : trimmed(draft, first.body);
  const others = rest.flatMap((region) => [
    write('\n\n', region.lines[0]?.start ?? 0),
    ...trimmed(draft, [...region.heading, ...region.body]),
  ]);
  const body = [
    ...trimmed(draft, first.heading),
    gap(first),
    ...above,
    ...others,
    gap(first),
    ...slot('left', leftBody),
    ...slot('right', rightBody),
  ];
  return { layout: 'two-columns', body, how: '`layout: two-columns`' };
}

function gap({ lines }: Region): Piece {
  return write('\n\n', lines[0]?.start ?? 0);
}

function slot(name: string, body: readonly Piece[]): Piece[] {
  return [write(`::: ${name}\n`, body[0]?.start ?? 0), ...body, write('\n:::\n\n', body.at(-1)?.end ?? 0)];
}

/** A picture, or the link to a page, beside the words. */
function beside(draft: Draft, wishes: SlideWishes, first: Region, plain: Laid): Laid {
  const shown = shownBeside(draft, wishes);
  const words = trimmed(draft, first.body);
  if (shown === null) return plain;
  if (words.length === 0) return { ...plain, body: [...plain.body, ...shown] };
  const side = wishes.layout.endsWith('left') ? 'left' : 'right';
  const both =
    side === 'left'
      ? [...slot('left', shown), ...slot('right', words)]
      : [...slot('left', words), ...slot('right', shown)];
  return {
    layout: 'two-columns',
    ...(wishes.image === null ? {} : { name: `picture-${side}` }),
    body: [...trimmed(draft, first.heading), gap(first), ...both],
    how: '`layout: two-columns`',
  };
}

function alone(draft: Draft, wishes: SlideWishes, plain: Laid): Laid {
  const shown = shownBeside(draft, wishes);
  if (shown === null) return plain;
  const isPicture =
    wishes.layout === 'image' &&
    wishes.image !== null &&
    whereIs(wishes.image.address) === 'file' &&
    isBlank(draft, plain.body);
  return {
    layout: isPicture ? 'image' : null,
    body: [...plain.body, ...shown],
    how: isPicture ? '`layout: image`' : plain.how,
  };
}

function shownBeside(draft: Draft, { image, url }: SlideWishes): readonly Piece[] | null {
  if (image !== null) {
    const { address, at } = image;
    if (whereIs(address) === 'file') {
      tell(draft, 'changed', at, `the picture \`${address}\` on the slide`);
      return [write(`![](${address}){.decorative}`, at.start, at.end)];
    }
    drop(draft, at, 'nothing is fetched from the network: save the picture beside the deck');
    return null;
  }
  if (url === null) return null;
  tell(draft, 'changed', url.at, 'a slide shows no other page: a link stands there');
  return [write(`[${url.address}](${url.address})`, url.at.start, url.at.end)];
}
