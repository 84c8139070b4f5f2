import type { Env } from 'markdown-it';
import type { AssetRef, SlideLink } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Citation } from '../model/references.ts';
import type { ShownValue } from '../model/values.ts';
import type { Libraries } from './libraries.ts';
import { placesIn, type Places } from './places.ts';
import type { Span } from '../model/text.ts';
import { emptyText } from '../util/mapped-text.ts';

/** What one text (a slide's body or its notes) gathers while it becomes HTML. */
export interface RenderContext {
  /** The slide's id: ids made inside the slide begin with it. */
  readonly id: string;
  readonly places: Places;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly values: readonly ShownValue[];
  /** Names that a container may have beside the built-in ones. */
  readonly slots: readonly string[];
  /** Which layouts have a slot, to say so where a slide's own layout lacks it. */
  readonly layoutsWith: (slot: string) => readonly string[];
  /** Finished HTML that no later pass may read; an `html` token stands for each. */
  readonly parts: string[];
  /** Classes that stand for inline styles. */
  readonly styles: Map<string, string>;
  readonly assets: AssetRef[];
  readonly links: SlideLink[];
  /** Citations of the slide and of its notes. */
  readonly citations: Citation[];
  /** Claims of the words of the slide and of its notes. */
  readonly claims: ClaimDraft[];
  /** Raw HTML stays as it is and nothing is looked up: for tests of the Markdown alone. */
  readonly trusted: boolean;
  readonly notes: boolean;
  readonly libraries: Libraries;
}

/** A claim whose words are not known yet. */
export interface ClaimDraft {
  words: string;
  readonly expression: string;
  readonly span: Span;
  readonly inNotes: boolean;
}

const key = 'plenary';

/** markdown-it's environment for one text. */
export function envOf(context: RenderContext): Env {
  return { [key]: context };
}

/** The context that {@link envOf} put into an environment. */
export function contextOf(env: Env | undefined): RenderContext {
  return env?.[key] as RenderContext;
}

/** A context with nothing in it. */
export function emptyContext(fields: Partial<RenderContext>): RenderContext {
  return {
    id: 'slide',
    places: placesIn(emptyText),
    report: () => {},
    values: [],
    slots: [],
    layoutsWith: () => [],
    parts: [],
    styles: new Map(),
    assets: [],
    links: [],
    citations: [],
    claims: [],
    trusted: false,
    notes: false,
    libraries: {},
    ...fields,
  };
}
