/*
 * What a person may change between two saves, each as a function that changes a talk in place. Names are told when a
 * run finds a difference.
 */
import { block, chart, columns, prose, slide, slideIds, slideSettings } from './slides.mjs';

const anyDeck = (talk, random) => random.pick(Object.keys(talk.decks));

/** A slide with text, and the list that it stands in. */
function anySlide(talk, random) {
  const slides = talk.decks[random.chance(0.7) ? 'deck.md' : anyDeck(talk, random)];
  const at = random.below(Math.max(1, slides.length));
  const found = slides[at];
  return { slides, at, found: found === undefined || found.src !== undefined ? null : found };
}

const onSlide = (change) => (talk, random) => {
  const { found } = anySlide(talk, random);
  if (found !== null) change(found, random, talk);
};

const onBlock = (change) =>
  onSlide((found, random) => {
    const at = random.below(found.blocks.length);
    if (found.blocks[at] !== undefined) found.blocks[at] = change(found.blocks[at], random);
  });

const onTable = (change) => (talk, random) => {
  const name = random.pick(Object.keys(talk.tables));
  change(talk.tables[name], random, name, talk);
};

/** What changes words. */
export const wordEdits = {
  'another word': onBlock((text, random) => {
    const parts = text.split(/(\s+)/);
    parts[random.below(parts.length)] = random.word();
    return parts.join('');
  }),
  'another number': onBlock((text, random) => text.replace(/\d+/, String(random.below(100)))),
  'a sentence more': onBlock((text, random) => (text.includes('```') ? text : `${text} ${prose(random)}`)),
  'another heading': onSlide((found, random) => (found.title = `## ${prose(random)}`)),
  'no heading': onSlide((found) => (found.title = '')),
  'other notes': onSlide((found, random) => (found.notes = prose(random))),
  'no notes': onSlide((found) => (found.notes = null)),
  'a part more': onSlide((found, random) => found.blocks.splice(random.below(3), 0, block(random))),
  'a part less': onSlide((found, random) => found.blocks.splice(random.below(found.blocks.length), 1)),
  'parts in another order': onSlide((found) => found.blocks.reverse()),
  'another chart': onSlide((found, random) => (found.blocks = [chart(random), ...found.blocks.slice(1)])),
  'another field': onBlock((text, random) =>
    text.replace(/field: \w+/, `field: ${random.pick(columns[random.pick(Object.keys(columns))])}`),
  ),
  'another mark': onBlock((text, random) => text.replace(/mark: \w+/, `mark: ${random.pick(['bar', 'tick', 'blob'])}`)),
};

/** What changes slides and their order. */
export const slideEdits = {
  'a slide more': (talk, random) => {
    const { slides, at } = anySlide(talk, random);
    if (slides.length < 9) slides.splice(at, 0, slide(random));
  },
  'a slide less': (talk, random) => {
    const { slides, at } = anySlide(talk, random);
    if (slides.length > 1) slides.splice(at, 1);
  },
  'a slide moved': (talk, random) => {
    const { slides, at } = anySlide(talk, random);
    const [moved] = slides.splice(at, 1);
    if (moved !== undefined) slides.splice(random.below(slides.length + 1), 0, moved);
  },
  'a slide twice': (talk, random) => {
    const { slides, at, found } = anySlide(talk, random);
    if (found !== null && slides.length < 9) slides.splice(at, 0, structuredClone(found));
  },
  'a slide to another file': (talk, random) => {
    const { slides, at, found } = anySlide(talk, random);
    const other = talk.decks[anyDeck(talk, random)];
    if (found === null || other === slides || slides.length < 2) return;
    other.push(...slides.splice(at, 1));
  },
  'below or beside': onSlide((found) => (found.vertical = !found.vertical)),
  'another id': onSlide((found, random) => (found.head.id = random.pick(slideIds))),
  'no id': onSlide((found) => delete found.head.id),
  'a setting of a slide': onSlide((found, random) => {
    const key = random.pick(Object.keys(slideSettings));
    found.head[key] = slideSettings[key](random);
  }),
  'no settings of a slide': onSlide((found) => (found.head = {})),
  'another file included': (talk, random) => {
    for (const each of talk.decks['deck.md'])
      if (each.src !== undefined)
        each.src = random.pick([
          ...['acts/one.md', 'acts/two.md', 'acts/none.md', 'acts/one.md#1', 'acts/one.md#2,1'],
          ...['guest/deck.md', 'guest/deck.md#2', 'guest/deck.md#1@0123456789'],
        ]);
  },
  'a file included once more': (talk, random) => {
    const slides = talk.decks['deck.md'];
    if (slides.filter(({ src }) => src !== undefined).length < 3)
      slides.splice(random.below(slides.length), 0, {
        src: random.pick(['acts/one.md', 'acts/two.md', 'guest/deck.md']),
        vertical: false,
        head: {},
      });
  },
  'lines above it all': (talk, random) => (talk.blankLines = random.below(4)),
};

/** What changes tables. */
export const dataEdits = {
  'another cell': onTable(({ rows, columns }, random) => {
    const row = random.pick(rows);
    if (row !== undefined)
      row[random.below(columns.length)] = random.pick(['7', '55.5', '12', 'one', 'red', '', '12%']);
  }),
  'another number in a table': onTable(({ rows }, random) => {
    const row = random.pick(rows);
    const at = row?.findIndex((cell) => /^\d/.test(cell)) ?? -1;
    if (at >= 0) row[at] = String(random.below(100));
  }),
  'a row more': onTable(({ rows, columns }, random) =>
    rows.push(columns.map((name) => (name === 'id' ? `n${random.below(99)}` : String(random.below(90))))),
  ),
  'a row less': onTable(({ rows }, random) => rows.splice(random.below(rows.length), 1)),
  'rows in another order': onTable(({ rows }) => rows.reverse()),
  'a column renamed': onTable(({ columns }, random) => {
    columns[random.below(columns.length)] = random.pick(['os', 'crates', 'age', 'kind', 'other']);
  }),
  'a column more': onTable(({ rows, columns }, random) => {
    if (columns.length > 8) return;
    columns.push(`more${columns.length}`);
    for (const row of rows) row.push(String(random.below(9)));
  }),
  'a table renamed': onTable(
    (table, random, name) => (table.path = random.pick([`${name}.csv`, `${name}-2.csv`, `in/${name}.csv`])),
  ),
  'a title of a table': (talk, random) =>
    ((talk.entries[random.pick(Object.keys(talk.entries))] ??= { types: {} }).title = random.phrase(1, 3)),
  'a table described or not': (talk, random) => {
    const name = random.pick(Object.keys(talk.tables));
    if (talk.entries[name] === undefined) talk.entries[name] = { types: {} };
    else delete talk.entries[name];
  },
  'a type': (talk, random) => {
    const { types } = talk.entries[random.pick(Object.keys(talk.entries))] ?? { types: {} };
    const names = Object.keys(types);
    if (names.length > 0) types[random.pick(names)] = random.pick(['string', 'number', 'integer', 'date', 'numeral']);
  },
  'sources of a table': (talk, random) => {
    const entry = talk.entries[random.pick(Object.keys(talk.entries))];
    if (entry !== undefined)
      entry.sources = random.pick([['smith2020'], ['jones2019', 'litzow2024'], ['nobody1900'], []]);
  },
  'guarded or not': (talk) => {
    const entry = talk.entries.patients;
    if (entry !== undefined) entry.sensitive = entry.sensitive !== true;
  },
  'a value': (talk, random) => {
    talk.values[random.pick(['total', 'gain', 'fresh'])] = random.pick([
      '{sum: apples.crates, unit: crates}',
      '{mean: trials.os, unit: pct, format: ".1f"}',
      '{count: trials, where: {arm: one}}',
      '{expr: trials.a_one.value - 10, format: ".0f"}',
      '{sum: apples.nothing}',
      '{expr: 1 +}',
    ]);
  },
  'a value less': (talk, random) => delete talk.values[random.pick(['total', 'gain', 'fresh'])],
  estimates: (talk, random) => {
    talk.estimates.trials = random.pick([
      `{value: os, ci: [low, high], level: 95, n: n, unit: pct, format: '.1f', label: arm}`,
      `{value: os, unit: pct, format: '.0f'}`,
      `{value: high, ci: [os, low]}`,
    ]);
  },
};

/** What changes all else. */
export const otherEdits = {
  'a reference': (talk, random) => {
    const key = random.pick(['litzow2024', 'smith2020', 'jones2019', 'new2025']);
    talk.references[key] = {
      author: 'Author, Some',
      title: random.phrase(2, 4).replace(/[{}$&]/g, ''),
      year: String(1990 + random.below(30)),
    };
  },
  'a reference less': (talk, random) => delete talk.references[random.pick(Object.keys(talk.references))],
  'references in another order': (talk) =>
    (talk.references = Object.fromEntries(Object.entries(talk.references).reverse())),
  'a layout': (talk, random) => {
    talk.templates['layouts/own.hbs'] =
      `<div class="slide layout-own">\n{{slot "title" width=1168 height=92}}\n{{slot "main" width=${random.pick([1168, 900, 640])} height=480}}\n<p>{{deck.${random.pick(['title', 'author', 'date'])}}}</p>\n</div>\n`;
  },
  'a layout over ours': (talk, random) => {
    const path = `layouts/${random.pick(['content', 'chart'])}.hbs`;
    if (talk.templates[path] !== undefined) delete talk.templates[path];
    else
      talk.templates[path] =
        '<div class="slide layout-content">\n{{slot "title" width=1168 height=92}}\n{{slot "main" width=800 height=400}}\n{{slot "source" width=1080 height=24}}\n</div>\n';
  },
  'a partial': (talk, random) => {
    talk.templates['partials/box.hbs'] = random.pick([
      `**{{text}}** ${random.word()} {{total}}\n`,
      '{{> line text=text}} once more\n',
      '{{text}} {{ci trials.b-two}}\n',
      '{{#each trials}}{{id}} {{/each}}\n',
      '{{> absent}}\n',
    ]);
  },
  'a partial less or more': (talk) => {
    if (talk.templates['partials/line.hbs'] === undefined) talk.templates['partials/line.hbs'] = 'back: {{text}}\n';
    else delete talk.templates['partials/line.hbs'];
  },
  'a style sheet': (talk, random) => {
    talk.templates['themes/mine.css'] = random.pick([
      `.reveal { --accent: #${100000 + random.below(800000)}; }\n`,
      '.reveal { background: url(https://example.com/x.png); }\n',
    ]);
  },
  'how a theme draws': (talk, random) => {
    talk.templates['themes/mine.json'] =
      `{"colors": {"accent": "#${100000 + random.below(800000)}"}, "bar": {"color": "${random.pick(['#333333', '#b4560f'])}"}, "axis": {"labelFontSize": ${14 + random.below(6)}}}\n`;
  },
  'a level': (talk, random) => {
    const code = random.pick([
      'evidence/untraced-number',
      'evidence/no-source',
      'evidence/unclaimed-comparison',
      'load/no-code',
    ]);
    talk.levels[code] = random.pick(['off', 'info', 'error', 'loud']);
  },
  'other folders': (talk, random) => {
    talk.folders = random.pick([{}, {}, { data: 'tables' }, { templates: 'looks' }]);
  },
  'a picture': (talk, random) => {
    if (random.chance(0.5)) talk.pictures['img/dot.svg'] = random.pick(['green', 'red', 'blue']);
    else talk.pictures['img/field.png'] = random.below(200);
  },
  'a picture less or more': (talk) => {
    if (talk.pictures['img/field.png'] === undefined) talk.pictures['img/field.png'] = 9;
    else delete talk.pictures['img/field.png'];
  },
  'what was accepted': (talk, random) => {
    talk.lock = random.pick([null, { 'trials.a-one': '82.4' }, { 'trials.a-one': '80.0', trials: '4' }]);
  },
  'a setting of the deck': (talk, random) => {
    const [key, value] = random.pick(deckSettings)(random);
    talk.settings[key] = value;
  },
  'a setting of the deck less': (talk, random) => {
    const key = random.pick(Object.keys(talk.settings));
    if (!['title', 'lang'].includes(key) || random.chance(0.1)) delete talk.settings[key];
  },
  'how it is built': (talk, random) => {
    talk.options = { notes: random.chance(0.7), draft: random.chance(0.3), fonts: random.chance(0.1) };
  },
};

const deckSettings = [
  (random) => ['title', random.phrase(2, 4).replace(/[^\w ]/g, '') || 'T'],
  (random) => ['lang', random.pick(['en', 'de', 'fr', 'it'])],
  (random) => ['theme', random.pick(['mine', 'congress', 'congress-dark', 'unheard'])],
  (random) => ['time', random.pick(['10m', '20m', 'long'])],
  (random) => ['author', random.phrase(1, 2).replace(/[^\w ]/g, '') || 'A'],
  (random) => ['date', random.pick(['2026', 'today'])],
  (random) => ['footer', random.pick(['Synthetic', '"{{total}} crates"', '"17 of them"'])],
  (random) => ['transition', random.pick(['none', 'fade'])],
  (random) => ['slide-number', random.pick(['true', 'false'])],
  (random) => [
    'abbreviations',
    random.pick(['{CR: complete remission}', '{HR: hazard ratio, MRD: rest}', '{OS: survival}']),
  ],
  (random) => ['names', random.pick(['[SWOG 1318]', '[arm 17]', '[]'])],
  (random) => ['values', random.pick(['{local: {count: trials}}', '{total: {count: apples}}'])],
  (random) => ['colors', random.pick(['{one: blue, two: grey}', '{red: "#a22048"}', '{one: nocolour}'])],
  (random) => ['citation-style', random.pick(['vancouver', 'unheard'])],
];
