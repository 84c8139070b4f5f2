import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { MachineBrowser } from '../../src/io/browser/use-browser.ts';
import type { BrowserPage } from '../../src/model/browser.ts';
import {
  eventually,
  exportBrowser,
  kindOfProcess,
  listening,
  ownTemporary,
  type OwnTemporary,
} from '../support/export-browser.ts';

let temporary: OwnTemporary;
let machine: MachineBrowser;

beforeEach(() => {
  temporary = ownTemporary();
  machine = exportBrowser();
});

afterEach(async () => {
  await machine.close();
  await eventually(() => temporary.processes().length === 0);
  const left = { processes: temporary.processes(), names: temporary.names() };
  temporary.restore();
  expect(left).toEqual({ processes: [], names: [] });
});

const quiet = new Map([
  ['index.html', '<!doctype html><title>T</title><h1>Apples</h1><img src="a.svg"><img src="a.svg">'],
]);

/** A file that no page must read. */
function secretFile(): string {
  const folder = mkdtempSync(join(temporary.home, 'plenary-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'secret.txt'), 'SECRET');
  return join(folder, 'secret.txt');
}

function textOf(page: BrowserPage): Promise<string> {
  return page.evaluate<string>('document.documentElement.innerText');
}

describe('what a page can reach', () => {
  test('files of the map, and nothing else: no file, no address, no port', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('reached');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const port = (server.address() as { readonly port: number }).port;
    const secret = secretFile();
    const file = pathToFileURL(secret).href;
    const near = `http://127.0.0.1:${port}`;
    const hostile = `<!doctype html><title>T</title>
      <style>@import url("${near}/import.css"); @font-face { font-family: X; src: url("${near}/font.woff2") } h1 { font-family: X; background: url("${near}/bg.png") }</style>
      <link rel="preload" as="image" href="${near}/preload"><link rel="dns-prefetch" href="//example.org">
      <h1>Apples</h1><img src="in.svg" id="inside"><img src="${file}"><img src="../secret.txt"><img src="${near}/img.png">
      <iframe src="${file}"></iframe><iframe src="${near}/frame"></iframe><iframe src="http://169.254.169.254/latest/meta-data/"></iframe>
      <object data="${file}"></object><embed src="${near}/embed">
      <iframe srcdoc="<img src='${near}/srcdoc'><script>fetch('${near}/inner')</script>"></iframe>
      <script>
        window.seen = [];
        const note = (what) => (answer) => window.seen.push(what + ' ' + (answer?.status ?? ''));
        const tries = ['${near}/fetch', '${file}', 'http://169.254.169.254/', 'https://talk.invalid/../secret.txt'];
        window.done = Promise.allSettled(tries.map((url) => fetch(url, { mode: 'no-cors' }).then(note(url))));
        open('${near}/popup'); open('${file}');
        navigator.sendBeacon('${near}/beacon', 'x');
        try { new WebSocket('ws://127.0.0.1:${port}/socket') } catch {}
        try { new EventSource('${near}/events') } catch {}
        try { new Worker('${near}/worker.js') } catch {}
        try { new Worker(URL.createObjectURL(new Blob(["fetch('${near}/from-worker')"]))) } catch {}
      </script>`;
    const files = new Map([
      ['index.html', hostile],
      ['in.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>'],
    ]);
    const { value, diagnostics } = await machine.use(async (browser) => {
      const page = await browser.openPage(files, { patience: 15_000 });
      await page.evaluate('window.done');
      const seen = await page.evaluate<readonly string[]>('window.seen');
      const inside = await page.evaluate<number>('document.getElementById("inside").naturalWidth');
      const frames = await page.evaluate<string>(
        'Array.from(frames.length === 0 ? [] : { length: frames.length }, (_, i) => frames[i]).map((f) => { try { return f.document.body.innerText } catch { return "" } }).join()',
      );
      const pdf = await page.pdf();
      return {
        seen,
        inside,
        frames,
        pdf: Buffer.from(pdf).toString('latin1'),
        listening: listening(temporary.processes()),
      };
    });
    await new Promise((resolve) => server.close(resolve));
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ seen: [], inside: 7, listening: [] });
    expect(value?.frames).not.toContain('SECRET');
    expect(value?.pdf).toMatch(/^%PDF/);
    expect(asked).toEqual([]);
  });

  test.each([
    ['a redirect in the markup', (url: string) => `<meta http-equiv="refresh" content="0;url=${url}">`],
    ['a redirect by script', (url: string) => `<script>location.href = ${JSON.stringify(url)}</script>`],
  ])('%s leads nowhere', async (_, markup) => {
    const secret = secretFile();
    const files = new Map([
      ['index.html', `<!doctype html><title>T</title>${markup(pathToFileURL(secret).href)}<p>Apples`],
    ]);
    const { value } = await machine.use(async (browser) => {
      const page = await browser.openPage(files, { patience: 5000 });
      await new Promise((resolve) => setTimeout(resolve, 300));
      return textOf(page);
    });
    expect(value ?? '').not.toContain('SECRET');
  });

  test('a page without end is given up', async () => {
    const files = new Map([['index.html', '<!doctype html><title>T</title><p>Apples<script>for (;;);</script>']]);
    const { value, diagnostics } = await machine.use((browser) => browser.openPage(files, { patience: 1500 }));
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'io/browser-failed', message: /no answer in time/ }]);
  });
});

/** Between the look at a process and its end it may have ended by itself. */
function killIfThere(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

describe('a browser that is lost', () => {
  const kill = (kind: string): void => {
    for (const id of temporary.processes()) if (kindOfProcess(id) === kind) killIfThere(id);
  };

  /** Work that takes a while and says in which try it is. */
  const work = (started: () => void) => async (browser: Parameters<Parameters<MachineBrowser['use']>[0]>[0]) => {
    started();
    const page = await browser.openPage(quiet);
    for (let i = 0; i < 8; i++) await page.evaluate('new Promise((done) => setTimeout(done, 40))');
    const pdf = await page.pdf();
    await page.close();
    return pdf.length;
  };

  test.each([0, 30, 60, 120, 180, 240, 320, 400, 500, 650])(
    'killed after %i ms: the work is done again',
    async (ms) => {
      let tries = 0;
      const done = machine.use(
        work(() => {
          if (tries++ === 0) setTimeout(() => kill('browser'), ms);
        }),
      );
      const { value, diagnostics } = await done;
      expect(diagnostics).toEqual([]);
      expect(value).toBeGreaterThan(1000);
    },
  );

  test('killed each time: an error in plain words', async () => {
    const { value, diagnostics } = await machine.use(work(() => void setTimeout(() => kill('browser'), 200)));
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'io/browser-failed', severity: 'error' }]);
    expect(diagnostics[0]?.message).toContain('the browser ended before its work was done');
  });

  test('its page crashes: noticed at once, and done again', async () => {
    let tries = 0;
    const { value, diagnostics } = await machine.use(async ({ openPage }) => {
      const page = await openPage(quiet);
      if (tries++ === 0) setTimeout(() => kill('renderer'), 50);
      await page.evaluate('new Promise((done) => setTimeout(done, 1000))');
      return textOf(page);
    });
    expect(diagnostics).toEqual([]);
    expect({ value: value?.trim(), tries }).toEqual({ value: 'Apples', tries: 2 });
  });

  test('it works on after that', async () => {
    await machine.use(work(() => undefined));
    kill('browser');
    await eventually(() => temporary.processes().every((id) => kindOfProcess(id) === 'shell'));
    const { value } = await machine.use(async ({ openPage }) => textOf(await openPage(quiet)));
    expect(value?.trim()).toBe('Apples');
  });
});
