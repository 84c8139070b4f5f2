import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needBrowser } from '../../scripts/find-browser.mjs';
import { checkPackage } from '../../scripts/pptx/check-package.mjs';
import { head, plenary } from '../cli/run-plenary.ts';
import { testBrowser, type TestBrowser } from '../support/browser.ts';
import { asRoot } from '../support/export-browser.ts';
import { differencesFrom } from '../support/whole-pptx.ts';

/* One of everything that a slide can hold, and what XML, links, names and numbers could trip over. */

const chart = (more: string): string => `\`\`\`vega-lite
source: The register of ]]> & <apples>
data: {name: apples}
mark: bar
${more}encoding:
  x: {field: use, type: nominal}
  y: {field: kilograms, type: quantitative, title: "Kilograms <&> \\"of\\" apples"}
\`\`\``;

const deck = `${head}# One of *everything* & more

A subtitle with <b>bold</b> \u0001 \uFFFE & “quotes”

Note: Said by nobody.

---

## Lists {#lists}

- First with **bold**, *italic*, ~~struck~~, H~2~O, x^2^
  - Nested, and [a link](#table)
- An address: [out](https://example.org/?a=1&b="2"&c='3')

3. Three {.fragment}
4. Four

---

## A table {#table}

| Trial ]]> | Name |
|:---|---:|
| **Alpha** & co. | =1+1 |
| \`<&>\` | 😀 שלום |

---

## Code & \`code\`

\`\`\`js {.numbered}
const a = '<&>]]>';

return a;
\`\`\`

> Quoted

::: callout
A callout
:::

---

## A chart

${chart('')}

---

## A chart that builds up

${chart('steps: use\n')}

----

## Formulas

Inside of a line $\\hat S(t)^2$ and on its own:

$$\\sum_{i<n} \\frac{a_i}{b_i}$$

---

## A picture

![A dot & <more>](dot.svg)

---

<!-- .slide: data-background-color="#102a43" -->

## On a ground of its own

:::: columns
::: column
Left
:::
::: column
Right
:::
::::

---

No heading here
`;

const dot =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><circle cx="90" cy="90" r="80" fill="teal"/></svg>';

let browser: TestBrowser;
let page: Page;
let cwd: string;

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'plenary-whole-'));
  mkdirSync(join(cwd, 'data'));
  writeFileSync(join(cwd, 'deck.md'), deck);
  writeFileSync(join(cwd, 'dot.svg'), dot);
  writeFileSync(join(cwd, 'data/apples.csv'), 'use,kilograms\n"cake & ""pie"" <b>",12\n=juice,30\n');
  browser = await testBrowser();
  page = await browser.newPage();
  const built = await plenary(['build', '-o', 'out', '--no-cache'], { cwd });
  expect(built.code, built.err).toBe(0);
  await page.goto(`file://${join(cwd, 'out/index.html')}?print-pdf`);
});

afterAll(async () => {
  await browser.close();
  rmSync(cwd, { recursive: true, force: true });
});

async function exported(...words: readonly string[]): Promise<Uint8Array> {
  const run = await plenary(['export', '--to', 'pptx', '-o', 'talk.pptx', ...words, ...asRoot], {
    cwd,
    env: { CHROME_PATH: needBrowser() },
  });
  expect(run.code, run.err).toBe(0);
  return readFileSync(join(cwd, 'talk.pptx'));
}

describe('a whole PowerPoint file', () => {
  test('opens without repair, says what the page says, and has it within 4 px', async () => {
    const bytes = await exported();
    expect(checkPackage(bytes)).toEqual([]);
    const { slides, texts, boxes, compared } = await differencesFrom(page, bytes);
    expect(slides).toEqual([10, 10]);
    expect(texts).toEqual([]);
    expect(boxes).toEqual([]);
    expect(compared).toBeGreaterThan(25);
  });

  test.each([[['--steps', 'all', '--notes']], [['--steps', 'last', '--template', 'talk.pptx']]])(
    'opens without repair with %j',
    async (words) => {
      expect(checkPackage(await exported(...words))).toEqual([]);
    },
  );
});
