import type { SlideSettings } from '../../model/settings.ts';
import type { InVariants, Variant, VariantTimes } from '../../model/variants.ts';

/** The versions of a talk, and which of them it is compiled as. */
export interface VariantChoice {
  readonly variants: readonly Variant[];
  readonly variant: Variant | null;
}

/** An `in` with the file in which it stands: what it may name depends on whose file that is. */
export interface ScopedIn {
  readonly value: InVariants;
  /** The included file and the nearest above it, or itself, that has settings of a talk; both `null` for the deck's own file. */
  readonly way: { readonly file: string | null; readonly deck: string | null };
}

/** Lengths of time for several variants, with the file in which they stand. */
export interface ScopedTimes {
  readonly times: VariantTimes;
  readonly way: ScopedIn['way'];
}

/**
 * Whether a variant shows what is for these variants: each `in` has to name it. One that names no variant of the talk
 * says nothing here: its file is another talk's, or the name is an error, which is told.
 * @param variant `null` for a talk without variants
 */
export function admits(
  ins: readonly Pick<ScopedIn, 'value'>[],
  variant: string | null,
  known: VariantChoice['variants'],
): boolean {
  return ins.every(({ value: { names } }) => {
    const heard = names.filter(({ text }) => known.some(({ name }) => name === text));
    return heard.length === 0 ? names.length > 0 : heard.some(({ text }) => text === variant);
  });
}

/** The names of the variants that show what is for these; `['']` for what a talk without variants shows. */
export function admitting(ins: readonly Pick<ScopedIn, 'value'>[], { variants }: VariantChoice): readonly string[] {
  if (variants.length === 0) return admits(ins, null, []) ? [''] : [];
  return variants.map(({ name }) => name).filter((name) => admits(ins, name, variants));
}

/** What is planned for a variant. */
export function timeIn(
  { time, times }: Pick<SlideSettings, 'time' | 'times'>,
  { variant }: VariantChoice,
): number | null {
  return time ?? (variant === null ? null : (times?.get(variant.name)?.seconds ?? null));
}
