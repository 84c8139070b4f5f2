import type { Reference, StyledPart } from '../../model/references.ts';
import { saysYear } from '../../util/citations/short-form.ts';

/** Text as it is. */
export function plain(text: string): StyledPart {
  return { text, style: 'plain', href: null };
}

/** Text in italics. */
export function italic(text: string): StyledPart {
  return { text, style: 'italic', href: null };
}

/** Text in bold. */
export function bold(text: string): StyledPart {
  return { text, style: 'bold', href: null };
}

/** Text that leads to an address. */
export function link(text: string, href: string): StyledPart {
  return { text, style: 'plain', href };
}

/** Sentences one after the other, each with its full stop; empty ones are left out. */
export function sentences(all: readonly (readonly StyledPart[])[]): StyledPart[] {
  const filled = all.map((parts) => parts.filter(({ text }) => text !== '')).filter((parts) => parts.length > 0);
  return filled.flatMap((parts, i) => [...(i === 0 ? [] : [plain(' ')]), ...parts, ...stopAfter(parts)]);
}

function stopAfter(parts: readonly StyledPart[]): StyledPart[] {
  const last = parts.at(-1);
  return last === undefined || last.href !== null || /[.?!][”"’)]?$/.test(last.text) ? [] : [plain('.')];
}

/** Parts with neighbours of one kind joined. */
export function merged(parts: readonly StyledPart[]): StyledPart[] {
  const out: StyledPart[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last !== undefined && last.style === part.style && last.href === null && part.href === null)
      out[out.length - 1] = { ...last, text: last.text + part.text };
    else out.push(part);
  }
  return out;
}

/** Where a publication is found: DOI and PubMed number as links; an address of another kind only without a DOI. */
export function links(reference: Reference, doiText: (doi: string) => string): StyledPart[][] {
  const { doi, pmid, url } = reference;
  return [
    doi === null ? [] : [link(doiText(doi), doiAddress(doi))],
    pmid === null ? [] : [link(`PMID ${pmid}`, `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`)],
    doi !== null || url === null ? [] : [link(url.replace(/^https?:\/\/(?:www\.)?|\/$/g, ''), url)],
  ];
}

/** The address of a DOI, whose suffix may hold any character. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replace(/[#?]/g, encodeURIComponent)}`;
}

/** What a note adds; without a year it stands in the year's place already. */
export function noteOf({ note, year }: Reference): StyledPart[] {
  return note === null || year === null ? [] : [plain(note)];
}

/** The year, unless the title of a notice says it already; or what stands in its place: `in press`. */
export function yearOf(reference: Reference): string {
  const { year, note } = reference;
  if (saysYear(reference)) return '';
  return year === null ? (note ?? '') : String(year);
}

/** `(Suppl 1)`: medical journals print the number of an issue only where its pages begin anew. */
export function supplement({ issue }: Reference): string {
  return issue !== null && /suppl/i.test(issue) ? `(${issue})` : '';
}
