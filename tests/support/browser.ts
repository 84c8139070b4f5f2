import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { needBrowser } from '../../scripts/find-browser.mjs';
import type { Site } from '../../src/model/site.ts';

/** What tests of one file have of the browser that those of all files of a process share. */
export interface TestBrowser {
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly newPage: () => Promise<Page>;
  /** Closes what was opened by this one; the browser itself ends with the process. */
  readonly close: () => Promise<void>;
}

let running: Promise<Browser> | null = null;

/** The machine's browser, started once a process: to start it takes as long as several tests do. */
export async function testBrowser(): Promise<TestBrowser> {
  if (running !== null && !(await running).isConnected()) running = null;
  const browser = await (running ??= startBrowser());
  const opened: BrowserContext[] = [];
  const newContext: TestBrowser['newContext'] = async (options) => {
    const context = await browser.newContext(options);
    opened.push(context);
    return context;
  };
  return {
    newContext,
    newPage: async () => (await newContext()).newPage(),
    close: async () => void (await Promise.all(opened.map((context) => context.close()))),
  };
}

/*
 * The list of a browser's abilities that Playwright switches off, since of two such lists the second counts, and the two
 * pages behind the address bar, which nobody sees: to draw them took as long as most tests do.
 */
const without = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'LensOverlay'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AimEnabled'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'Translate'],
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
];

/** As root the browser has no sandbox of its own; the product never does this by itself. */
function startBrowser(): Promise<Browser> {
  const args = [`--disable-features=${without.join(',')}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  return chromium.launch({ executablePath: needBrowser(), args });
}

/** A talk on the disk. */
export interface TalkOnDisk {
  readonly folder: string;
  /** `file:` address of the page, without query or hash. */
  readonly url: string;
  readonly remove: () => void;
}

/** Writes a site into a fresh folder. */
export function writeTalk(site: Site): TalkOnDisk {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-page-'));
  for (const { path, contents } of site.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  const url = String(pathToFileURL(join(folder, 'index.html')));
  return { folder, url, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A browser context that notes everything that a talk must not do. */
export interface WatchedContext {
  readonly context: BrowserContext;
  /** Console messages, errors, reports of the content security policy, requests that leave the folder. */
  readonly complaints: string[];
}

/** Opens a context in which all pages are watched. */
export async function watch(
  browser: TestBrowser,
  talk: TalkOnDisk,
  options: BrowserContextOptions = {},
): Promise<WatchedContext> {
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
  const allowed = talk.url.replace(/index\.html$/, '');
  await context.exposeFunction('__complain', (text: string) => complaints.push(text));
  await context.addInitScript(() => {
    const complain = (window as unknown as { __complain: (text: string) => void }).__complain;
    addEventListener('securitypolicyviolation', (event) =>
      complain(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(allowed) && !/^(?:data|about):/.test(request.url()))
      complaints.push(`request: ${request.url()}`);
  });
  context.on('requestfailed', (request) => complaints.push(`failed: ${request.url().slice(0, 200)}`));
  context.on('page', (page) => {
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  });
  return { context, complaints };
}

/** Opens a talk and waits until it can be used. */
export async function openTalk(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('body[data-ready]');
  return page;
}

/** Where a talk stands: the current slide and how many of its steps are shown. */
export async function position(page: Page): Promise<string> {
  return page.evaluate(() => {
    const slide = [...document.querySelectorAll('section.present')].at(-1);
    return `${slide?.id ?? '?'}/${slide?.querySelectorAll('.fragment.visible').length ?? 0}`;
  });
}

/**
 * Walks from the current slide to the end with the key that clickers send, and stops at every step.
 * @returns the positions visited
 */
export async function walk(page: Page, visit: (at: string) => Promise<void>): Promise<string[]> {
  const visited: string[] = [];
  for (let at = await position(page); at !== visited.at(-1); at = await position(page)) {
    visited.push(at);
    await visit(at);
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(20);
  }
  return visited;
}
