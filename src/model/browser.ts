/*
 * The machine's browser as exporters see it. It reads what it is given and nothing else: no file, no network. The door
 * to a real one is in `io/browser/`.
 */
import type { Staged } from './diagnostic.ts';

/**
 * Does some work with a browser, which is started when it is first asked for and shared by all that follow. A browser
 * that crashes, hangs or is killed is started again once, and the work is done from its beginning: `work` must be ready
 * for that. `null`, and why, where no browser can do it.
 */
export type UseBrowser = <T>(work: (browser: Browser) => Promise<T>) => Promise<Staged<T | null>>;

/** A running browser. Whatever it cannot do rejects; `UseBrowser` makes a diagnostic of that. */
export interface Browser {
  /** Opens a page and waits until it says that it is ready. */
  readonly openPage: (files: PageFiles, options?: PageOptions) => Promise<BrowserPage>;
}

/** All that a page can read, by path (`index.html`). Every other request fails. */
export type PageFiles = ReadonlyMap<string, string | Uint8Array>;

/** How a page is opened. */
export interface PageOptions {
  /** Where to begin, with query and hash; `index.html` where it is left out. */
  readonly path?: string;
  /** Of the window, in CSS px: 1280 × 720 where it is left out. */
  readonly width?: number;
  readonly height?: number;
  /** Pixels of a screenshot for a CSS px, 1 where it is left out. */
  readonly scale?: number;
  /** A script that runs before all of the page's own; the page's policy does not bind it. */
  readonly script?: string;
  /** How long (ms) any single request to the page may take: 30 s where it is left out. */
  readonly patience?: number;
}

/** A page that is open. */
export interface BrowserPage {
  /**
   * What an expression gives, waited for where it is a promise: JSON.
   * @throws where the expression throws, which is a bug of ours
   */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** The page as a tagged PDF, with its own page sizes unless a paper is named. */
  readonly pdf: (options?: PdfPrint) => Promise<Uint8Array>;
  /** What the window shows as a PNG. */
  readonly screenshot: (options?: Screenshot) => Promise<Uint8Array>;
  /** Gives the window another size. */
  readonly resize: (width: number, height: number, scale: number) => Promise<void>;
  /** Shows other files in the place of these, and waits as when it was opened: sooner done than with a page of their own. */
  readonly reopen: (files: PageFiles) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How a page is printed. */
export interface PdfPrint {
  /** Width and height in inches, to which the page's own sheets are scaled; else as the page's style sheet says. */
  readonly paper?: { readonly width: number; readonly height: number };
  /** How long (ms) it may take. */
  readonly patience?: number;
}

/** What part of a page is seen. */
export interface Screenshot {
  /** In CSS px from the page's corner, beyond the window too; the window where it is left out. */
  readonly clip?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Nothing behind the page instead of white. */
  readonly transparent?: boolean;
  /** Packed in haste, for a picture that is not kept. */
  readonly hasty?: boolean;
}
