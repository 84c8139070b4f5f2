import type { Author, Reference, StyledPart } from '../../model/references.ts';
import { familyName, initials } from '../../util/citations/names.ts';
import { abstractMark } from '../../util/citations/short-form.ts';
import { spelled } from './author-year.ts';
import { bold, italic, links, merged, noteOf, plain, sentences, supplement, yearOf } from './parts.ts';

/** Near to the Nature journals: `Litzow, M. et al. Title. N Engl J Med 391, 320–333 (2024).` */
export function nature(reference: Reference): StyledPart[] {
  return merged(
    sentences([
      [plain(authorList(reference))],
      [reference.container === null ? italic(reference.title ?? '') : plain(reference.title ?? '')],
      placeParts(reference),
      noteOf(reference),
      ...links(reference, (doi) => `doi:${doi}`),
    ]),
  );
}

const most = 5;

function authorList({ authors, moreAuthors }: Reference): string {
  const names = authors.map(name);
  const [first = ''] = names;
  if (names.length > most || (moreAuthors && names.length === 1)) return `${first} et al.`;
  if (moreAuthors) return `${names.join(', ')} et al.`;
  return names.length < 2 ? first : `${names.slice(0, -1).join(', ')} & ${names.at(-1)}`;
}

function name(author: Author): string {
  const given = author.given === null ? '' : spelled(initials(author.given));
  return [familyName(author), given, author.suffix ?? ''].filter((part) => part !== '').join(', ');
}

function placeParts(reference: Reference): StyledPart[] {
  const { container, publisher, volume, page } = reference;
  const year = yearOf(reference);
  const behind = `${year === '' ? '' : ` (${year})`}${abstractMark(reference)}`;
  if (container === null) return [plain(`${publisher ?? ''}${behind}`.trim())];
  return [
    italic(container),
    ...(volume === null ? [] : [plain(' '), bold(volume)]),
    plain(supplement(reference)),
    plain(page === null ? '' : volume === null ? ` ${page}` : `, ${page}`),
    plain(behind),
  ];
}
