/*
 * node floor-serve.mjs DECK PORT
 *
 * The yardstick of the edit loop: the least that a server of this kind must do, one deck in memory, a page that listens.
 * A slide whose text is another is rendered by bare markdown-it and takes the place of the one before. Nothing is drawn,
 * checked, numbered or found again, and other slides are not looked at; slides that come or go load the page anew.
 */
import { readFileSync, watch } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import MarkdownIt from 'markdown-it';

const [deck = 'deck.md', port = '0'] = process.argv.slice(2);
const markdown = new MarkdownIt({ html: true });
const reveal = dirname(createRequire(import.meta.url).resolve('reveal.js'));
const listeners = new Set();
let slides = readSlides();
const sections = slides.map(sectionOf);

createServer(answer).listen(Number(port), '127.0.0.1');
let timer;
watch(dirname(deck) || '.', (_, name) => {
  if (name !== deck) return;
  clearTimeout(timer);
  timer = setTimeout(update, 4);
});

function readSlides() {
  return readFileSync(deck, 'utf8')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split('\n---\n');
}

function sectionOf(slide) {
  const [body, notes = ''] = slide.split('\nNote:\n');
  return `${markdown.render(body)}<aside class="notes">${markdown.render(notes)}</aside>`;
}

function update() {
  const now = readSlides();
  // A file stands empty for a moment while it is saved.
  if (now.length === 1 && slides.length > 1) return;
  const isStill = now.length === slides.length;
  const changed = [];
  for (const [at, slide] of now.entries()) {
    if (isStill && slide === slides[at]) continue;
    sections[at] = sectionOf(slide);
    changed.push([at, sections[at]]);
  }
  sections.length = now.length;
  slides = now;
  const message = isStill ? { changed } : { changed: null };
  for (const listener of listeners) listener.write(`data: ${JSON.stringify(message)}\n\n`);
}

function answer(request, response) {
  const path = new URL(request.url, 'http://localhost').pathname;
  if (path === '/news') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(':\n\n');
    listeners.add(response);
    request.on('close', () => listeners.delete(response));
    return;
  }
  if (path === '/') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page());
    return;
  }
  const file = path.startsWith('/reveal/') ? join(reveal, path.slice(8)) : `.${path}`;
  const types = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' };
  try {
    const body = readFileSync(file);
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

function page() {
  return `<!doctype html>
<html><head><meta charset="utf-8"><title>Floor</title>
<link rel="stylesheet" href="reveal/reveal.css"><link rel="stylesheet" href="reveal/theme/white.css"></head>
<body><div class="reveal"><div class="slides">
${sections.map((html) => `<section>${html}</section>`).join('\n')}
</div></div><script src="reveal/reveal.js"></script><script>
Reveal.initialize();
new EventSource('/news').onmessage = ({ data }) => {
  const { changed } = JSON.parse(data);
  if (changed === null) return location.reload();
  const all = document.querySelectorAll('.slides > section');
  for (const [at, html] of changed) {
    all[at].innerHTML = html;
    Reveal.syncSlide(all[at]);
  }
};
</script></body></html>
`;
}
