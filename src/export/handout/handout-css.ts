import type { Paper } from '../exporter.ts';

/** Slides on a page. */
export type PerPage = 1 | 2 | 3 | 6;

/** Sizes of paper in mm. */
const papers = { A4: { width: 210, height: 297 }, letter: { width: 215.9, height: 279.4 } } as const;

const margin = { side: 16, top: 16, bottom: 18 };

/** Where slides stand on the sheet: their width in mm, and whether there is room beside them. */
export function sheetOf(paper: Paper, perPage: PerPage): { width: number; rowHeight: number; beside: boolean } {
  const room = papers[paper].width - 2 * margin.side;
  const height = papers[paper].height - margin.top - margin.bottom;
  const rows = perPage === 6 ? 3 : perPage;
  // The first page has a head.
  const rowHeight = Math.floor((height - 38) / rows);
  if (perPage === 1) return { width: room, rowHeight, beside: false };
  if (perPage === 2) return { width: Math.min(room, ((rowHeight - 28) * 16) / 9), rowHeight, beside: false };
  return { width: perPage === 3 ? 84 : (room - 8) / 2, rowHeight, beside: perPage === 3 };
}

/** The style of the document, behind that of the talk. */
export function handoutCss(paper: Paper, perPage: PerPage, title: string): string {
  const { width, rowHeight, beside } = sheetOf(paper, perPage);
  const scale = ((width / 25.4) * 96) / 1280;
  const name = title.replace(/["\\\n<]/g, ' ');
  return `
@page {
  size: ${paper}; margin: ${margin.top}mm ${margin.side}mm ${margin.bottom}mm;
  @bottom-left { content: "${name}"; font: 7.5pt Inter, sans-serif; color: #444 }
  @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt Inter, sans-serif; color: #444 }
}
html.handout, html.handout body {
  inline-size: auto !important; max-inline-size: ${papers[paper].width - 2 * margin.side}mm; margin: 0 auto;
  background: #fff; color: #111; font: 9.5pt/1.4 var(--font-text); text-align: start;
}
:is(.handout-head, .handout-part) :is(h1, h2, h3) { margin: 0; color: #111; font-weight: 700; line-height: 1.2; text-align: start }
.handout-head { display: flex; gap: 8mm; justify-content: space-between; align-items: start; margin-block-end: 6mm; padding-block-end: 4mm; border-block-end: 0.6pt solid #111 }
.handout-head h1 { font-size: 18pt }
.handout-head p { margin: 1.5mm 0 0; color: #333 }
.handout-qr { flex: none; inline-size: 26mm; text-align: center }
.handout-qr svg { display: block; inline-size: 26mm; block-size: 26mm }
.handout-address { overflow-wrap: anywhere; font-size: 8pt }
.handout-slides { display: ${perPage === 6 ? 'grid; grid-template-columns: 1fr 1fr; column-gap: 8mm' : 'block'} }
.handout-slide {
  ${beside ? 'display: grid; grid-template-columns: auto 1fr; column-gap: 7mm; align-items: start;' : ''}
  break-inside: avoid; min-block-size: ${perPage === 1 ? 0 : rowHeight - 1}mm; padding-block-end: 3mm; box-sizing: border-box;
}
${perPage === 1 ? '.handout-slide + .handout-slide { break-before: page }\n.handout-slide { break-inside: auto }' : ''}
.handout-mini { inline-size: ${width}mm; block-size: ${(width * 9) / 16}mm; contain: strict; overflow: hidden; position: relative; outline: 0.5pt solid #777; outline-offset: -0.5pt; break-inside: avoid }
.handout-scale { inline-size: 1280px; block-size: 720px; transform: scale(${scale.toFixed(5)}); transform-origin: 0 0 }
[dir='rtl'] .handout-scale { transform-origin: 100% 0 }
.handout .reveal .slide { break-after: auto !important; break-inside: auto }
.handout-text { padding-block-start: ${beside ? 0 : 2}mm; min-inline-size: 0${perPage === 6 ? '; font-size: 7.5pt; line-height: 1.3' : ''} }
.handout-text > :first-child { margin-block-start: 0 }
.handout-text :is(p, ul, ol) { margin: 0 0 2mm }
.handout-text :is(ul, ol) { padding-inline-start: 5mm }
.handout-text .handout-no { margin-block-end: 1mm; color: #444; font-size: 7.5pt }
.handout-lines { min-block-size: ${beside ? ((width * 9) / 16 - 6).toFixed(1) : 21}mm; background: repeating-linear-gradient(#fff 0 6.8mm, #999 6.8mm 7mm) }
.handout-part { break-before: page }
.handout-part > h2 { margin-block-end: 4mm; font-size: 13pt }
.handout-part h3 { margin: 4mm 0 1mm; font-size: 9pt; break-after: avoid }
.handout-small { columns: 2; column-gap: 8mm; font-size: 7.5pt; line-height: 1.35 }
.handout-small p { margin: 0 0 1mm; overflow-wrap: anywhere }
.handout-small .more { padding-inline-start: 3mm; color: #333 }
.handout-part :is(ol, ul) { margin: 0; padding-inline-start: 7mm; font-size: 8.5pt; columns: 1 !important; block-size: auto !important; display: block; position: static }
.handout-part li { margin-block-end: 1mm; break-inside: avoid; font-size: 8.5pt; line-height: 1.35 }
.handout-part a { color: #111; text-decoration: none }
.handout-table { break-inside: avoid; margin-block-end: 3mm }
.handout-table:is(.wide, .crowded) { column-span: all }
.handout-table table { inline-size: 100%; border-collapse: collapse; font-size: 7pt; line-height: 1.3 }
.handout-table :is(th, td) { padding: 0.4mm 1mm; border-block-end: 0.3pt solid #999; text-align: start; vertical-align: top; color: #111; background: none }
.handout-table.crowded :is(th, td) { overflow-wrap: anywhere }
.handout-table th { border-block-end: 0.6pt solid #111 }
@media screen { html.handout body { padding: 10mm } }
`;
}
