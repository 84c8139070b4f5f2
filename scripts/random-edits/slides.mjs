/*
 * Parts of slides: what a deck can hold, each written by chance, most of it right and some of it wrong.
 */

/** Tables and their columns as charts and words name them; names that no table has are among them. */
export const columns = {
  apples: ['id', 'week', 'crates', 'kind', 'gone'],
  trials: ['id', 'arm', 'os', 'low', 'high', 'n', 'reference'],
  patients: ['id', 'arm', 'age', 'alive'],
};

const valueNames = ['apples.w1.crates', 'apples.w4.crates', 'trials.a-one', 'trials.b-two', 'total', 'gain', 'no.such'];
const keys = ['litzow2024', 'smith2020', 'jones2019', 'nobody1900'];
const ids = ['one', 'two', 'three', 'four', 'data', 'nowhere'];

/** Names that slides can go by. */
export const slideIds = ids;

const claims = (random) =>
  random.pick([
    'trials.a_one.value > 50',
    `apples.w4.crates == max(apples, 'crates')`,
    'count(trials) == 4',
    'gain.value > 0',
    'trials.b_two.low < trials.a_one.high',
    'apples.w9.crates > 1',
    '1 == 1',
  ]);

/** A bit of a sentence. */
function piece(random) {
  switch (random.below(12)) {
    case 0:
      return `{{${random.pick(valueNames)}}}`;
    case 1:
      return `{{ci trials.${random.pick(['a-one', 'b-two'])}}}`;
    case 2:
      return `[@${random.pick(keys)}]`;
    case 3:
      return `[${random.phrase(2, 3)}]{claim="${claims(random)}"}`;
    case 4:
      return `[${random.word()}](#/${random.pick(ids)})`;
    case 5:
      return `$x^${random.below(9)}$`;
    case 6:
      return `${random.word()}[^${random.pick(['a', 'b'])}]`;
    case 7:
      return `complete remission (CR) in {{n trials.a-one}}`;
    default:
      return random.phrase(2, 6);
  }
}

/** A sentence or two. */
export function prose(random) {
  return Array.from({ length: 1 + random.below(4) }, () => piece(random)).join(' ');
}

const blocks = {
  prose: (random) => prose(random),
  bullets: (random) =>
    Array.from(
      { length: 2 + random.below(3) },
      () => `- ${piece(random)}${random.chance(0.3) ? ' {.fragment}' : ''}`,
    ).join('\n'),
  code: (random) =>
    `\`\`\`${random.pick(['js', 'python [1-2|3]', 'yaml', 'nolang', ''])}\nconst ${random.word().replace(/\W/g, '')}x = ${random.below(100)};\nif (x > 1) run("a");\nend\n\`\`\``,
  table: (random) =>
    `| ${random.word()} | B |\n|---|--:|\n| ${random.word()} | ${random.below(90)} |\n| c | {{total}} |`,
  each: (random) =>
    `| A | B |\n|---|--:|\n{{#each (where ${random.pick(['trials', 'apples'])} ${random.pick(["arm='one'", "kind='red'"])})}}\n| {{id}} | {{${random.pick(['os', 'crates', 'id'])}}} |\n{{/each}}`,
  picture: (random) =>
    `![${random.phrase(1, 3)}](img/${random.pick(['dot.svg', 'field.png', 'none.png'])})${random.pick(['', '{width=40%}', '{.decorative}'])}`,
  callout: (random) => `::: ${random.pick(['callout', 'fragment', 'callout', 'nothing'])}\n${prose(random)}\n:::`,
  partial: (random) =>
    `{{> ${random.pick(['box', 'box', 'line', 'absent'])} text='${random.word().replace(/'/g, '')}'}}`,
  footnote: (random) => `[^${random.pick(['a', 'b'])}]: ${random.phrase(1, 4)}`,
  source: (random) => `::: source\n${prose(random)}\n:::`,
  formula: () => '$$\nS(t) = \\prod_i \\left(1 - \\frac{d_i}{n_i}\\right)\n$$',
  html: (random) => random.pick(['<em>raw</em> words', '<b onclick="x()">bold</b>', '<!-- .slide: class="dark" -->']),
  condition: (random) => `{{#if (gt trials.a-one ${random.below(100)})}}above{{else}}below{{/if}} the line`,
  chart: (random) => chart(random),
};

/** A part of a slide. */
export function block(random) {
  return blocks[random.pick(Object.keys(blocks))](random);
}

const ends = (random) =>
  random.pick([
    '',
    '',
    '\nsource: Made up',
    `\nalt: ${random.phrase(2, 4)} {{total}}`,
    '\nsteps: [axes]',
    '\nclaims: [count(trials) == 4]',
  ]);

const specs = {
  bar: (random) =>
    `data: {name: apples}\nmark: ${random.pick(['bar', 'point', 'line'])}\nencoding:\n  x: {field: week, type: ordinal, title: ${random.phrase(1, 2).replace(/[^\w ]/g, '')}}\n  y: {field: ${random.pick(columns.apples)}, type: quantitative}${random.chance(0.3) ? '\n  color: {field: kind, type: nominal}' : ''}`,
  filtered: (random) =>
    `data: {name: trials}\ntransform: [{filter: "datum.os > ${random.below(90)}"}]\nmark: {type: bar}\nencoding:\n  x: {field: os, type: quantitative, scale: {domain: [0, 100]}}\n  y: {field: id, type: nominal, sort: -x}\n  color: {field: arm, type: nominal}`,
  layered: () =>
    'data: {name: trials}\nlayer:\n  - {mark: rule, name: interval, encoding: {x: {field: low, type: quantitative}, x2: {field: high}}}\n  - {mark: point, encoding: {x: {field: os, type: quantitative}}}\nencoding: {y: {field: id, type: nominal, title: null}}',
  values: (random) =>
    `data: {values: [{a: x, b: ${random.below(50)}}, {a: y, b: {{apples.w1.crates}}}]}\nmark: bar\nencoding: {x: {field: a, type: nominal}, y: {field: b, type: quantitative}}`,
  url: () =>
    'data: {url: data/apples.csv}\nmark: point\nencoding: {x: {field: week, type: quantitative}, y: {field: crates, type: quantitative}}',
  guarded: (random) =>
    `data: {name: patients}\nmark: bar\nencoding: {x: {field: arm, type: nominal}, y: {aggregate: ${random.pick(['mean', 'count', 'max'])}, field: age, type: quantitative}}`,
};

const kinds = {
  interval: (random) =>
    `data: trials\nlabel: id\nvalue: os\nlow: low\nhigh: high\nlevel: 95\nn: ${random.pick(['n', 'n', 'm'])}\nunit: pct\nxTitle: Patients (%)`,
  gap: (random) =>
    `data: trials\nwhere: {arm: ${random.pick(['one', 'two', 'six'])}}\nlabel: id\nvalue: os\nunit: pct\nxTitle: Alive (%)`,
};

/** A chart as a fence. */
export function chart(random) {
  if (random.chance(0.25)) {
    const kind = random.pick(Object.keys(kinds));
    return `\`\`\`chart ${kind}\n${kinds[kind](random)}${ends(random)}\n\`\`\``;
  }
  const spec = specs[random.pick(Object.keys(specs))](random);
  const live = random.chance(0.04) ? '\ninteractive: true' : '';
  return `\`\`\`vega-lite\n${spec}${ends(random)}${live}\n\`\`\``;
}

/** A slide. */
export function slide(random, more = {}) {
  return {
    vertical: random.chance(0.15),
    head: random.chance(0.5) ? { id: random.pick(ids) } : {},
    title: random.chance(0.9) ? `## ${piece(random)}` : '',
    blocks: Array.from({ length: 1 + random.below(2) }, () => block(random)),
    notes: random.chance(0.6) ? prose(random) : null,
    ...more,
  };
}

/** Settings that a slide can have, each with what may stand there. */
export const slideSettings = {
  id: (random) => random.pick(ids),
  layout: (random) => random.pick(['content', 'two-columns', 'quote', 'own', 'section', 'chart', 'unheard']),
  time: (random) => random.pick(['30s', '2m', 'soon']),
  class: (random) => random.pick(['wide', '[a, b]']),
  background: (random) => random.pick(['"#123456"', 'img/dot.svg', 'img/none.png']),
  transition: (random) => random.pick(['fade', 'zoom', 'jump']),
  visibility: (random) => random.pick(['hidden', 'visible', 'uncounted']),
  claims: (random) => `["${claims(random)}"]`,
  literals: () => '{"17": made up, "3.5": also made up}',
  abbreviations: () => '{HR: high risk}',
  colour: () => 'red',
};
