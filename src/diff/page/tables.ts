import { escapeHtml } from '../../util/html.ts';
import type { ClaimChange, FileChange, ReferenceChange, SlideChange, ValueChange } from '../talk-diff.ts';
import { claimWords, shownWords, sizeOfChange, slideWords, sourceLines } from '../words.ts';

/** A cell: HTML, and whether its content is a number that should not break. */
interface Cell {
  readonly html: string;
  readonly isNumber?: boolean;
}

/** Values with old, new and change. */
export function valuesSection(values: readonly ValueChange[]): string {
  const rows = values.map((value): readonly Cell[] => {
    const shown = value.kind === 'changed' ? shownWords(value) : sides(value.kind, value.text);
    const change = value.kind === 'changed' ? sizeOfChange(value) : value.kind;
    const lines = value.kind === 'changed' ? sourceLines(value) : [value.source ?? ''];
    const source = lines
      .filter((line) => line !== '')
      .map((line) => `<br><span class="muted">${escapeHtml(line)}</span>`);
    const also = value.kind === 'changed' ? value.also : [];
    return [
      { html: `<code>${escapeHtml(value.name)}</code>${source.join('')}` },
      forms(
        shown.old,
        also.map(({ old }) => old),
      ),
      forms(
        shown.new,
        also.map((one) => one.new),
      ),
      { html: escapeHtml(change), isNumber: true },
      text(value.slides.join(', ')),
    ];
  });
  return section('Values', ['Value', 'Old', 'New', 'Change', 'Slides'], rows);
}

/** Claims, with the numbers that they read. */
export function claimsSection(claims: readonly ClaimChange[]): string {
  const rows = claims.map((claim): readonly Cell[] => {
    const tone = claim.holds ? (claim.kind === 'holds' ? 'good' : '') : 'bad';
    const was =
      claim.oldExpression === null || claim.oldExpression === claim.expression
        ? ''
        : `<br><span class="muted">was <code>${escapeHtml(claim.oldExpression)}</code></span>`;
    const values = claim.values.map(
      ({ name, old, new: now }) => `<code>${escapeHtml(name)}</code> ${escapeHtml(`${old ?? '–'} → ${now ?? '–'}`)}`,
    );
    return [
      { html: `<span class="${tone}">${claimWords[claim.kind]}</span>` },
      { html: `${escapeHtml(claim.words)}<br><code>${escapeHtml(claim.expression)}</code>${was}` },
      { html: values.join('<br>') },
      text(claim.slide),
    ];
  });
  return section('Claims', ['What', 'Claim', 'Values', 'Slide'], rows);
}

/** Slides that came, went, moved or are called otherwise. */
export function slidesSection(slides: readonly SlideChange[]): string {
  const rows = slides.map((slide) => [text(slide.kind), text(slide.slide), text(slide.title), text(slideWords(slide))]);
  return section('Slides', ['What', 'Slide', 'Title', 'Where'], rows);
}

/** References that are cited now or no longer. */
export function referencesSection(references: readonly ReferenceChange[]): string {
  const rows = references.map(({ kind, key, old, new: now }) => [
    text(kind),
    { html: `<code>${escapeHtml(key)}</code>` },
    text(old ?? ''),
    text(now ?? ''),
  ]);
  return section('References', ['What', 'Key', 'Old', 'New'], rows);
}

/** Data files with other bytes. */
export function filesSection(files: readonly FileChange[]): string {
  const rows = files.map(({ kind, path }) => [text(kind), { html: `<code>${escapeHtml(path)}</code>` }]);
  return section('Data files', ['What', 'File'], rows);
}

/** A value in all forms in which it is shown. */
function forms(first: string, others: readonly string[]): Cell {
  return { html: [first, ...others].map(escapeHtml).join('<br>') };
}

function sides(kind: 'added' | 'removed', shown: string): { old: string; new: string } {
  return kind === 'added' ? { old: '', new: shown } : { old: shown, new: '' };
}

function text(words: string): Cell {
  return { html: escapeHtml(words) };
}

function section(title: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const body = rows
    .map((cells) => {
      const [first, ...others] = cells.map(({ html, isNumber }) => ({ html, kind: isNumber ? ' class="number"' : '' }));
      const rest = others.map(({ html, kind }) => `<td${kind}>${html}</td>`).join('');
      return `<tr><th scope="row">${first?.html ?? ''}</th>${rest}</tr>`;
    })
    .join('\n');
  return (
    `<section>\n<h2>${title}</h2>\n<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>` +
    `<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody></table></div>\n</section>`
  );
}
