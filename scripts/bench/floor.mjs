/*
 * node floor.mjs DECK OUT
 *
 * The yardstick: the least that a compiler of this kind must do, in one process and without a thought for speed, for
 * trust or for errors: Markdown, colours for code, charts drawn by Vega, one page, reveal.js beside it.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import javascript from 'highlight.js/lib/languages/javascript';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import MarkdownIt from 'markdown-it';

const [deck = 'deck.md', out = 'out'] = process.argv.slice(2);
const languages = { js: javascript, python, sql, bash };
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);
const markdown = new MarkdownIt({
  html: true,
  highlight: (code, language) => (language in languages ? hljs.highlight(code, { language }).value : ''),
});

const text = readFileSync(deck, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
const draw = text.includes('```vega-lite') ? await loadVega() : null;
const sections = [];
for (const slide of text.split('\n---\n')) sections.push(await sectionOf(slide));
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'index.html'), pageOf(sections));
cpSync(join(dirname(deck), 'img'), join(out, 'img'), { recursive: true });
const reveal = dirname(createRequire(import.meta.url).resolve('reveal.js'));
for (const file of ['reveal.js', 'reveal.css', 'theme/white.css'])
  cpSync(join(reveal, file), join(out, 'reveal', file));

async function sectionOf(slide) {
  const [body, notes = ''] = slide.split('\nNote:\n');
  const charts = [];
  for (const [, spec] of body.matchAll(/```vega-lite\n([\s\S]*?)\n```/g)) charts.push(await draw(JSON.parse(spec)));
  const html = markdown.render(body.replace(/```vega-lite\n[\s\S]*?\n```/g, '<figure></figure>'));
  const filled = html.replace(/<figure><\/figure>/g, () => charts.shift());
  return `<section>${filled}<aside class="notes">${markdown.render(notes)}</aside></section>`;
}

async function loadVega() {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  return async (spec) => {
    const csv = readFileSync(join(dirname(deck), spec.data.url), 'utf8');
    const data = { values: vega.read(csv, { type: 'csv', parse: 'auto' }) };
    const compiled = vegaLite.compile({ ...spec, data }, { logger: vega.logger(vega.Error) }).spec;
    const view = new vega.View(vega.parse(compiled), { renderer: 'none', logLevel: vega.Error });
    const svg = await view.toSVG();
    view.finalize();
    return svg;
  };
}

function pageOf(parts) {
  return `<!doctype html>
<html><head><meta charset="utf-8"><title>Floor</title>
<link rel="stylesheet" href="reveal/reveal.css"><link rel="stylesheet" href="reveal/theme/white.css"></head>
<body><div class="reveal"><div class="slides">
${parts.join('\n')}
</div></div><script src="reveal/reveal.js"></script><script>Reveal.initialize()</script></body></html>
`;
}
