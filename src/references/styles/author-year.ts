import type { Author, Reference, StyledPart } from '../../model/references.ts';
import { familyName, initials } from '../../util/citations/names.ts';
import { abstractMark } from '../../util/citations/short-form.ts';
import { doiAddress, italic, link, links, merged, noteOf, plain, sentences, yearOf } from './parts.ts';

/** Near to APA's seventh edition: `Litzow, M., et al. (2024). Title. N Engl J Med, 391, 320–333.` */
export function authorYear(reference: Reference): StyledPart[] {
  const { title, authors, doi } = reference;
  const year = reference.year === null ? yearOf(reference) : String(reference.year);
  const head = authors.length > 0 ? authorList(reference) : (title ?? reference.container ?? reference.key);
  return merged(
    sentences([
      [plain(`${head} (${year === '' ? 'n.d.' : year})`)],
      authors.length > 0 && title !== null ? titleParts(reference, title) : [],
      placeParts(reference),
      noteOf(reference),
      ...(doi === null ? [] : [[link(`https://doi.org/${doi}`, doiAddress(doi))]]),
      ...links({ ...reference, doi: null, url: doi === null ? reference.url : null }, (text) => text),
    ]),
  );
}

/** A book's title is in italics, an article's is not. */
function titleParts(reference: Reference, title: string): StyledPart[] {
  return reference.container === null ? [italic(title), plain(abstractMark(reference))] : [plain(title)];
}

const most = 20;

function authorList({ authors, moreAuthors }: Reference): string {
  const names = authors.map(name);
  if (moreAuthors) return `${names.join(', ')}, et al.`;
  const last = names.at(-1) as string;
  if (names.length > most) return `${names.slice(0, most - 1).join(', ')}, … ${last}`;
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')}, & ${last}`;
}

function name(author: Author): string {
  const given = author.given === null ? '' : spelled(initials(author.given));
  return [familyName(author), given, author.suffix ?? ''].filter((part) => part !== '').join(', ');
}

/** `C-H` → `C.-H.`, `MR` → `M. R.` */
export function spelled(letters: string): string {
  return letters
    .replace(/\p{L}/gu, '$&. ')
    .replace(/ (?=-)/g, '')
    .replace(/(?<=-) /g, '')
    .trim();
}

function placeParts(reference: Reference): StyledPart[] {
  const { container, publisher, volume, issue, page } = reference;
  if (container === null) return [plain(publisher ?? '')];
  return [
    italic(container),
    ...(volume === null ? [] : [plain(', '), italic(volume)]),
    plain(issue === null ? '' : `(${issue})`),
    plain(page === null ? '' : `, ${page}`),
    plain(abstractMark(reference)),
  ];
}
