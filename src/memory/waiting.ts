import type { SlideEvidence } from '../evidence/read-slide.ts';
import type { ResolvedSlide } from '../model/deck.ts';
import { byIdentity } from '../util/by-identity.ts';
import { waitingSlide } from '../util/waiting-slide.ts';
import type { CompiledSlide } from './compiled-slide.ts';

/** Which slides of a talk are made now, where some are to be seen before all are there. */
export interface Pace {
  /** The beginning of the talk alone, where it can be told. */
  readonly beginning?: boolean;
  /** Id of the slide that someone looks at; `null` for the first. */
  readonly looked: () => string | null;
  /** Told after each slide that was made. @returns whether there is time for another */
  readonly next: () => Promise<boolean>;
  /**
   * Slides that there is no time for stay as they were last made: an edit of a table comes to the slide that is looked at
   * first. Only where all of them stand where they stood, and what is looked at is among those to be made.
   */
  readonly keepsOld?: boolean;
}

/** What stands in the place of a slide that is still to be made; the same for the same slide. */
export const waitingFor = byIdentity((slide: ResolvedSlide): CompiledSlide => ({
  rendered: waitingSlide(slide),
  evidence: nothingRead,
  diagnostics: { expand: [], render: [] },
  chartWords: null,
}));

const nothingRead: SlideEvidence = {
  claims: [],
  numbers: { evaluated: 0, traced: 0, recognised: 0, literal: 0, untraced: 0 },
  citations: { uses: { shown: [], said: [] }, keys: [], otherForms: [], withoutSource: [] },
  terms: { shown: new Map(), aside: new Set(), inline: new Map(), contradictions: [], choiceFaults: [] },
  drawings: [],
  diagnostics: { claims: [], numbers: [], comparisons: [] },
};
