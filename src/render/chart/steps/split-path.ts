/** A stretch of a line or area that appears with one step. */
export interface Stretch {
  readonly step: number;
  /** Places of its first and last point in the line. */
  readonly from: number;
  readonly to: number;
}

/** Interpolations of which a part can be drawn without the rest. */
export const cuttable: ReadonlySet<string> = new Set(['linear', 'step', 'step-before', 'step-after']);

/**
 * The stretches of a line whose points appear with these steps: what lies between two points appears with the later
 * one.
 */
export function stretchesOf(steps: readonly number[]): readonly Stretch[] {
  if (steps.length < 2) return [{ step: steps[0] ?? -1, from: 0, to: steps.length - 1 }];
  const found: { step: number; from: number; to: number }[] = [];
  for (let i = 1; i < steps.length; i++) {
    const step = Math.max(steps[i - 1] as number, steps[i] as number);
    const last = found.at(-1);
    if (last?.step === step) last.to = i;
    else found.push({ step, from: i - 1, to: i });
  }
  return found;
}
