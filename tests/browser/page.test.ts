import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { axeFindings, slideFindings } from '../support/axe.ts';
import {
  openTalk,
  position,
  testBrowser,
  walk,
  watch,
  writeTalk,
  type TalkOnDisk,
  type TestBrowser,
} from '../support/browser.ts';
import { layoutFaults } from '../support/overflow.ts';
import { sampleAssets, sampleDeck } from '../support/sample-deck.ts';
import { assembleDeck, declaredSlots, makeDeck, makeSlide, slideSettings } from '../support/talk-fixture.ts';

let browser: TestBrowser;
const talks = new Map<string, TalkOnDisk>();

beforeAll(async () => {
  browser = await testBrowser();
  for (const theme of ['congress', 'congress-dark']) {
    const site = await assembleDeck(sampleDeck(theme), { assets: sampleAssets });
    expect(site.diagnostics).toEqual([]);
    talks.set(theme, writeTalk(site.value));
  }
});

afterAll(async () => {
  await browser.close();
  talks.forEach((talk) => talk.remove());
});

const light = (): TalkOnDisk => talks.get('congress') as TalkOnDisk;

async function withTalk(
  run: (page: Page, context: BrowserContext) => Promise<void>,
  options: Parameters<typeof watch>[2] & { query?: string } = {},
): Promise<string[]> {
  const { query = '', ...contextOptions } = options;
  const { context, complaints } = await watch(browser, light(), { reducedMotion: 'reduce', ...contextOptions });
  try {
    await run(await openTalk(context, light().url + query), context);
  } finally {
    await context.close();
  }
  return complaints;
}

/** Slots of the current slide by layout and name, in px of the slide. */
function slotSizes(page: Page): Promise<readonly { readonly name: string; readonly size: string }[]> {
  return page.evaluate(() => {
    const slide = [...document.querySelectorAll('section.present')].at(-1)?.querySelector('.slide');
    const layout = /layout-([\w-]+)/.exec(slide?.className ?? '')?.[1];
    return [...(slide?.querySelectorAll<HTMLElement>(':scope > .slot') ?? [])].map((slot) => ({
      name: `${layout} ${/slot-(\w+)/.exec(slot.className)?.[1]}`,
      size: `${slot.offsetWidth} × ${slot.offsetHeight}`,
    }));
  });
}

describe('a talk opened from a disk', () => {
  test('stays in its folder, silent and within its policy on every step, where axe finds nothing of WCAG 2.2 A and AA', async () => {
    const complaints = await withTalk(async (page) => {
      expect(await axeFindings(page)).toEqual([]);
      const visited = await walk(page, async (at) => {
        expect({ at, found: await slideFindings(page) }).toEqual({ at, found: [] });
      });
      expect(visited).toContain('stagnation/3');
      expect(visited.at(-1)).toBe('end/0');
    });
    expect(complaints).toEqual([]);
  }, 300_000);

  test('names slide and talk in the title, and the slide in the address', async () => {
    await withTalk(async (page) => {
      await page.goto(`${light().url}#/words`);
      await expect.poll(() => page.title()).toBe('MRD sorts patients – Objective: 100% cure rate up-front');
      await page.keyboard.press('PageDown');
      await expect.poll(() => page.url()).toMatch(/#\/words\/0$/);
    });
  });

  test('embeds its fonts: every character of the talk comes from them', async () => {
    await withTalk(async (page) => {
      const loaded = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts].map((face) => `${face.family} ${face.weight} ${face.style}`);
      });
      expect(loaded).toContain('Inter 700 normal');
      expect(loaded).toContain('Inter 400 italic');
    });
  });
});

describe('slides', () => {
  test.each([
    [1280, 720],
    [1920, 1080],
    [1024, 768],
  ])(
    'nothing overflows, overlaps or is small at %i × %i, and every slot measures what its layout declares',
    async (width, height) => {
      const measured: Record<string, string> = {};
      await withTalk(
        async (page) => {
          await walk(page, async (at) => {
            expect({ at, faults: await layoutFaults(page) }).toEqual({ at, faults: [] });
            for (const { name, size } of await slotSizes(page)) measured[name] ??= size;
          });
        },
        { viewport: { width, height } },
      );
      const declared = declaredSlots().map(
        (slot) => [`${slot.layout} ${slot.name}`, `${slot.width} × ${slot.height}`] as const,
      );
      const shown = declared.filter(([name]) => measured[name] !== undefined);
      expect(shown.length).toBeGreaterThan(20);
      expect(Object.fromEntries(shown.map(([name]) => [name, measured[name]]))).toEqual(Object.fromEntries(shown));
    },
  );

  test('axe finds what is wrong with one slide there, and nowhere else', async () => {
    await withTalk(async (page) => {
      await page.evaluate(() => {
        const text = document.querySelector<HTMLElement>('#words p, #words li');
        text?.style.setProperty('color', '#e8e8e8');
        text?.closest('section')?.append(document.createElement('img'));
      });
      const found = new Set<string>();
      await walk(page, async (at) => {
        const rules = (await slideFindings(page, ['color-contrast', 'image-alt'])).map((line) => line.split(':', 1)[0]);
        if (rules.length > 0) found.add(`${at.split('/', 1)[0]} ${rules.sort().join()}`);
      });
      expect([...found]).toEqual(['words color-contrast,image-alt']);
    });
  });

  test('the dark theme keeps the contrast', async () => {
    const talk = talks.get('congress-dark') as TalkOnDisk;
    const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
    const page = await openTalk(context, talk.url);
    await walk(page, async (at) => {
      expect({ at, found: await slideFindings(page, ['color-contrast']) }).toEqual({ at, found: [] });
    });
    await context.close();
  }, 300_000);

  test('a picture brings its size, so that nothing moves while it loads', async () => {
    await withTalk(async (page) => {
      const img = await page
        .locator('#image img')
        .evaluate((node) => [node.getAttribute('width'), node.getAttribute('height')]);
      expect(img).toEqual(['1600', '900']);
    });
  });
});

test('a picture beside words takes the height that they leave', async () => {
  const drawing = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"/>')}`;
  const main = `<p>Words</p>\n<ul><li>One</li><li>Two</li></ul>\n<p><img src="${drawing}" alt="A picture"></p>\n<p>Words below</p>`;
  const html = `<div class="slide layout-content"><div class="slot slot-title"><h2>A</h2></div><div class="slot slot-main">${main}</div></div>`;
  const site = await assembleDeck(makeDeck([makeSlide('a', html)]));
  const talk = writeTalk(site.value);
  const { context } = await watch(browser, talk, { viewport: { width: 1280, height: 720 } });
  try {
    const page = await openTalk(context, talk.url);
    expect(await layoutFaults(page)).toEqual([]);
    const box = await page.locator('img').boundingBox();
    expect(box?.height).toBeGreaterThan(200);
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(4 / 3, 1);
  } finally {
    await context.close();
    talk.remove();
  }
});

describe('what a stranger may do to a talk', () => {
  test('settings in the address change nothing', async () => {
    const names = [
      'autoSlide=100',
      'loop=true',
      'shuffle=true',
      'keyboard=false',
      'width=100',
      'postMessage=true',
      'view=scroll',
    ];
    await withTalk(
      async (page) => {
        expect(new URL(page.url()).search).toBe('');
        await page.waitForTimeout(400);
        expect(await position(page)).toBe('title/0');
        await page.keyboard.press('PageDown');
        expect(await position(page)).toBe('frustration/0');
        expect(await page.evaluate(() => document.querySelectorAll('.slides > section').length)).toBe(14);
      },
      { query: `?${names.join('&')}` },
    );
  });

  test('a page around it or a message to it cannot drive it', async () => {
    const complaints = await withTalk(async (page) => {
      await page.evaluate(() => {
        for (const method of ['next', 'slide', 'right', 'toggleHelp', 'addKeyBinding', 'configure']) {
          window.postMessage(JSON.stringify({ method, args: [3] }), '*');
          window.postMessage(
            { plenary: '0'.repeat(32), sender: 'x', count: 1, message: { type: 'move', to: 'next' } },
            '*',
          );
        }
        new BroadcastChannel('plenary-').postMessage({ type: 'move', to: 'next' });
      });
      await page.waitForTimeout(200);
      expect(await position(page)).toBe('title/0');
      expect(await page.evaluate(() => 'Reveal' in window)).toBe(false);
    });
    expect(complaints).toEqual([]);
  });
});

describe('a talk on a host', () => {
  test('works in a frame of another origin, which cannot drive it', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
    const said: string[] = [];
    context.on('console', (message) => said.push(message.text()));
    await context.route('https://talk.example/**', (route) => {
      const path = new URL(route.request().url()).pathname.slice(1);
      return route.fulfill({ path: join(light().folder, path) });
    });
    await context.route('https://other.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<iframe src="https://talk.example/index.html" width="1200" height="700"></iframe>',
      }),
    );
    const page = await context.newPage();
    await page.goto('https://other.example/');
    const frame = page.frames()[1] as Frame;
    await frame.waitForSelector('body[data-ready]');
    await page.evaluate(() => {
      const talk = document.querySelector('iframe')?.contentWindow;
      for (const method of [
        'next',
        'slide',
        'right',
        'down',
        'togglePause',
        'toggleOverview',
        'configure',
        'setState',
      ]) {
        talk?.postMessage(JSON.stringify({ method, args: [3] }), '*');
      }
      const move = { plenary: '0'.repeat(32), sender: 'x', count: 1, message: { type: 'move', to: 'last' } };
      talk?.postMessage(move, '*');
    });
    await page.waitForTimeout(200);
    const state = await frame.evaluate(() => [
      location.hash,
      document.querySelector('.reveal')?.className.match(/paused|overview/),
    ]);
    expect(state).toEqual(['#/title', null]);
    await frame.locator('body').press('PageDown');
    await expect.poll(() => frame.evaluate(() => location.hash)).toBe('#/frustration');
    expect(said).toEqual([]);
    await context.close();
  });
});

describe('with motion', () => {
  test('transitions and auto-animation keep to the policy', async () => {
    const animated = slideSettings({ autoAnimate: true });
    const deck = makeDeck(
      [
        makeSlide('a', '<h2 data-id="x">One</h2><p>Same</p>', { settings: animated }),
        makeSlide('b', '<p>Same</p><h2 data-id="x">Two</h2>', { settings: animated }),
        ...(['fade', 'slide', 'convex', 'concave', 'zoom'] as const).map((transition) =>
          makeSlide(transition, `<h2>${transition}</h2>`, { settings: slideSettings({ transition }) }),
        ),
      ],
      { transition: 'slide' },
    );
    const talk = writeTalk((await assembleDeck(deck)).value);
    const { context, complaints } = await watch(browser, talk);
    const page = await openTalk(context, talk.url);
    await page.keyboard.press('PageDown');
    expect(await page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(1);
    await page.waitForTimeout(700);
    await walk(page, () => page.waitForTimeout(100));
    expect(complaints).toEqual([]);
    await context.close();
    talk.remove();
  });
});

describe('keyboard and screen reader', () => {
  test('Tab reaches only the current slide and the bar, and does not get stuck', async () => {
    await withTalk(async (page) => {
      await page.goto(`${light().url}#/words`);
      await page.waitForSelector('body[data-ready]');
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
      const places: string[] = [];
      for (let i = 0; i < 12; i++) {
        await page.keyboard.press('Tab');
        places.push(
          await page.evaluate(() => {
            const active = document.activeElement;
            return active?.closest('section')?.id ?? active?.closest('nav')?.className ?? 'page';
          }),
        );
      }
      expect([...new Set(places)].sort()).toEqual(['page', 'toolbar', 'words']);
    });
  });

  test('a change of slides is said once, moves focus to the heading, and leaves no application role', async () => {
    await withTalk(async (page) => {
      await page.keyboard.press('PageDown');
      const state = await page.evaluate(() => ({
        live: [...document.querySelectorAll('[aria-live]')].map((node) => node.textContent),
        focus: document.activeElement?.textContent,
        roles: document.querySelectorAll('[role=application]').length,
        reachable: [...document.querySelectorAll('.slides section')]
          .filter((s) => !s.hasAttribute('inert'))
          .map((s) => s.id),
      }));
      expect(state).toEqual({ live: ['2 / 15'], focus: 'Years of stagnation', roles: 0, reachable: ['frustration'] });
    });
  });

  test('single letters can be switched off', async () => {
    await withTalk(async (page) => {
      await page.keyboard.press('?');
      await page.getByLabel('Single letters are commands').uncheck();
      await page.getByRole('button', { name: 'Close' }).click();
      await page.keyboard.press('n');
      await page.keyboard.press('d');
      expect(await position(page)).toBe('title/0');
      expect(await page.locator('.pointer-dot').isVisible()).toBe(false);
      await page.keyboard.press('ArrowRight');
      expect(await position(page)).toBe('frustration/0');
    });
  });

  test('search finds words inside charts and goes there', async () => {
    await withTalk(async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('hyper-cvad');
      await page.keyboard.press('Enter');
      expect(await position(page)).toMatch(/^stagnation/);
      await page.keyboard.press('Control+Shift+F');
      await page.keyboard.press('Escape');
      await page.keyboard.press('PageDown');
      expect(await position(page)).toMatch(/^stagnation\/1/);
    });
  });

  test('help, pointer, blackout, overview and jump answer their keys', async () => {
    const complaints = await withTalk(async (page) => {
      await page.keyboard.press('?');
      expect(await page.getByRole('dialog', { name: 'Keys' }).isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await page.keyboard.press('d');
      await page.mouse.move(200, 200);
      expect(await page.locator('.pointer-dot').isVisible()).toBe(true);
      await page.keyboard.press('d');
      expect(await page.locator('.pointer-dot').isVisible()).toBe(false);
      await page.keyboard.press('b');
      await expect.poll(() => page.locator('.reveal.paused').count()).toBe(1);
      await page.keyboard.press('b');
      await page.keyboard.press('o');
      await expect.poll(() => page.locator('.reveal.overview').count()).toBe(1);
      await page.keyboard.press('Escape');
      await page.keyboard.press('g');
      await page.keyboard.type('4');
      await page.keyboard.press('Enter');
      await expect.poll(() => position(page)).toMatch(/^words/);
    });
    expect(complaints).toEqual([]);
  });
});
