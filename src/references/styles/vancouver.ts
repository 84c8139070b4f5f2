import type { Author, Reference, StyledPart } from '../../model/references.ts';
import { familyName, initials } from '../../util/citations/names.ts';
import { abstractMark, beforePage } from '../../util/citations/short-form.ts';
import { links, merged, noteOf, plain, sentences, supplement, yearOf } from './parts.ts';

/**
 * The form of medical journals (ICMJE): `Litzow M, et al. Title. N Engl J Med 2024;391:320–333.` Up to six authors are
 * named, of more the first three.
 */
export function vancouver(reference: Reference): StyledPart[] {
  const { title } = reference;
  return merged(
    sentences([
      [plain(authorList(reference))],
      [plain(title ?? '')],
      [plain(place(reference))],
      noteOf(reference),
      ...links(reference, (doi) => `doi:${doi}`),
    ]),
  );
}

const most = 6;
const firstOfMany = 3;

function authorList({ authors, moreAuthors }: Reference): string {
  const named = authors.length > most ? authors.slice(0, firstOfMany) : authors;
  const names = named.map(name);
  if (moreAuthors || named.length < authors.length) names.push('et al');
  return names.join(', ');
}

function name(author: Author): string {
  const given = author.given === null ? '' : initials(author.given);
  return [familyName(author), given, author.suffix ?? ''].filter((part) => part !== '').join(' ');
}

function place(reference: Reference): string {
  const { container, publisher, volume, page } = reference;
  const year = yearOf(reference);
  const mark = abstractMark(reference);
  if (container === null) return `${[publisher ?? '', year].filter((part) => part !== '').join('; ')}${mark}`.trim();
  const where = `${volume ?? ''}${supplement(reference)}`;
  const behind = [where === '' ? '' : `;${where}`, page === null ? '' : `${beforePage(reference)}${page}`].join('');
  return `${container} ${year}${behind}${mark}`.replace(/ +(?=[;:,]|$)/, '');
}
