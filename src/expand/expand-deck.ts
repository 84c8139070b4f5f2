import type { Staged } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { DeckSettings } from '../model/settings.ts';
import type { ResolvedDeck } from '../model/deck.ts';
import { lookOf } from '../util/look.ts';
import { checkRoles } from './charts/colors/check-roles.ts';
import { deckRecord, expandSlide } from './expand-slide.ts';
import { partialsOf } from './layout.ts';
import type { TalkFacts } from './filler.ts';
import type { ExpandedDeck } from '../model/deck.ts';

/** What all slides of a talk are expanded with: its settings, templates and colours. */
export function talkFacts(
  settings: DeckSettings,
  { templates, themes }: Pick<Project, 'templates' | 'themes'>,
): Staged<TalkFacts> {
  const { lang, theme, colors } = settings;
  const roles = new Map([...colors].map(([role, { text }]) => [role, text]));
  const look = lookOf(themes.get(theme), roles);
  const value = { deck: deckRecord(settings), lang, templates, partials: partialsOf(templates), look };
  return { value, diagnostics: checkRoles(colors, look) };
}

/**
 * Fills the templates of every slide, turns its charts into complete specs and lays out its slots.
 * Each slide stands alone: one that is wrong leaves the others as they are.
 */
export function expandDeck(deck: ResolvedDeck, project: Pick<Project, 'templates' | 'themes'>): Staged<ExpandedDeck> {
  const talk = talkFacts(deck.settings, project);
  const slides = deck.slides.map((slide) => expandSlide(slide, talk.value));
  return {
    value: { ...deck, slides: slides.map(({ value }) => value) },
    diagnostics: [...talk.diagnostics, ...slides.flatMap(({ diagnostics }) => diagnostics)],
  };
}
