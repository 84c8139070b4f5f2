/*
 * A talk in two languages: translated files beside two of its own, and which language is shown.
 */
import { chart, prose, slide, slideIds } from './slides.mjs';

const paths = ['deck.it.md', 'acts/one.it.md'];

const someSlide = (random) => slide(random, { head: { id: random.pick(slideIds) } });

/** Changes a slide of a translation, which is written first where there is none. */
const onTranslated = (change) => (talk, random) => {
  const slides = (talk.translations[random.pick(paths)] ??= [someSlide(random)]);
  const found = random.pick(slides);
  if (found === undefined) slides.push(someSlide(random));
  else change(found, random, talk);
};

/** What changes translations. */
export const languageEdits = {
  'another language shown': (talk, random) => {
    talk.lang = random.pick([undefined, 'it', 'it', 'it', 'de', 'en']);
  },
  'a translated slide more': (talk, random) => {
    const slides = (talk.translations[random.pick(paths)] ??= []);
    if (slides.length < 6) slides.push(someSlide(random));
  },
  'a translated slide less': (talk, random) => talk.translations[random.pick(paths)]?.pop(),
  'no translated file': (talk, random) => delete talk.translations[random.pick(paths)],
  'translated words': onTranslated((found, random) => (found.blocks = [prose(random)])),
  'a translated chart': onTranslated(
    (found, random) => (found.blocks = [random.pick([chart(random), '```vega-lite\n```'])]),
  ),
  'a translated heading': onTranslated((found, random) => (found.title = `## ${prose(random)}`)),
  'translated notes': onTranslated((found, random) => (found.notes = random.pick([null, prose(random)]))),
  'another slide translated': onTranslated((found, random) => (found.head.id = random.pick(slideIds))),
  'a pin of a translation': onTranslated((found, random) => {
    found.head.translates = random.pick([`'@0000000'`, `'@f6f77da153'`, 'nothing']);
  }),
  'settings of a translation': onTranslated((found, random) => {
    const [key, value] = random.pick([
      ['layout', 'two'],
      ['time', '1m'],
      ['class', 'wide'],
      ['in', 'short'],
    ]);
    if (random.chance(0.5)) found.head[key] = value;
    else delete found.head[key];
  }),
  'the words of the deck translated': (talk, random) => {
    talk.translatedSettings = random.pick([
      {},
      { title: random.word() },
      { abbreviations: '{RC: remissione completa}' },
      { title: random.word(), abbreviations: '{CR: remissione, HR: [rapporto, rischio alto]}', footer: '"{{total}}"' },
      { theme: 'mine' },
    ]);
  },
};
