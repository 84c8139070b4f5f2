import type { Look } from '../../../../model/look.ts';
import { contrastOf, hexOf, over, readColor, type LinearColor } from '../../../../util/color-vision.ts';

/** What a cell is filled with, and the colour of its text. */
export interface Shade {
  readonly fill: string;
  readonly ink: string;
}

/** The accent's share in the lightest tone, and how many tones there are to all of it. */
const lightest = 0.08;
const rungs = 50;

/** Text on a cell stands out from it at least so much (WCAG 2.2, 1.4.3). */
const leastContrast = 4.5;

/**
 * One hue from light to dark, with ink or paper for its text, whichever stands out more. Between them lie tones on which
 * neither can be read, which are left out: such a cell takes the nearest tone beside them.
 * @param share 0 for the lightest cell, 1 for the darkest
 */
export function shadeOf(share: number, look: Look): Shade {
  // All tones stand on one ladder, so that a darker one is never taken for a lighter one.
  const wanted = Math.round((lightest + share * (1 - lightest)) * rungs);
  for (let away = 0; away <= rungs; away++) {
    for (const rung of [wanted - away, wanted + away]) {
      const shade = rung < 0 || rung > rungs ? null : readable(rung / rungs, look);
      if (shade !== null) return shade;
    }
  }
  return { fill: look.paper, ink: look.ink };
}

/** A tone with its text; `null` where neither ink nor paper can be read on it. */
function readable(alpha: number, { paper, ink, accent }: Look): Shade | null {
  const colorOf = (text: string): LinearColor => readColor(text)?.color ?? [0, 0, 0];
  // Judged as it is drawn, rounded to whole steps.
  const fill = hexOf(over({ color: colorOf(accent), alpha }, colorOf(paper)));
  const contrasts = [ink, paper].map((text) => ({ text, contrast: contrastOf(colorOf(text), colorOf(fill)) }));
  const best = contrasts.reduce((a, b) => (b.contrast > a.contrast ? b : a));
  return best.contrast < leastContrast ? null : { fill, ink: best.text };
}
