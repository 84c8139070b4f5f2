import { diagnose } from '../diagnostics/diagnose.ts';
import type { Layout, Slot } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { escapeHtml } from '../util/html.ts';
import { token } from '../util/tokens.ts';
import { evaluateTemplate, type Surroundings } from './templates/evaluate.ts';
import { parseTemplateFile, type Template } from './templates/parse-template.ts';
import { printScalar } from './templates/print.ts';
import type { Scope } from './templates/scope.ts';
import type { TemplateValue } from './templates/value.ts';

/** What a layout may name: the deck's settings. */
export interface LayoutRequest {
  readonly name: string;
  /** Where the slide names it, or the slide itself. */
  readonly span: Span;
  readonly scope: Scope;
}

/** Width and height in CSS px of a slot that states none: the whole text area of a slide. */
const wholeSlide = { width: 1168, height: 500 } as const;

/**
 * Fills a layout's template but for its slots. An unknown layout is an error, and the slide becomes plain content.
 * @param around what the slide's own templates may use
 */
export function expandLayout(
  request: LayoutRequest,
  templates: Project['templates'],
  around: Surroundings,
): Staged<Layout> {
  const source = templates.get(`layouts/${request.name}`);
  if (source === undefined) {
    const candidates = [...templates.keys()]
      .filter((k) => k.startsWith('layouts/'))
      .map((k) => k.slice('layouts/'.length));
    const unknown = diagnose('template/unknown-layout', request.span, { name: request.name, candidates });
    if (request.name === 'content') return { value: plainLayout, diagnostics: [unknown] };
    const content = expandLayout({ ...request, name: 'content' }, templates, around);
    return { value: content.value, diagnostics: [unknown, ...content.diagnostics] };
  }
  const fixed = fixedLayouts.get(source);
  if (fixed !== undefined) return fixed;
  const parsed = parseTemplateFile(source);
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  if (parsed.value === null) return { value: plainLayout, diagnostics };
  const slots: Slot[] = [];
  const pieces = evaluateTemplate(parsed.value, request.scope, {
    ...around,
    inserts: new Map([['slot', (args, hash) => declareSlot(slots, args, hash)]]),
    // A setting is text at once; what comes from data is shown, and traced, like a value of the slide.
    show: (value, span, written) =>
      value.origin === null ? escapeHtml(printScalar(value, around.context.lang)) : around.show(value, span, written),
    report: (diagnostic) => diagnostics.push(diagnostic),
  });
  const html = pieces.map((piece) => piece.text).join('');
  const layout = { value: { name: request.name, html, slots }, diagnostics };
  if (isFixed(parsed.value)) fixedLayouts.set(source, layout);
  return layout;
}

/** Layouts that are the same for every slide. */
const fixedLayouts = new WeakMap<SourceFile, Staged<Layout>>();

const still = new Set(['ContentStatement', 'CommentStatement']);

/** Whether a layout has nothing but slots: what it says depends on no setting and no data. */
function isFixed({ program }: Template): boolean {
  return program.body.every((statement) => {
    if (statement.type !== 'MustacheStatement') return still.has(statement.type);
    const { path, params, hash } = statement as hbs.AST.MustacheStatement;
    const isSlot = (path as hbs.AST.PathExpression).original === 'slot';
    return (
      isSlot &&
      params.length > 0 &&
      [...params, ...(hash?.pairs ?? []).map(({ value }) => value)].every(({ type }) => type.endsWith('Literal'))
    );
  });
}

/** Partials by the name that `{{> name}}` uses. */
export function partialsOf(templates: Project['templates']): ReadonlyMap<string, SourceFile> {
  let partials = partialsByTemplates.get(templates);
  if (partials === undefined) {
    const own = [...templates].filter(([key]) => key.startsWith(prefix));
    partials = new Map(own.map(([key, file]) => [key.slice(prefix.length), file]));
    partialsByTemplates.set(templates, partials);
  }
  return partials;
}

const prefix = 'partials/';
const partialsByTemplates = new WeakMap<Project['templates'], ReadonlyMap<string, SourceFile>>();

function declareSlot(slots: Slot[], args: readonly TemplateValue[], hash: ReadonlyMap<string, TemplateValue>): string {
  const of = (key: string): unknown => {
    const value = hash.get(key);
    return value?.kind === 'scalar' ? value.value : null;
  };
  const name = args[0]?.kind === 'scalar' ? String(args[0].value) : 'main';
  const [width, height] = [of('width'), of('height')];
  slots.push({
    name,
    required: of('required') === true,
    width: typeof width === 'number' ? width : wholeSlide.width,
    height: typeof height === 'number' ? height : wholeSlide.height,
  });
  return token('slot', name);
}

const plainLayout: Layout = {
  name: 'content',
  html: ['title', 'main', 'source'].map((name) => token('slot', name)).join(''),
  slots: ['title', 'main', 'source'].map((name) => ({ name, required: false, ...wholeSlide })),
};
