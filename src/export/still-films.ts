import type { Section } from '../assemble/sections.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { StillFilm } from '../diagnostics/catalogue/export-files.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { nameOf } from '../util/paths.ts';

/** Says which films and sounds of some slides a format without them leaves out. @param format as a sentence has it: `a PDF` */
export function stillFilms(sections: readonly Section[], format: string): readonly Diagnostic[] {
  const films = sections.flatMap(({ slide, number }) => {
    const where = number === null ? `slide \`${slide.id}\`` : `slide ${number}`;
    const behind = slide.settings.background?.video?.path;
    return slide.assets.flatMap(({ path, kind }): StillFilm[] => {
      if (kind === 'image') return [];
      const how = kind === 'audio' ? 'sound' : path === behind ? 'behind' : 'film';
      return [{ file: nameOf(path), where, kind: how }];
    });
  });
  return films.length === 0 ? [] : [diagnose('export/films-stand-still', null, { films, format })];
}
