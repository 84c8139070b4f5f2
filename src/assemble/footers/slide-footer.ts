import type { CitedReference, Footer } from '../../model/evidence.ts';
import { shortForm } from '../../util/citations/short-form.ts';
import { citationWords } from '../../util/citations/words.ts';
import { escapeHtml } from '../../util/html.ts';
import { endOfDiv, insertAt, slotAt } from './divs.ts';
import { lineCount, textWidth } from './text-width.ts';

/** What decides a footer's length beside what it says. */
export interface FooterPlace {
  readonly lang: string;
  /** The talk's own line: it stands on every slide whose author wrote no source, before what the slide cites by itself. */
  readonly line: string | null;
}

/** A slide with its footer. */
export interface FilledFooter {
  readonly html: string;
  /** Whether all of it is seen. */
  readonly fits: boolean;
}

/** Width of the footer's line on a slide, size of its type, in CSS px: those of `layouts.css`. */
const box = { width: 1080, size: 16 };
/** Between the parts of a footer, as `layouts.css` sets it. */
const between = ' · ';

/**
 * Puts the footer on a slide: its own source line, what it cites, the abbreviations that it explains. One line where
 * that is enough, else two; what would overflow these names its references shorter.
 * @param html the slide's layout, one element
 */
export function withFooter(html: string, footer: Footer, { lang, line }: FooterPlace): FilledFooter {
  const at = slotAt(html, 'source');
  const own = at === -1 ? '' : html.slice(html.indexOf('>', at) + 1, endOfDiv(html, at));
  const words = plainText(own) === '' ? (line ?? '') : plainText(own);
  const chosen = choose(footer, words, lang);
  const added = [
    plainText(own) === '' && words !== '' ? `<p>${escapeHtml(words)}</p>` : '',
    chosen.html === '' ? '' : `<p class="cited">${chosen.html}</p>`,
    chosen.abbreviations === '' ? '' : `<p class="abbreviations">${escapeHtml(chosen.abbreviations)}</p>`,
    typeof footer.credit === 'string' ? `<p class="credit">${escapeHtml(footer.credit)}</p>` : '',
  ].join('');
  const lines = chosen.lines > 1 ? ' two-lines' : '';
  if (at === -1) {
    const whole = `<div class="slot slot-source${lines}">${added}</div>`;
    return { html: added === '' ? html : html.replace(/<\/div>\s*$/, () => `${whole}</div>`), fits: chosen.fits };
  }
  const filled = insertAt(html, endOfDiv(html, at), added);
  return { html: filled.replace('class="slot slot-source', `class="slot slot-source${lines}`), fits: chosen.fits };
}

interface Chosen {
  readonly html: string;
  readonly abbreviations: string;
  readonly lines: number;
  readonly fits: boolean;
}

/** The longest form that fits, on one line or on two; the shortest where none does. */
function choose({ references, abbreviations, credit }: Footer, words: string, lang: string): Chosen {
  const meanings = abbreviations.map(({ term, meaning }) => `${term}, ${meaning}`).join('; ');
  const forms = references.length === 0 ? [noReferences] : referenceForms(references, lang);
  const tries = forms.flatMap((form) => [
    { form, lines: 1 },
    { form, lines: 2 },
  ]);
  const chosen = tries.find(({ form, lines }) => {
    const parts = [words, form.text, meanings, credit ?? ''].filter((part) => part !== '');
    return fits(parts.join(between), lines);
  });
  const { form, lines } = chosen ?? (tries.at(-1) as (typeof tries)[number]);
  return { html: form.html, abbreviations: meanings, lines, fits: chosen !== undefined };
}

interface Form {
  readonly text: string;
  readonly html: string;
}

const noReferences: Form = { text: '', html: '' };

/** In full, with author and year, as numbers that point at the list. */
function referenceForms(references: readonly CitedReference[], lang: string): Form[] {
  const named = (shortness: 'full' | 'author-year'): Form => {
    const entries = references.map(({ number, reference }) => ({ number, words: shortForm(reference, shortness) }));
    return {
      text: entries.map(({ number, words }) => `${number} ${words}`).join('; '),
      html: entries.map(({ number, words }) => `<sup>${number}</sup>\u202F${escapeHtml(words)}`).join('; '),
    };
  };
  const { see, references: title } = citationWords(lang);
  const numbers = `${ranges(references.map(({ number }) => number))}: ${see} ${title}`;
  return [named('full'), named('author-year'), { text: numbers, html: escapeHtml(numbers) }];
}

/** `1–4, 7` */
export function ranges(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))).join(', ');
}

function fits(text: string, lines: number): boolean {
  return lines === 1 ? textWidth(text, box.size) <= box.width : lineCount(text, box) <= lines;
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
