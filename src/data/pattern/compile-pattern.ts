import { parsePattern, type PatternNode } from './parse-pattern.ts';

/** A pattern as a program for {@link matchesWhole}: each step tests one character, forks, or accepts. */
export type Step =
  | { readonly kind: 'test'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'fork'; readonly left: number; readonly right: number }
  | { readonly kind: 'accept' };

/** The program, or why there is none. */
export type CompiledPattern =
  { readonly ok: true; readonly pattern: readonly Step[] } | { readonly ok: false; readonly why: string };

/** Most steps of a program: repeats such as `{1,500}` are written out. */
const stepLimit = 2000;

/**
 * Compiles a pattern of a schema for matching in linear time: a data file must not be able to stop the build with
 * a pattern that backtracks (`(a+)+`). Back-references and look-around are therefore not taken.
 */
export function compilePattern(source: string): CompiledPattern {
  const parsed = parsePattern(source);
  if (!parsed.ok) return parsed;
  const steps: Step[] = [];
  emit(parsed.node, steps);
  if (steps.length >= stepLimit) return { ok: false, why: 'it is too long when its repeats are written out' };
  steps.push({ kind: 'accept' });
  return { ok: true, pattern: steps };
}

function emit(node: PatternNode, steps: Step[]): void {
  if (steps.length >= stepLimit) return;
  switch (node.kind) {
    case 'character':
      steps.push({ kind: 'test', fits: node.fits });
      return;
    case 'sequence':
      for (const part of node.parts) emit(part, steps);
      return;
    case 'choice':
      emitChoice(node.options, steps);
      return;
    case 'repeat':
      emitRepeat(node, steps);
  }
}

function emitChoice(options: readonly PatternNode[], steps: Step[]): void {
  const ends: number[] = [];
  options.forEach((option, i) => {
    const last = i === options.length - 1;
    const fork = steps.length;
    if (!last) steps.push({ kind: 'accept' });
    emit(option, steps);
    if (last) return;
    ends.push(steps.length);
    steps.push({ kind: 'accept' });
    steps[fork] = { kind: 'fork', left: fork + 1, right: steps.length };
  });
  for (const end of ends) steps[end] = { kind: 'fork', left: steps.length, right: steps.length };
}

function emitRepeat({ node, min, max }: Extract<PatternNode, { kind: 'repeat' }>, steps: Step[]): void {
  for (let i = 0; i < min && steps.length < stepLimit; i++) emit(node, steps);
  if (max === null) {
    const fork = steps.length;
    steps.push({ kind: 'accept' });
    emit(node, steps);
    steps.push({ kind: 'fork', left: fork, right: fork });
    steps[fork] = { kind: 'fork', left: fork + 1, right: steps.length };
    return;
  }
  const forks: number[] = [];
  for (let i = min; i < max && steps.length < stepLimit; i++) {
    forks.push(steps.length);
    steps.push({ kind: 'accept' });
    emit(node, steps);
  }
  for (const fork of forks) steps[fork] = { kind: 'fork', left: fork + 1, right: steps.length };
}
