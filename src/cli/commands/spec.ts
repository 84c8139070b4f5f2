import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Span } from '../../model/text.ts';
import { vegaSpec } from '../../render/chart/vega-spec.ts';
import { expandedSlides } from '../../compile.ts';
import { compileTalk } from '../compile-talk.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { TalkOptions } from '../find-talk.ts';
import { findChart } from '../find-chart.ts';
import { noFindings, report, type Findings } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary spec [DECK] SLIDE` */
export interface SpecOptions extends TalkOptions {
  readonly slide?: string;
  /** Number of the chart on its slide, from 1. */
  readonly chart?: number;
  readonly vega?: boolean;
}

/** Prints the complete Vega-Lite spec of a chart, rows and all, or the Vega spec that it compiles to. */
export async function spec(words: SpecOptions, terminal: Terminal): Promise<number> {
  // A single word is the slide: `plenary spec SLIDE`.
  const { deck, slide = deck, ...options } = words;
  const fail = (diagnostics: readonly Diagnostic[], findings: Findings = noFindings): number => {
    report({ ...findings, diagnostics, slideCount: null }, options, terminal);
    return exitCodeOf(diagnostics);
  };
  if (slide === undefined) {
    return fail([diagnose('cli/usage', null, { detail: 'no slide is named', hint: '`plenary spec [DECK] SLIDE`' })]);
  }
  const talk = words.slide === undefined ? options : { ...options, ...(deck === undefined ? {} : { deck }) };
  const { compilation, findings } = await compileTalk(talk, terminal);
  if (compilation === null) return fail(findings.diagnostics, findings);
  const { value: chart, diagnostics } = findChart(expandedSlides(compilation), slide, words.chart ?? null);
  if (chart === null) return fail(diagnostics);
  const own = findings.diagnostics.filter(({ span, severity }) => severity === 'error' && isWithin(span, chart.span));
  if (chart.kind === 'broken' || (words.vega === true && own.length > 0)) {
    return fail(own.length > 0 ? own : findings.diagnostics, findings);
  }
  const theme = compilation.project.themes.get(compilation.parsed.settings.theme);
  const printed = words.vega === true ? vegaSpec(chart, theme?.chart ?? {}) : chart.spec;
  terminal.out.write(`${JSON.stringify(printed, null, 2)}\n`);
  return fail([]);
}

function isWithin(inner: Span | null, outer: Span): boolean {
  return inner !== null && inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
}
