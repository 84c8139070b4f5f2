import type { ExpandedDeck, ExpandedSlide, ResolvedDeck } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import { lookOf } from '../util/look.ts';
import { checkRoles, checkRoleUse } from './charts/colors/check-roles.ts';
import { deckRecord, expandSlide } from './expand-slide.ts';

/**
 * Fills the templates of every slide, turns its charts into complete specs and lays out its slots.
 * Each slide stands alone: one that is wrong leaves the others as they are.
 */
export function expandDeck(
  deck: ResolvedDeck,
  { templates, themes }: Pick<Project, 'templates' | 'themes'>,
): Staged<ExpandedDeck> {
  const diagnostics: Diagnostic[] = [];
  const { lang, theme, colors } = deck.settings;
  const roles = new Map([...colors].map(([role, { text }]) => [role, text]));
  const look = lookOf(themes.get(theme), roles);
  diagnostics.push(...checkRoles(colors, look));
  const talk = { deck: deckRecord(deck), lang, templates, look };
  const slides: ExpandedSlide[] = deck.slides.map((slide) => {
    const expanded = expandSlide(slide, talk);
    diagnostics.push(...expanded.diagnostics);
    return expanded.value;
  });
  const charts = slides.flatMap((slide) => slide.charts);
  diagnostics.push(...checkRoleUse(colors, charts));
  return { value: { ...deck, slides }, diagnostics };
}
