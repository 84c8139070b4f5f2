import type { Project } from '../model/project.ts';
import type { SourceFile } from '../model/text.ts';
import { lineIndex } from '../util/lines.ts';
import { readFrontMatter } from './front-matter.ts';
import { dialectOf } from './settings/reveal-md.ts';
import { splitSlides } from './split/split-slides.ts';
import { choiceOf } from './variants/choose.ts';

/** Slides that a beginning has at least: the first, and some to go on to. */
const slideCount = 3;

/** Letters in which the end of the beginning is looked for: as a rule, and at most. */
const heads = [8000, 60_000];

/** Letters behind a beginning; where there are fewer, the whole talk takes no longer. */
const enough = 4000;

/**
 * A talk that ends after its first slides, to be seen before the rest of it is read.
 * @returns `null` where it might not begin as the whole does, or nothing would be saved
 */
export function beginningOf(project: Project): Project | null {
  const { deckPath, sources, converted, translations } = project;
  const source = sources.get(deckPath);
  if (source === undefined || converted !== undefined || translations !== undefined) return null;
  for (const head of heads) {
    const end = endOfBeginning(source, head, project.variant);
    if (end === null) continue;
    if (source.text.length - end < enough) return null;
    return { ...project, sources: new Map([...sources, [deckPath, { ...source, text: source.text.slice(0, end) }]]) };
  }
  return null;
}

/** Where a slide begins that stands beside those before, not below; which is told from what stands before it. */
function endOfBeginning(source: SourceFile, head: number, variant: string | undefined): number | null {
  const text = source.text.slice(0, source.text.lastIndexOf('\n', head) + 1);
  const index = lineIndex(text);
  const { value: front, diagnostics } = readFrontMatter({ ...source, text }, index);
  const dialect = dialectOf(front.block);
  const isPlain = diagnostics.length === 0 && dialect.name === 'plenary';
  if (!isPlain || choiceOf(front.block, variant).variant !== null) return null;
  const options = { firstLine: front.next, settingsFirst: front.present, dialect };
  const pieces = splitSlides({ ...source, text }, index, options);
  return pieces.find(({ vertical }, i) => i >= slideCount && !vertical)?.separator?.start ?? null;
}
