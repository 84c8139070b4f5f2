import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { escapeHtml } from '../../util/html.ts';
import { styleClass } from '../html/styles.ts';
import { renderAttributes } from '../html/render-attributes.ts';
import { applyAttributes } from '../markdown/apply-attributes.ts';
import type { RenderContext } from '../context.ts';
import { findInside, type Stretch } from '../places.ts';
import { fillPlain } from '../values.ts';
import { readInfo, type CodeInfo } from './info.ts';
import { languageModule, languageNames } from './languages.ts';
import { splitLines } from './lines.ts';
import { isLit, mostSteps, readSteps, type CodeSteps } from './steps.ts';

/**
 * A code block: coloured, a span a line. Each step after the first is an empty fragment before the code, so that CSS
 * alone lights the lines of the step that was reached last.
 */
export function renderCodeBlock(context: RenderContext, token: Token): string {
  const info = readInfo(token.type === 'fence' ? token.info : '');
  const stretch = infoStretch(context, token);
  applyAttributes(context, token, info.attributes, (item) =>
    findInside(context.places, stretch, info.attributeText.slice(item.start, item.end)),
  );
  const code = fillPlain(context.values, token.content);
  const lines = splitLines(colour(context, { code, info, stretch }));
  const steps = stepsOf(context, { info, stretch, count: lines.length });
  token.attrJoin('class', steps === null ? 'code' : steps.groups.length > 1 ? 'code numbered steps' : 'code numbered');
  if (steps !== null && steps.first !== 1) token.attrJoin('class', styleClass(context, `--first-line:${steps.first}`));
  const language = languageModule(info.language);
  const classes = language === null ? 'hljs' : `hljs language-${escapeHtml(language)}`;
  const index = token.attrGet('data-fragment-index');
  const marks = steps === null ? '' : stepMarks(steps, index === null ? null : Number(index));
  const body = lines.map((line, i) => renderLine(line, i + 1, steps)).join('\n');
  return `<pre${renderAttributes(token.attrs)}>${marks}<code class="${classes}">${body}\n</code></pre>`;
}

interface Code {
  readonly code: string;
  readonly info: CodeInfo;
  readonly stretch: Stretch;
}

function colour(context: RenderContext, { code, info, stretch }: Code): string {
  const { language } = info;
  if (language === '') return escapeHtml(code);
  if (languageModule(language) === null) {
    const known = [...languageNames()];
    context.report(
      diagnose('render/unknown-language', findInside(context.places, stretch, language), { language, known }),
    );
  }
  return context.libraries.highlighter?.(code, language) ?? escapeHtml(code);
}

function stepsOf(
  context: RenderContext,
  { info, stretch, count }: { info: CodeInfo; stretch: Stretch; count: number },
): CodeSteps | null {
  if (info.steps === null) return null;
  const place = (): ReturnType<typeof findInside> => findInside(context.places, stretch, `[${info.steps}]`);
  const steps = readSteps(info.steps);
  const why =
    steps === null
      ? 'unreadable'
      : steps.groups.length > mostSteps
        ? 'too-many'
        : steps.groups.flat().some(({ to }) => to > count)
          ? 'beyond'
          : null;
  if (why !== null)
    context.report(diagnose('render/code-steps', place(), { steps: info.steps, why, count, most: mostSteps }));
  return steps === null || why === 'too-many' ? null : steps;
}

function stepMarks(steps: CodeSteps, first: number | null): string {
  return steps.groups
    .slice(1)
    .map((_, i) => {
      const index = first === null ? '' : ` data-fragment-index="${first + i}"`;
      return `<span class="fragment code-step step-${i + 2}"${index}></span>`;
    })
    .join('');
}

function renderLine(html: string, line: number, steps: CodeSteps | null): string {
  const lit = (steps?.groups ?? []).flatMap((group, i) => (isLit(group, line) ? [` in-${i + 1}`] : []));
  return `<span class="line${lit.join('')}">${html}</span>`;
}

function infoStretch(context: RenderContext, token: Token): Stretch {
  const line = token.map?.[0] ?? 0;
  const start = context.places.lines.starts[line] ?? 0;
  const end = context.places.lines.starts[line + 1] ?? context.places.mapped.text.length;
  return { lines: [line, line + 1], before: '', text: context.places.mapped.text.slice(start, end).trim() };
}
