import type { LocatedJson } from '../../model/json.ts';
import type { Project } from '../../model/project.ts';
import { settingsAtTop } from '../front-matter.ts';
import { readVariants } from '../settings/variant-settings.ts';
import type { VariantChoice } from './admit.ts';

/**
 * The variants of a talk, and the one that it is compiled as: the one that was asked for, else the first.
 * @param block the settings of its deck
 */
export function choiceOf(block: LocatedJson, asked: string | undefined): VariantChoice {
  const variants = readVariants(block).value;
  return { variants, variant: variants.find(({ name }) => name === asked) ?? variants[0] ?? null };
}

/** The language that the variant of a talk says, before the talk is parsed; `null` where it says none. */
export function variantLanguage({ sources, deckPath, variant }: Project): string | null {
  const source = sources.get(deckPath);
  if (source === undefined) return null;
  return choiceOf(settingsAtTop(source), variant).variant?.lang ?? null;
}
