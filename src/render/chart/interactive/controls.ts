import type { Json } from '../../../model/json.ts';
import type { ChartControl } from '../../../model/live-chart.ts';
import { say } from '../../../util/words/say.ts';
import { isRecord, type VegaSpec } from '../drawing.ts';

interface Signal {
  readonly name: string;
  readonly value?: Json;
  bind?: unknown;
}

/** Kinds of inputs that the page draws. */
const inputs: ReadonlySet<unknown> = new Set(['range', 'select', 'checkbox', 'radio']);

/**
 * Takes the inputs out of a Vega spec, in place: the page draws them itself, since Vega copies whatever stands in
 * `bind` onto elements without names.
 * @returns the inputs that the page has, in the order of their parameters
 */
export function takeControls(spec: VegaSpec, lang: string): readonly ChartControl[] {
  const { signals = [] } = spec as { readonly signals?: readonly Signal[] };
  return signals.flatMap((signal) => {
    const { bind } = signal;
    delete signal.bind;
    return isRecord(bind) && inputs.has(bind['input']) ? [controlOf(signal, bind, lang)] : [];
  });
}

function controlOf({ name, value = null }: Signal, bind: Readonly<Record<string, Json>>, lang: string): ChartControl {
  const input = bind['input'] as ChartControl['input'];
  const label = typeof bind['name'] === 'string' ? bind['name'].replace(/[\s:]+$/, '') : name.replaceAll('_', ' ');
  const shared = { signal: name, label, input, value };
  if (input === 'range') return { ...shared, ...rangeOf(bind, value) };
  return input === 'checkbox' ? shared : { ...shared, options: optionsOf(bind, value, lang) };
}

/** As Vega has it: from 0 to 100 or the value, in steps that are round. */
function rangeOf(bind: Readonly<Record<string, Json>>, value: Json): Pick<ChartControl, 'min' | 'max' | 'step'> {
  const number = (key: string): number | null => (typeof bind[key] === 'number' ? bind[key] : null);
  const max = number('max') ?? Math.max(100, Number(value) || 0);
  const min = number('min') ?? Math.min(0, max, Number(value) || 0);
  const step = number('step') ?? 10 ** Math.floor(Math.log10(Math.max(1e-9, max - min) / 50));
  return { min, max, step };
}

/** Where nothing is chosen at first, there is a way back to that. */
function optionsOf(
  bind: Readonly<Record<string, Json>>,
  value: Json,
  lang: string,
): NonNullable<ChartControl['options']> {
  const values = Array.isArray(bind['options']) ? bind['options'] : [];
  const labels = Array.isArray(bind['labels']) ? bind['labels'] : [];
  const options = values.map((one, i) => ({ value: one, label: String(labels[i] ?? one ?? say(lang, 'All')) }));
  return value === null && !values.includes(null) ? [{ value: null, label: say(lang, 'All') }, ...options] : options;
}
