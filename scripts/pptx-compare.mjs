/*
 * npm run pptx-compare -- DECK [--out DIR] [--keep FILE.pptx] [--least 0.9]
 * A talk as PowerPoint file, drawn by LibreOffice, beside its pages as the browser draws them: a picture for each slide
 * with both side by side, and a table of their structural similarity, the worst first. Needs LibreOffice and pdftoppm.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { similarity } from './pptx/similarity.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    keep: { type: 'string' },
    least: { type: 'string', default: '0.9' },
  },
});
const deck = positionals[0] ?? 'slides/upfront';
const name = basename(resolve(deck)).replace(/\.md$/, '');
const out = resolve(values.out ?? join('pictures', `pptx-${name}`));
const [width, height] = [1280, 720];
const root = process.getuid?.() === 0 ? ['--chrome-no-sandbox'] : [];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const file = values.keep === undefined ? join(out, `${name}.pptx`) : resolve(values.keep);
if (values.keep === undefined) plenary('pptx', file);
plenary('png', join(out, 'page'), '--scale', '1');
// Without losses and in the size of the pictures: where they are made smaller, light lines on nothing turn dark, since
// what is not seen of them is black.
const lossless = 'pdf:impress_pdf_Export:{"UseLosslessCompression":{"type":"boolean","value":"true"}}';
execFileSync(
  'soffice',
  [
    '--headless',
    `-env:UserInstallation=file://${join(out, 'office')}`,
    '--convert-to',
    lossless,
    '--outdir',
    out,
    file,
  ],
  { stdio: 'ignore', timeout: 600_000 },
);
const pdf = join(out, `${basename(file).replace(/\.pptx$/, '')}.pdf`);
if (!existsSync(pdf)) throw new Error('LibreOffice made no PDF');
execFileSync('pdftoppm', [
  '-png',
  '-scale-to-x',
  String(width * 2),
  '-scale-to-y',
  String(height * 2),
  pdf,
  join(out, 'office-page'),
]);
rmSync(join(out, 'office'), { recursive: true, force: true });

const pages = pngs(join(out, 'page'));
const slides = pngs(out).filter((path) => basename(path).startsWith('office-page'));
const count = pages.length === slides.length ? 'as many pages' : `${slides.length} pages for ${pages.length} slides`;
const table = [];
for (const [i, page] of pages.entries()) {
  const slide = slides[i];
  if (slide === undefined) continue;
  const [a, b] = await Promise.all([page, slide].map(greys));
  table.push({ slide: basename(page).replace(/\.png$/, ''), value: similarity(a, b, width, height) });
  await sharp({ create: { width: width * 2 + 8, height, channels: 3, background: '#888' } })
    .composite([
      { input: await sharp(page).resize(width, height).png().toBuffer(), left: 0, top: 0 },
      { input: await sharp(slide).resize(width, height).png().toBuffer(), left: width + 8, top: 0 },
    ])
    .png()
    .toFile(join(out, `${String(i + 1).padStart(3, '0')}.png`));
}
rmSync(join(out, 'page'), { recursive: true, force: true });
for (const slide of slides) rmSync(slide);
table.sort((one, other) => one.value - other.value);
const lines = table.map(({ slide, value }) => `${value.toFixed(3)}  ${slide}`);
writeFileSync(join(out, 'similarity.txt'), `${lines.join('\n')}\n`);
console.log(lines.join('\n'));
const below = table.filter(({ value }) => value < Number(values.least)).length;
console.log(`${name}: ${count}; ${below} of ${table.length} below ${values.least}; side by side in ${out}`);
process.exitCode = pages.length === slides.length ? 0 : 1;

function plenary(kind, path, ...more) {
  const command = ['lib/cli/main.cjs', 'export', deck, '--to', kind, '-o', path, '--quiet', ...root, ...more];
  execFileSync(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] });
}

function pngs(folder) {
  const found = readdirSync(folder).filter((one) => one.endsWith('.png'));
  return found.sort().map((one) => join(folder, one));
}

async function greys(path) {
  const image = sharp(readFileSync(path)).resize(width, height).flatten({ background: '#fff' }).greyscale();
  return image.raw().toBuffer();
}
