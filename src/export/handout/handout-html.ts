import type { ArrangedTalk } from '../../assemble/arrange-talk.ts';
import { contentSecurityPolicy } from '../../assemble/csp.ts';
import type { Section } from '../../assemble/sections.ts';
import type { DeckSettings } from '../../model/settings.ts';
import { escapeHtml } from '../../util/html.ts';
import { takeNotes } from '../../util/notes-html.ts';
import type { Paper } from '../exporter.ts';
import type { SlideNumbers } from '../numbers/slide-numbers.ts';
import { complete } from './complete.ts';
import { handoutCss, type PerPage } from './handout-css.ts';
import { listsReferences, numbersPart, referencesPart, tablesPart } from './handout-parts.ts';
import { qrCode } from './qr-code.ts';

/** What is printed. */
export interface Handout {
  readonly talk: ArrangedTalk;
  readonly settings: DeckSettings;
  readonly numbers: readonly SlideNumbers[];
  readonly paper: Paper;
  readonly perPage: PerPage;
  /** Where the talk can be found. */
  readonly address: string | null;
  /** Notes beside the slides; else lines to write on. */
  readonly notes: boolean;
}

/** The talk as one document that prints: small slides with room beside them, data, sources, references. */
export function handoutHtml(handout: Handout): string {
  const { talk, settings, paper, perPage } = handout;
  const { lang, title } = settings;
  const css = `${talk.page.css}\n${handoutCss(paper, perPage, title)}`
    .replaceAll('\r', '')
    .replace(/<(?=[/!])/g, '\\3c ');
  const shown = talk.sections.filter((section) => !listsReferences(section));
  const slides = shown.map((section) => slideHtml(section, handout)).join('\n');
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${talk.page.data.rtl ? 'rtl' : 'ltr'}" class="pages handout">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy([], [css], 'alone')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body>
${headHtml(handout)}
<main class="handout-slides">
${slides}
</main>
${tablesPart(shown, lang)}${numbersPart(handout.numbers, shown, lang)}${referencesPart(talk.sections, lang)}</body>
</html>
`;
}

function headHtml({ settings, address }: Handout): string {
  const { title, subtitle, author, date } = settings;
  const who = [author, date].filter((text) => text !== null).join(' · ');
  const line = (text: string | null, name = ''): string =>
    text === null || text === '' ? '' : `<p${name}>${escapeHtml(text)}</p>`;
  const code = address === null ? '' : `<div class="handout-qr">${qrCode(address, settings.lang)}</div>`;
  const place = line(address, ' class="handout-address"');
  return `<header class="handout-head"><div><h1>${escapeHtml(title)}</h1>${line(subtitle)}${line(who)}${place}</div>${code}</header>`;
}

function slideHtml({ html, number }: Section, { notes, perPage }: Handout): string {
  const { slide: shown, notes: said } = takeNotes(html);
  const slide = complete(shown).replaceAll('href="#/', 'href="#');
  const mini = `<div class="handout-mini"><div class="handout-scale"><div class="reveal"><div class="slides">${slide}</div></div></div></div>`;
  const own = notes && said !== '' ? said : perPage === 6 ? '' : '<div class="handout-lines"></div>';
  const label = number === null ? '' : `<p class="handout-no">${number}</p>`;
  return `<article class="handout-slide">${mini}<div class="handout-text">${label}${own}</div></article>`;
}
