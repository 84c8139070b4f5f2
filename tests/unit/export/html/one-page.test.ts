import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { compile } from '../../../../src/compile.ts';
import { embedAssets, judgeSize } from '../../../../src/export/html/embed.ts';
import { onePage } from '../../../../src/export/html/one-page.ts';
import { openShrinker } from '../../../../src/export/html/shrink.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';

const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>';

const deck = `---
title: T
lang: en
---

# One

![A square](square.svg) and again ![A square](square.svg)

---
background: {image: square.svg}
---

## Two

The file assets/square.svg is told.
`;

async function pageOf(text = deck): Promise<string> {
  const fs = memoryFileSystem({ 'deck.md': text, 'square.svg': drawing });
  const { talk } = await compile(config, { fs, log: { progress() {} } }, { notes: false, draft: false, fonts: false });
  const { value } = await embedAssets(talk.assets, null);
  return onePage(talk, value);
}

test('pictures are inside, and nothing lies beside', async () => {
  const html = await pageOf();
  const uri = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`;
  expect(html.split(`src="${uri}"`)).toHaveLength(3);
  expect(html).toContain(`data-background-image="${uri}"`);
  expect(html).toContain(`--slide-image:url("${uri}")`);
  expect(html).not.toMatch(/["'(]assets\//);
  expect(html).toContain('The file assets/square.svg is told.');
});

test('the policy admits what is inside by hash, and no file beside it', async () => {
  const html = await pageOf();
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(policy).toContain("img-src data:; font-src data:; media-src data:; connect-src 'none'");
  expect(policy).not.toContain("'self'");
  const inside = [...html.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)];
  expect(inside.length).toBeGreaterThan(1);
  for (const [, , text = ''] of inside)
    expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
});

test('the same talk is the same file', async () => {
  expect(await pageOf()).toBe(await pageOf());
});

test('what is too large for a mail is told with its name', async () => {
  const film = { url: 'assets/film-1.mp4', bytes: new Uint8Array(11_000_000) };
  const assets = new Map([['films/film.mp4', film]]);
  const { diagnostics } = await embedAssets(assets, null);
  const said = [...diagnostics, ...judgeSize('talk.html', 15_000_000, assets)];
  expect(said.map(({ code, message, hint }) => [code, message, hint])).toMatchInlineSnapshot(`
    [
      [
        "export/large-picture",
        "\`films/film.mp4\` takes 11 MB (more than 2 MB)",
        "with \`npm install sharp\` Plenary recompresses pictures; films are shorter or smaller, or left to the folder of \`plenary build\`",
      ],
      [
        "export/large-file",
        "\`talk.html\` is 15 MB: above 10 MB many mail servers refuse it",
        "most of it: \`films/film.mp4\` 11.0 MB",
      ],
    ]
  `);
});

test('a photograph becomes smaller where the tool is there, and keeps its shape', async () => {
  const shrink = await openShrinker();
  if (shrink === null) return;
  const { default: sharp } = await import('sharp');
  const noise = { width: 3000, height: 120, channels: 3, background: '#888' } as const;
  const photo = await sharp({ create: { ...noise, noise: { type: 'gaussian', mean: 128, sigma: 20 } } })
    .jpeg({ quality: 98 })
    .toBuffer();
  expect(photo.length).toBeGreaterThan(100_000);
  const made = await shrink({ bytes: photo, type: 'image/jpeg' });
  expect(made.bytes.length).toBeLessThan(photo.length / 2);
  expect(await sharp(made.bytes).metadata()).toMatchObject({ width: 2560, height: 102, format: 'jpeg' });
  expect(await shrink({ bytes: photo, type: 'image/jpeg' })).toEqual(made);
  const broken = { bytes: photo.subarray(0, 70_000), type: 'image/png' };
  expect(await shrink(broken)).toBe(broken);
});
