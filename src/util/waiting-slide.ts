import type { RenderedSlide, SlideBase } from '../model/deck.ts';
import { byIdentity } from './by-identity.ts';

/** A slide that is still to be made: its place and its colours are there, and nothing that could be wrong. */
export const waitingSlide = byIdentity(
  ({ id, settings, span, includedFrom, vertical, backup }: SlideBase): RenderedSlide => ({
    ...{ id, span, includedFrom, vertical },
    ...(backup ? { backup } : {}),
    stage: 'rendered',
    settings: { ...settings, claims: [], background: withoutPicture(settings.background) },
    html: '<div class="slide layout-content slide-waiting" aria-busy="true"></div>',
    notesHtml: null,
    title: id,
    styles: new Map(),
    assets: [],
    links: [],
    charts: [],
    values: [],
    texts: [],
    claims: [],
    citations: [],
  }),
);

function withoutPicture(background: SlideBase['settings']['background']): SlideBase['settings']['background'] {
  return background === null ? null : { ...background, image: null, video: null };
}
