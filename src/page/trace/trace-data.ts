import type { Trace, TraceSlide, TraceValue } from '../../model/evidence.ts';
import type { PackedTrace } from '../../model/packed-trace.ts';
import { unpackTrace } from '../../util/packed-trace.ts';

/** The trace that the build wrote into the page; `null` where there is none. */
export function readTrace(): Trace | null {
  const text = document.getElementById('plenary-trace')?.textContent;
  return text === undefined || text === '' ? null : unpackTrace(JSON.parse(text) as PackedTrace);
}

/** The slide's part of the trace. */
export function slideTrace(trace: Trace, id: string): TraceSlide | null {
  return trace.slides.find((slide) => slide.id === id) ?? null;
}

/** The values in the words of a chart, by its place on the slide from 0. */
export function chartValues(slide: TraceSlide, chart: number): readonly TraceValue[] {
  return slide.values.filter((value) => value.in === `c${chart}`);
}
