import { resolve } from 'node:path';
import type { BrowserWishes } from '../io/browser/use-browser.ts';

/** Options that say which browser is used, and how. */
export interface BrowserOptions {
  readonly browser?: string;
  readonly chromeNoSandbox?: boolean;
}

/** `PLENARY_CHROME_NO_SANDBOX` is for containers, whose command lines are often written by others. */
export function browserWishes({ browser, chromeNoSandbox }: BrowserOptions, cwd: string): BrowserWishes {
  const noSandbox = chromeNoSandbox === true || process.env['PLENARY_CHROME_NO_SANDBOX'] === '1';
  return { noSandbox, path: browser === undefined ? null : resolve(cwd, browser) };
}
