/*
 * A small talk that shows every layout and every element of a slide, as `render` hands it to `assemble`. Layouts come
 * from `templates/`, so that their boxes are the real ones.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { arrangeTalk, siteOf, type AssembleOptions } from '../../src/assemble/arrange-talk.ts';
import { loadShell } from '../../src/load/load-shell.ts';
import type { RenderedDeck, RenderedSlide } from '../../src/model/deck.ts';
import type { Diagnostic, Staged } from '../../src/model/diagnostic.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { FileSystem } from '../../src/model/effects.ts';
import type { Project, Shell, Theme } from '../../src/model/project.ts';
import type { DeckSettings, SlideSettings } from '../../src/model/settings.ts';
import type { Asset, Site } from '../../src/model/site.ts';
import { readShipped } from '../../src/io/package-files.ts';
import { waitingSlide } from '../../src/util/waiting-slide.ts';

/** The repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const layouts = join(root, 'templates/layouts');

/** A slot as a layout's template declares it. */
export interface DeclaredSlot {
  readonly layout: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** All slots of all layouts with the sizes that their templates state. */
export function declaredSlots(): DeclaredSlot[] {
  return readdirSync(layouts).flatMap((file) =>
    [...readFileSync(join(layouts, file), 'utf8').matchAll(/\{\{slot "(\w+)"[^}]*width=(\d+) height=(\d+)/g)].map(
      ([, name, width, height]) => ({
        layout: file.replace('.hbs', ''),
        name: name as string,
        width: Number(width),
        height: Number(height),
      }),
    ),
  );
}

/** A layout with its slots filled, as `expand` and `render` do together. */
export function fillLayout(layout: string, slots: Readonly<Record<string, string>>): string {
  return readFileSync(join(layouts, `${layout}.hbs`), 'utf8')
    .replace(/\{\{#if deck\.(\w+)\}\}([\s\S]*?)\{\{\/if\}\}/g, '$2')
    .replace(/\{\{deck\.author\}\}/g, 'A. Author, Somewhere')
    .replace(/\{\{deck\.date\}\}/g, '2026')
    .replace(/\{\{slot "(\w+)"[^}]*\}\}/g, (_, name: string) =>
      slots[name] === undefined ? '' : `<div class="slot slot-${name}">${slots[name]}</div>`,
    );
}

const plainSettings: SlideSettings = {
  id: null,
  layout: null,
  class: [],
  time: null,
  act: null,
  state: null,
  background: null,
  transition: null,
  autoAnimate: false,
  visibility: 'visible',
  attributes: {},
  claims: [],
  literals: new Map(),
  abbreviations: new Map(),
  author: null,
  licence: null,
  source: null,
  tags: [],
  times: null,
  in: null,
};

/** A slide; only what a test is about needs to be given. */
export function makeSlide(id: string, html: string, more: Partial<RenderedSlide> = {}): RenderedSlide {
  const place = { file: 'deck.md', start: 0, end: 0 };
  const blank = waitingSlide({ id, settings: plainSettings, span: place, includedFrom: [], vertical: false });
  return { ...blank, html, ...more };
}

/** Settings of a slide with some of them changed. */
export function slideSettings(more: Partial<SlideSettings>): SlideSettings {
  return { ...plainSettings, ...more };
}

/** A deck of some slides. */
export function makeDeck(slides: readonly RenderedSlide[], settings: Partial<DeckSettings> = {}): RenderedDeck {
  return {
    file: 'deck.md',
    texts: new Map(),
    settings: {
      title: 'A talk',
      subtitle: null,
      author: null,
      licence: null,
      source: null,
      tags: [],
      date: null,
      lang: 'en',
      theme: 'congress',
      time: null,
      timeSpan: null,
      separator: 'plenary',
      transition: 'none',
      slideNumber: true,
      footer: null,
      footerSpan: null,
      values: null,
      abbreviations: new Map(),
      names: [],
      citationStyle: null,
      colors: new Map(),
      variants: [],
      variant: null,
      ...settings,
    },
    slides,
  };
}

const shippedOnly: FileSystem = {
  read: async () => ({ ok: false, reason: 'missing', detail: '' }),
  list: async () => [],
  shipped: readShipped,
  listShipped: async () => [],
};

let shell: Promise<Shell> | null = null;

/** A project with the shipped shell and themes, and one source file `deck.md`. */
export async function makeProject(deckText = ''): Promise<Project> {
  const theme = (name: string): [string, Theme] => [
    name,
    { name, css: readFileSync(join(root, `templates/themes/${name}.css`), 'utf8'), chart: {}, colors: new Map() },
  ];
  return {
    deckPath: 'deck.md',
    sources: new Map([['deck.md', { path: 'deck.md', text: deckText }]]),
    templates: new Map(),
    themes: new Map([theme('congress'), theme('congress-dark')]),
    data: { folder: 'data', files: [], descriptor: null, values: null, references: [] },
    lock: null,
    shell: await (shell ??= loadShell(shippedOnly)),
  };
}

/** What a talk without numbers can say for itself. */
export const noEvidence: Evidence = {
  claims: [],
  numbers: { evaluated: 0, traced: 0, recognised: 0, literal: 0, untraced: 0 },
  footers: new Map(),
  cited: [],
  times: { slot: null, seconds: 0, acts: [] },
  trace: { version: 1, deck: { file: 'deck.md', title: 'T', lang: 'en' }, files: [], slides: [], references: [] },
};

/** Assembles a deck with the shipped shell. */
export async function assembleDeck(
  deck: RenderedDeck,
  options: Partial<AssembleOptions> & { assets?: ReadonlyMap<string, Asset>; diagnostics?: Diagnostic[] } = {},
): Promise<Staged<Site>> {
  const project = await makeProject();
  const assets = options.assets ?? new Map();
  const around = {
    project,
    sources: project.sources,
    assets,
    evidence: noEvidence,
    bibliography: new Map(),
    diagnostics: options.diagnostics ?? [],
  };
  const { value, diagnostics } = await arrangeTalk(deck, around, {
    notes: options.notes ?? true,
    draft: options.draft ?? false,
    fonts: options.fonts ?? true,
  });
  return { value: siteOf(value), diagnostics };
}
