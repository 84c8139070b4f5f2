import type { Look } from '../../../../model/look.ts';
import { contrastOf, hexOf, over, readColor, type LinearColor } from '../../../../util/color-vision.ts';

/** What a cell is filled with, and the colour of its text. */
export interface Shade {
  readonly fill: string;
  readonly ink: string;
}

/** Lightest and darkest share of the accent over the paper. */
const lightest = 0.08;
const step = 0.02;

/** Text on a cell stands out from it at least so much (WCAG 2.2, 1.4.3). */
const leastContrast = 4.5;

/**
 * One hue from light to dark, with ink or paper for its text, whichever stands out more. Between them lie tones on which
 * neither can be read, which are left out: such a cell takes the nearest tone beside them.
 * @param share 0 for the lightest cell, 1 for the darkest
 */
export function shadeOf(share: number, look: Look): Shade {
  const wanted = lightest + share * (1 - lightest);
  for (let away = 0; away <= 1; away += step) {
    for (const alpha of [wanted - away, wanted + away]) {
      const shade = alpha < 0 || alpha > 1 ? null : readable(alpha, look);
      if (shade !== null) return shade;
    }
  }
  return { fill: look.paper, ink: look.ink };
}

/** A tone with its text; `null` where neither ink nor paper can be read on it. */
function readable(alpha: number, { paper, ink, accent }: Look): Shade | null {
  const colorOf = (text: string): LinearColor => readColor(text)?.color ?? [0, 0, 0];
  const fill = over({ color: colorOf(accent), alpha }, colorOf(paper));
  const contrasts = [ink, paper].map((text) => ({ text, contrast: contrastOf(colorOf(text), fill) }));
  const best = contrasts.reduce((a, b) => (b.contrast > a.contrast ? b : a));
  return best.contrast < leastContrast ? null : { fill: hexOf(fill), ink: best.text };
}
