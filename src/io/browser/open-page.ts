import type { BrowserPage, PageFiles, PageOptions, PdfPrint, Screenshot } from '../../model/browser.ts';
import { mediaType } from '../../util/media-type.ts';
import type { CdpClient, CdpEvent, CdpResult } from './cdp.ts';
import { fault, isFault } from './fault.ts';
import { isReady } from './is-ready.ts';

/** An address that leads nowhere: whatever is asked for below it is answered from a map. */
const origin = 'https://talk.invalid/';

const defaults = { path: 'index.html', width: 1280, height: 720, scale: 1, patience: 30_000 };

/** Bytes of a PDF that come in one message. */
const pieceSize = 4_000_000;

/**
 * Opens a page that reads the given files and nothing else.
 * @throws a fault, where the page does not say in time that it is ready
 */
export async function openPage(client: CdpClient, files: PageFiles, options: PageOptions = {}): Promise<BrowserPage> {
  const { path, width, height, scale, patience } = { ...defaults, ...options };
  const { targetId, session } = await newTarget(client, patience);
  const send = (method: string, params: CdpResult = {}, wait = patience): Promise<CdpResult> =>
    client.send(method, params, session, wait).catch((error: unknown) => {
      throw isFault(error) || method === 'Runtime.evaluate' ? error : fault('crashed', String(error));
    });
  let shown = files;
  const stop = client.listen((event) => {
    if (event.session === session) answer(client, event, shown);
  });
  const page: BrowserPage = {
    ...pageOf(send),
    reopen: async (others) => {
      shown = others;
      await show(page, send, path);
    },
    close: async () => {
      stop();
      await client.send('Target.closeTarget', { targetId }, '', patience);
    },
  };
  const calm = { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] };
  await Promise.all([
    send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    send('Inspector.enable'),
    send('Page.enable'),
    send('Browser.setDownloadBehavior', { behavior: 'deny' }).catch(() => undefined),
    send('Emulation.setEmulatedMedia', calm),
    page.resize(width, height, scale),
    ...(options.script === undefined
      ? []
      : [send('Page.addScriptToEvaluateOnNewDocument', { source: options.script, runImmediately: true })]),
    send('Runtime.runIfWaitingForDebugger'),
  ]);
  await show(page, send, path);
  return page;
}

async function show(page: BrowserPage, send: Send, path: string): Promise<void> {
  const { errorText } = await send('Page.navigate', { url: new URL(path, origin).href });
  if (errorText !== undefined) throw new Error(`the page cannot be opened: ${String(errorText)}`);
  await page.evaluate(isReady);
}

/** A fresh page of the browser. Nothing in it runs before it is told to. */
async function newTarget(client: CdpClient, patience: number): Promise<{ targetId: string; session: string }> {
  const sessions = new Map<unknown, string>();
  const stop = client.listen(({ method, params }) => {
    const info = params['targetInfo'] as { readonly targetId?: string } | undefined;
    if (method === 'Target.attachedToTarget') sessions.set(info?.targetId, String(params['sessionId']));
  });
  try {
    const { targetId } = await client.send('Target.createTarget', { url: 'about:blank' }, '', patience);
    const session = sessions.get(targetId);
    if (session === undefined) throw fault('crashed', 'no session');
    return { targetId: String(targetId), session };
  } finally {
    stop();
  }
}

type Send = (method: string, params?: CdpResult, wait?: number) => Promise<CdpResult>;

function pageOf(send: Send): Omit<BrowserPage, 'reopen' | 'close'> {
  return {
    evaluate: async <T>(expression: string) => {
      const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      const thrown = answer['exceptionDetails'] as
        { readonly text?: string; readonly exception?: { readonly description?: string } } | undefined;
      if (thrown !== undefined)
        throw new Error(`a script in the page: ${thrown.exception?.description ?? thrown.text ?? 'failed'}`);
      return (answer['result'] as { readonly value: T }).value;
    },
    pdf: (options) => printed(send, options ?? {}),
    screenshot: (options) => seen(send, options ?? {}),
    resize: async (width, height, scale) => {
      const metrics = { width, height, deviceScaleFactor: scale, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', metrics);
    },
  };
}

async function printed(send: Send, { paper, patience }: PdfPrint): Promise<Uint8Array> {
  const size =
    paper === undefined ? { preferCSSPageSize: true } : { paperWidth: paper.width, paperHeight: paper.height };
  const wishes = {
    ...size,
    ...{ marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0 },
    printBackground: true,
    generateTaggedPDF: true,
    // One bookmark a slide is written afterwards; the browser's would have one a heading.
    generateDocumentOutline: false,
    transferMode: 'ReturnAsStream',
  };
  const { stream } = await send('Page.printToPDF', wishes, patience);
  const pieces: Buffer[] = [];
  for (let ended = false; !ended;) {
    const piece = await send('IO.read', { handle: stream, size: pieceSize });
    pieces.push(Buffer.from(String(piece['data']), piece['base64Encoded'] === true ? 'base64' : 'latin1'));
    ended = piece['eof'] === true;
  }
  await send('IO.close', { handle: stream });
  const whole = Buffer.concat(pieces);
  if (whole.length === 0) throw fault('crashed', 'an empty PDF');
  return whole;
}

async function seen(send: Send, { clip, transparent = false, hasty = false }: Screenshot): Promise<Uint8Array> {
  const part = clip === undefined ? {} : { clip: { ...clip, scale: 1 }, captureBeyondViewport: true };
  const background = transparent ? { color: { r: 0, g: 0, b: 0, a: 0 } } : {};
  if (transparent) await send('Emulation.setDefaultBackgroundColorOverride', background);
  const { data } = await send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: hasty, ...part });
  if (transparent) await send('Emulation.setDefaultBackgroundColorOverride');
  return Buffer.from(String(data), 'base64');
}

/** Answers a page's request from the map, ends every other; ends all that is waited for where the page crashed. */
function answer(client: CdpClient, { method, params, session }: CdpEvent, files: PageFiles): void {
  if (method === 'Inspector.targetCrashed') return client.endSession(session, fault('crashed'));
  if (method !== 'Fetch.requestPaused') return;
  const { requestId } = params;
  const request = params['request'] as { readonly url: string; readonly method: string };
  const contents = request.method === 'GET' ? files.get(pathOf(request.url) ?? '') : undefined;
  const reply = (name: string, more: CdpResult): void =>
    void client.send(name, { requestId, ...more }, session, defaults.patience).catch(() => undefined);
  if (contents === undefined) return reply('Fetch.failRequest', { errorReason: 'BlockedByClient' });
  const type = mediaType(pathOf(request.url) ?? '');
  reply('Fetch.fulfillRequest', {
    responseCode: 200,
    responseHeaders: [
      { name: 'Content-Type', value: type },
      { name: 'X-Content-Type-Options', value: 'nosniff' },
    ],
    body: Buffer.from(contents).toString('base64'),
  });
}

/** The path in the map that an address stands for; `null` for one of anybody else. */
function pathOf(url: string): string | null {
  if (!url.startsWith(origin)) return null;
  const path = url.slice(origin.length).replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
