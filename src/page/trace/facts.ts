import type { FileFacts } from '../../util/trace-facts.ts';
import { element } from '../dom.ts';
import { word } from '../words.ts';

/** A fact: its name and what is to be said, as text or elements. */
export type Fact = readonly [name: string, content: readonly (Node | string)[]];

/** Most rows that are named one by one. */
const named = 6;

/** Facts as a list of terms. */
export function factList(facts: readonly Fact[]): HTMLElement {
  const rows = facts
    .filter(([, content]) => content.length > 0)
    .map(([name, content]) => element('div', {}, [element('dt', { text: name }), element('dd', {}, content)]));
  return element('dl', { class: 'trace-facts' }, rows);
}

/** Where something comes from: file, rows, columns, the file's hash, the publication. */
export function sourceFacts(files: readonly FileFacts[]): readonly Fact[] {
  return files.flatMap((file): readonly Fact[] => [
    [word('File'), [breakable(file.path)]],
    [file.rows.length === 1 ? word('Row') : word('Rows'), rowWords(file)],
    [file.columns.length === 1 ? word('Column') : word('Columns'), [breakable(file.columns.join(', '))]],
    ['SHA-256', file.hash === '' ? [] : [element('code', { text: `${file.hash.slice(0, 12)}…` })]],
    [word('Source'), citationLines(file)],
  ]);
}

function rowWords({ rows, sensitive }: FileFacts): readonly (Node | string)[] {
  if (sensitive) return [word('Rows of this table are about persons and are not told.')];
  const words = rows.slice(0, named).map(({ key, line }) => (line === 0 ? key : word('{} (line {})', key, line)));
  const more = rows.length - named;
  return [breakable([...words, ...(more > 0 ? [word('and {} more', more)] : [])].join(', '))];
}

function citationLines({ citations }: FileFacts): readonly Node[] {
  return citations.slice(0, named).map(({ short, doi }) => {
    if (doi === null) return element('p', { text: short });
    // Any character may stand in a DOI; these two would end the path.
    const address = `https://doi.org/${encodeURI(doi).replace(/[#?]/g, encodeURIComponent)}`;
    const link = element('a', { href: address, target: '_blank', rel: 'noopener noreferrer', text: `doi:${doi}` });
    return element('p', {}, [`${short} `, link]);
  });
}

/** A name in which a line may break behind `/`, `-` and `_`. */
function breakable(text: string): HTMLElement {
  const parts = text.split(/(?<=[/_-])/);
  return element(
    'span',
    {},
    parts.flatMap((part, i) => (i === 0 ? [part] : [element('wbr'), part])),
  );
}
