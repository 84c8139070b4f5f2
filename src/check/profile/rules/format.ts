import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import { deckSetting, shownSlides, type Rule } from '../checked-talk.ts';

/** Formats in which nothing moves. */
const still: readonly string[] = ['pdf', 'png', 'handout'];

/** The shape of the slides. */
export const aspectRule: Rule = ({ name: profile, aspect }, talk) => {
  if (aspect === null) return [];
  const [width = 16, height = 9] = aspect.split(':').map(Number);
  if (width * 9 === height * 16) return [];
  return [diagnose('profile/aspect', deckSetting('title', talk), { profile, asked: aspect })];
};

/** The format is one that is taken, and what the talk shows runs in one of them. */
export const formatRule: Rule = ({ name: profile, formats }, talk) => {
  if (formats === null) return [];
  const { file } = talk;
  if (file !== null && !formats.includes(file.format))
    return [diagnose('profile/format', null, { profile, format: file.format, formats })];
  if (formats.some((format) => !still.includes(format))) return [];
  return shownSlides(talk).flatMap((slide): Diagnostic[] => [
    ...slide.assets
      .filter(({ kind }) => kind !== 'image')
      .map(({ path, span }) => diagnose('profile/still', span, { profile, what: `\`${path}\``, formats })),
    ...slide.charts
      .filter(({ live }) => live)
      .map(({ span, title }) =>
        diagnose('profile/still', span, { profile, what: `the live chart "${title}"`, formats }),
      ),
  ]);
};

/** The families of fonts, where the format does not bring them along. */
export const fontRule: Rule = ({ name: profile, fonts, formats }, talk) => {
  const { file, compilation } = talk;
  if (fonts === null || file?.fonts === 'safe') return [];
  // PowerPoint files are set in fonts of every machine unless somebody asks for others.
  if (file === null && formats?.every((format) => format === 'pptx') === true) return [];
  const known = new Set(fonts.map((font) => font.toLowerCase()));
  const powerPoint = formats === null || formats.includes('pptx');
  return compilation.talk.families
    .filter(({ family }) => !known.has(family.toLowerCase()))
    .map(({ family }) => diagnose('profile/font', deckSetting('theme', talk), { profile, family, fonts, powerPoint }));
};

/** The size of the file; of a talk that is only checked that of its pictures and films, which any file holds. */
export const sizeRule: Rule = ({ name: profile, megabytes: most }, talk) => {
  if (most === null) return [];
  const { file, compilation } = talk;
  const assets = [...compilation.talk.assets.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  const size = (file?.bytes ?? assets) / 1_000_000;
  const what = file === null ? 'pictures and films alone take' : 'the file takes';
  return size <= most ? [] : [diagnose('profile/file-size', null, { profile, file: what, size, most })];
};
