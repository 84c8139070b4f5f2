import { say } from './words/say.ts';
import type { Attribution } from '../model/credit.ts';
import type { DeckSettings, SlideSettings } from '../model/settings.ts';
import { licenceTerms } from './licence.ts';

/** How a slide of somebody else's is used. */
export interface SlideUse {
  readonly attribution: Attribution;
  /** It is shown otherwise than it was made: another title, other words, other numbers. */
  readonly changed: boolean;
}

/** What a licence has against a use. */
export type LicenceFault = 'reserved' | 'changed' | 'nameless';

/** What a slide says of itself, and what the talk that it was made for says of all its slides. */
export function attributionOf(
  slide: Pick<SlideSettings, 'author' | 'licence' | 'source'>,
  deck: Pick<DeckSettings, 'author' | 'licence' | 'source'> & { readonly title: string | null },
): Attribution {
  return {
    author: slide.author ?? deck.author,
    licence: slide.licence ?? deck.licence,
    source: slide.source ?? deck.source,
    talk: deck.title,
  };
}

/**
 * The line that stands at the foot of a slide of somebody else's: `Slide: A. Bredberg, CC BY 4.0`. Where it comes from
 * is named where nobody is; `null` where there is nothing to say.
 */
export function footerCredit({ author, licence, source, talk }: Attribution, lang: string): string | null {
  const who = author ?? source ?? (licence === null ? null : talk);
  if (who === null) return null;
  return say(lang, 'Slide: {}', [who, ...(licence === null ? [] : [licence])].join(', '));
}

/** One line of the credits, and the slides that it is about. */
export interface CreditLine {
  readonly text: string;
  readonly slides: readonly string[];
}

/**
 * The lines of a credits slide, in the order in which the slides come: author, talk, source and licence, each once with
 * all slides that it stands for.
 * @param slides ids of the slides that are somebody else's, with what is known of each
 */
export function creditLines(slides: readonly (readonly [id: string, attribution: Attribution])[]): CreditLine[] {
  const lines = new Map<string, string[]>();
  for (const [id, attribution] of slides) {
    const text = creditText(attribution);
    if (text === null) continue;
    const known = lines.get(text);
    if (known === undefined) lines.set(text, [id]);
    else known.push(id);
  }
  return [...lines].map(([text, ids]) => ({ text, slides: ids }));
}

function creditText({ author, licence, source, talk }: Attribution): string | null {
  const parts = [author, talk === null ? null : `“${talk}”`, source, licence].filter((part) => part !== null);
  return author === null && source === null && licence === null ? null : parts.join(', ');
}

/** What a licence has against showing a slide so: told to whoever shows it, who may have asked. */
export function licenceFaults({ attribution, changed }: SlideUse): readonly LicenceFault[] {
  const terms = licenceTerms(attribution.licence);
  if (terms.kind === 'reserved') return ['reserved'];
  const faults: LicenceFault[] = [];
  if (terms.noDerivatives && changed) faults.push('changed');
  if (terms.attribution && attribution.author === null && attribution.source === null) faults.push('nameless');
  return faults;
}
