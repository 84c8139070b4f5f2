import type { ExpandedChart } from '../../../src/model/chart.ts';
import type { ExpandedSlide, RenderedSlide } from '../../../src/model/deck.ts';
import type { ShownValue } from '../../../src/model/values.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { createMarkdown } from '../../../src/render/markdown/create-markdown.ts';
import { renderSlide } from '../../../src/render/render-slide.ts';
import { mappedSource } from '../../../src/util/mapped-text.ts';
import { token } from '../../../src/util/tokens.ts';

const md = createMarkdown();

export interface SlideOptions {
  readonly layout?: string;
  /** Slot names; a name that ends with `!` is required. */
  readonly slots?: readonly string[];
  readonly layoutHtml?: string;
  readonly notes?: string;
  readonly values?: readonly string[];
  readonly charts?: readonly ExpandedChart[];
  readonly id?: string;
}

export interface Rendered {
  readonly slide: RenderedSlide;
  readonly html: string;
  readonly diagnostics: readonly Diagnostic[];
  /** `code|the text that the span covers`. */
  readonly problems: readonly string[];
}

/** Renders one slide from its Markdown; `{{0}}` is the first of the values. */
export async function renderMarkdown(markdown: string, options: SlideOptions = {}): Promise<Rendered> {
  const slide = expandedSlide(markdown, options);
  const { value, diagnostics } = await renderSlide(slide, {
    md,
    charts: () => Promise.resolve({ draw: (chart) => Promise.resolve({ value: drawn(chart), diagnostics: [] }) }),
    layoutSource: () =>
      options.layoutHtml === undefined ? undefined : { path: 'templates/layouts/own.hbs', text: options.layoutHtml },
    hasOwnSizes: false,
    layoutsWith: (slot) => (slot === 'left' ? ['two-columns'] : []),
  });
  const text = slide.text.body.text + (options.notes ?? '');
  const problems = diagnostics.map(
    ({ code, span }) => `${code}|${span === null ? '' : text.slice(span.start, span.end)}`,
  );
  return { slide: value, html: value.html, diagnostics, problems };
}

export function expandedSlide(markdown: string, options: SlideOptions = {}): ExpandedSlide {
  const text = markdown.replace(/\{\{(\d+)\}\}/g, (_, i: string) => token('value', i));
  const slots = (options.slots ?? ['title', 'main', 'source']).map((name) => ({
    name: name.replace('!', ''),
    required: name.endsWith('!'),
    width: 1168,
    height: 500,
  }));
  const file = 'talk/deck.md';
  const span = { file, start: 0, end: text.length };
  return {
    stage: 'expanded',
    id: options.id ?? 's1',
    settings: {
      id: null,
      layout: null,
      class: [],
      time: null,
      act: null,
      times: null,
      in: null,
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
    },
    span,
    includedFrom: [],
    vertical: false,
    text: {
      body: mappedSource({ path: file, text }),
      notes: options.notes === undefined ? null : mappedSource({ path: file, text: text + options.notes }, text.length),
    },
    values: (options.values ?? []).map((shown): ShownValue => ({
      text: shown,
      span,
      where: { kind: 'slide' },
      name: '',
      number: null,
      format: null,
      origin: null,
    })),
    charts: options.charts ?? [],
    layout: {
      name: options.layout ?? 'content',
      html: options.layoutHtml ?? slots.map(({ name }) => token('slot', name)).join(''),
      slots,
    },
  };
}

function drawn(chart: ExpandedChart): RenderedSlide['charts'][number] {
  return {
    span: chart.span,
    spec: null,
    svg: '<svg role="img"></svg>',
    title: 'T',
    description: 'D',
    table: { columns: [], rows: [], more: 0 },
    words: { alt: null, source: null, claims: [], steps: null, interactive: false },
    width: 100,
    height: 50,
    marks: [],
    readings: [],
    texts: [],
  };
}
