import type { MarkdownIt, Token } from 'markdown-it';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { ExpandedSlide, RenderedSlide, Slot } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { TextRun } from '../model/evidence.ts';
import type { MappedText, SourceFile, Span } from '../model/text.ts';
import { fillTokens } from '../util/tokens.ts';
import type { ChartRenderer } from './chart/render-chart.ts';
import { emptyContext, envOf, type RenderContext } from './context.ts';
import { cleanLayout, cleanRawHtml } from './html/clean-html.ts';
import { renderAttributes } from './html/render-attributes.ts';
import { liftStyles } from './html/styles.ts';
import { firstLine, placesIn } from './places.ts';
import { fillTokensOf, parseText, type PreparedText } from './prepare-text.ts';
import { useAsset } from './references/assets.ts';
import { drawCharts } from './slide/charts.ts';
import { numberFragments } from './slide/fragments.ts';
import { levelHeadings } from './slide/headings.ts';
import { markClicks } from './slide/note-clicks.ts';
import { reportNoRoom } from './slide/room.ts';
import { shareOut, type SlotContent } from './slide/slots.ts';
import { titleText } from './slide/title.ts';
import { partsBySlot, textRuns } from './texts.ts';
import { claimsOf, fillClaims, findClaimWords } from './texts-claims.ts';
import { fillHtml, fillParts } from './values.ts';
import type { Away } from '../util/slide-clock.ts';
import type { SlideSettings } from '../model/settings.ts';
import { resolveReference } from '../util/paths.ts';

/** What all slides of a deck share. */
export interface SlideTools {
  readonly md: MarkdownIt;
  /** Draws charts; made when the first chart comes. */
  readonly charts: () => Promise<ChartRenderer>;
  /** Told where a chart of the slide is drawn on another thread. */
  readonly away?: Away;
  readonly layoutsWith: (slot: string) => readonly string[];
  /** Whether the theme sets words in sizes of its own, so that nothing is known of their height. */
  readonly hasOwnSizes: boolean;
  /** The template of a layout. */
  readonly layoutSource: (name: string) => SourceFile | undefined;
}

/** Layouts whose slides may do without a heading. */
const untitled: ReadonlySet<string> = new Set(['image', 'quote', 'references', 'section']);

/** Turns one slide's Markdown into the HTML of its `section`, with holes for what depends on the whole deck. */
export async function renderSlide(slide: ExpandedSlide, tools: SlideTools): Promise<Staged<RenderedSlide>> {
  const diagnostics: Diagnostic[] = [];
  const base = emptyContext({
    id: slide.id,
    places: placesIn(slide.text.body),
    report: (diagnostic) => diagnostics.push(diagnostic),
    values: slide.values,
    slots: slide.layout.slots.map((slot) => slot.name),
    layoutsWith: tools.layoutsWith,
  });
  const text = await parseText(tools.md, base, slide.layout.html);
  const charts = await drawCharts(text.context, { slide, tokens: text.tokens, tools });
  const contents = shareOut(text.context, text.tokens, slide.layout);
  levelHeadings(contents, slide.layout.name);
  const title = titleText(text.context, contents);
  findClaimWords(text.context, text.tokens);
  const texts: TextRun[] = [...textRuns(text.context, text.tokens, partsBySlot(contents))];
  if (!tools.hasOwnSizes) reportNoRoom(text.context, slide, contents);
  fillTokensOf(text);
  const html = compose(tools.md, { slide, text, contents, source: tools.layoutSource(slide.layout.name) });
  reportBlowUp(text.context, slide, { html, charts });
  if (title === null && !untitled.has(slide.layout.name) && !reportedTitle(diagnostics)) {
    diagnostics.push(diagnose('render/no-title', startOf(slide, text.context), {}));
  }
  const notesHtml =
    slide.text.notes === null ? null : await renderNotes(base, slide.text.notes, { md: tools.md, texts });
  const { id, span, includedFrom, vertical, backup, values } = slide;
  const settings = withBackground(base, slide);
  const { styles, assets, links } = base;
  return {
    value: {
      ...{ id, settings, span, includedFrom, vertical, values, styles, assets, links, charts },
      ...(backup ? { backup } : {}),
      stage: 'rendered',
      html: numberFragments(liftStyles(base, html)),
      notesHtml,
      title: title ?? id,
      texts,
      claims: claimsOf(base),
      citations: base.citations,
    },
    diagnostics,
  };
}

interface Composition {
  readonly slide: ExpandedSlide;
  readonly text: PreparedText;
  readonly contents: ReadonlyMap<string, SlotContent>;
  readonly source: SourceFile | undefined;
}

/** The layout with its slots filled; empty ones vanish, unless they are required. */
function compose(md: MarkdownIt, { slide, text, contents, source }: Composition): string {
  const { context } = text;
  const filled = new Map<string, string>();
  for (const slot of slide.layout.slots) {
    const content = contents.get(slot.name);
    const inner = content === undefined ? '' : toHtml(md, text, content.tokens).trim();
    if (inner !== '') filled.set(slot.name, wrap(slot.name, content?.attrs ?? [], inner));
    else if (slot.required && !isFilledLater(slide, slot)) {
      const facts = { slot: slot.name, layout: slide.layout.name };
      context.report(diagnose('render/empty-slot', startOf(slide, context), facts));
    }
  }
  const layout = cleanLayout(context, slide.layout.html, source);
  const html = fillTokens(layout, 'slot', (name) => filled.get(name) ?? '');
  return fillParts(context, fillClaims(fillHtml(slide.values, html)));
}

/** A list of references without content is made of what the talk cites. */
function isFilledLater({ layout }: ExpandedSlide, slot: Slot): boolean {
  return layout.name === 'references' && slot.name === 'main';
}

/** A long address that is used again and again makes a page out of all proportion to its text. */
function reportBlowUp(
  context: RenderContext,
  slide: ExpandedSlide,
  { html, charts }: Pick<RenderedSlide, 'html' | 'charts'>,
): void {
  const { length } = slide.text.body.text;
  const drawn = charts.reduce((sum, { svg }) => sum + 2 * svg.length + 1_000_000, 0);
  if (html.length - drawn <= length * 50 + 1_000_000) return;
  const times = Math.round(html.length / Math.max(1, length));
  context.report(diagnose('render/too-long', startOf(slide, context), { times }));
}

function toHtml(md: MarkdownIt, { context, local }: PreparedText, tokens: readonly Token[]): string {
  const html = md.renderer.render([...tokens], md.options, envOf(context));
  return cleanRawHtml(context, html, { tokens, local });
}

function wrap(name: string, attrs: [string, string][], inner: string): string {
  const classes = attrs.filter(([key]) => key === 'class').map(([, value]) => ` ${value}`);
  const others = attrs.filter(([key]) => key !== 'class');
  const attributes = renderAttributes([['class', `slot slot-${name}${classes.join('')}`], ...others]);
  return `<div${attributes}>\n${inner}\n</div>`;
}

async function renderNotes(
  base: RenderContext,
  notes: MappedText,
  { md, texts }: { readonly md: MarkdownIt; readonly texts: TextRun[] },
): Promise<string> {
  const context = { ...base, places: placesIn(notes), slots: [], notes: true };
  const text = await parseText(md, context, '');
  findClaimWords(text.context, text.tokens);
  texts.push(...textRuns(text.context, text.tokens, () => 'notes'));
  fillTokensOf(text);
  const html = toHtml(md, text, text.tokens);
  return markClicks(liftStyles(base, fillParts(text.context, fillClaims(fillHtml(base.values, html)))).trim());
}

/** The slide's settings with the paths of the picture and the film behind it from the root, as in `assets`. */
function withBackground(context: RenderContext, { settings }: ExpandedSlide): SlideSettings {
  const { background } = settings;
  if (background === null) return settings;
  const { image, video = null } = background;
  if (image === null && video === null) return settings;
  const both = { image: backgroundFile(context, image, 'image'), video: backgroundFile(context, video, 'video') };
  return { ...settings, background: { ...background, ...both } };
}

function backgroundFile(
  context: RenderContext,
  file: { readonly path: string; readonly span: Span } | null,
  kind: 'image' | 'video',
): typeof file {
  if (file === null) return null;
  const { path, span } = file;
  const used = useAsset(context, path, span);
  if (used !== null && used.kind !== kind) context.report(diagnose('render/background-kind', span, { path, kind }));
  const resolved = resolveReference(span.file, path);
  return resolved.ok && used?.kind === kind ? { path: resolved.path, span } : null;
}

function startOf(slide: ExpandedSlide, context: RenderContext): ReturnType<typeof firstLine> {
  const { file, start, end } = slide.span;
  return firstLine(context.places) ?? { file, start, end: Math.min(end, start + 1) };
}

function reportedTitle(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code, message }) => code === 'render/empty-slot' && message.includes('`title`'));
}
