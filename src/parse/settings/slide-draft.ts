import type { Background, SlideSettings, Transition } from '../../model/settings.ts';
import type { Span } from '../../model/text.ts';

/** A slide's settings while they are gathered; `null` is "not said". */
export interface SlideDraft {
  id: { readonly id: string; readonly span: Span } | null;
  layout: SlideSettings['layout'];
  class: string[];
  time: number | null;
  act: SlideSettings['act'];
  state: string | null;
  background: Background | null;
  transition: Transition | null;
  autoAnimate: boolean | null;
  visibility: SlideSettings['visibility'] | null;
  attributes: Record<string, string>;
}
