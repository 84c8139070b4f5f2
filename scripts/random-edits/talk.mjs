/*
 * A small talk as data that edits change, and the files that it stands for.
 */
import { makeRandom } from './random.mjs';
import { chart, slide } from './slides.mjs';

/** The talk that edits begin with: every kind of input is there, and nothing is wrong with it but what chance wrote. */
export function firstTalk(seed) {
  const random = makeRandom(seed);
  const some = (count) => Array.from({ length: count }, () => slide(random));
  return {
    settings: {
      title: 'A talk under change',
      lang: 'en',
      theme: 'mine',
      time: '20m',
      variants: '{full: 20m, short: {time: 8m, backup: true}, teaching: 45m}',
      abbreviations: '{CR: complete remission, HR: [hazard ratio, high risk], MRD: residual disease}',
      names: '[SWOG 1318]',
    },
    decks: {
      'deck.md': [
        ...some(4),
        slide(random, { blocks: [chart(random)] }),
        { src: 'acts/one.md', vertical: false, head: {} },
        { src: 'guest/deck.md', vertical: false, head: {} },
        ...some(2),
      ],
      'guest/deck.md': [...some(1), slide(random, { blocks: [chart(random)] })],
      'acts/one.md': some(2),
      'acts/two.md': some(1),
    },
    translations: {
      'deck.it.md': [slide(random, { head: { id: 'one' } }), slide(random, { head: { id: 'two' } })],
    },
    translatedSettings: { title: 'Una relazione che cambia', abbreviations: '{RC: remissione completa}' },
    tables: {
      apples: {
        path: 'apples.csv',
        columns: ['id', 'week', 'crates', 'kind'],
        rows: [1, 2, 3, 4, 5].map((n) => [`w${n}`, `${n}`, `${10 + ((n * 7) % 11)}`, n % 2 === 0 ? 'red' : 'green']),
      },
      trials: {
        path: 'trials.csv',
        columns: ['id', 'arm', 'os', 'low', 'high', 'n', 'reference'],
        rows: [
          ['a-one', 'one', '82.4', '73.7', '88.4', '112', 'litzow2024'],
          ['b-two', 'two', '62.5', '52', '71.3', '112', 'litzow2024'],
          ['c-one', 'one', '44', '30.1', '57', '60', 'smith2020'],
          ['d-two', 'two', '39.2', '28', '50', '61', ''],
        ],
      },
      patients: {
        path: 'patients.csv',
        columns: ['id', 'arm', 'age', 'alive'],
        rows: Array.from({ length: 16 }, (_, n) => [`p${n}`, n % 2 === 0 ? 'one' : 'two', `${30 + n * 2}`, `${n % 3}`]),
      },
    },
    entries: {
      apples: { title: 'Apples', types: { id: 'string', week: 'integer', crates: 'integer', kind: 'string' } },
      trials: {
        title: 'Trials',
        citation: 'reference',
        types: {
          id: 'string',
          arm: 'string',
          os: 'number',
          low: 'number',
          high: 'number',
          n: 'integer',
          reference: 'string',
        },
      },
      patients: { sensitive: true, types: { id: 'string', arm: 'string', age: 'number', alive: 'integer' } },
    },
    values: {
      total: '{sum: apples.crates, unit: crates}',
      gain: `{expr: trials.a_one.value - trials.b_two.value, unit: points, format: '.1f'}`,
    },
    estimates: { trials: `{value: os, ci: [low, high], level: 95, n: n, unit: pct, format: '.1f', label: arm}` },
    references: {
      litzow2024: {
        author: 'Litzow, Mark R. and Sun, Zhuoxin',
        title: 'Blinatumomab',
        journal: 'N Engl J Med',
        year: '2024',
      },
      smith2020: { author: 'Smith, Ann', title: 'Apples of the north', journal: 'Pomology', year: '2020' },
      jones2019: { author: 'Jones, Bo', title: 'Crates', journal: 'J Boxes', year: '2019' },
    },
    guest: {
      settings: {
        title: 'A guest',
        author: 'B. Bredberg',
        abbreviations: '{HR: heart rate, CR: cured}',
        names: '[NCT 01]',
      },
      apples: [
        ['w1', '1', '501', 'red'],
        ['w2', '2', '502', 'green'],
      ],
      trials: [
        ['a-one', 'one', '11.5', '9', '13', '40', 'litzow2024'],
        ['b-two', 'two', '12.5', '10', '14', '41', ''],
      ],
      values: { total: '{sum: apples.crates}', gain: '{expr: trials.a_one.value * 2}' },
      author: 'Guest, Gia',
      claim: null,
    },
    templates: {
      'layouts/own.hbs':
        '<div class="slide layout-own">\n{{slot "title" width=1168 height=92}}\n{{slot "main" width=1168 height=480}}\n<p>{{deck.title}}</p>\n{{slot "source" width=1080 height=24}}\n</div>\n',
      'partials/box.hbs': '**{{text}}** beside {{total}}\n',
      'partials/line.hbs': 'a line of {{text}}\n',
      'themes/mine.css': '.reveal { --accent: #0b5fa5; }\n',
      'themes/mine.json': '{"colors": {"accent": "#0b5fa5"}, "bar": {"color": "#0b5fa5"}}\n',
    },
    levels: {},
    folders: {},
    pictures: { 'img/dot.svg': 'green', 'img/field.png': 1 },
    lock: null,
    blankLines: 0,
    faults: {},
    options: { notes: true, draft: false, fonts: false },
  };
}

/** All files of a talk, by path; faults are in them. */
export function filesOf(talk) {
  const { data = 'data', templates = 'templates' } = talk.folders;
  const files = { 'plenary.config.yaml': settingsText(talk) };
  for (const [path, slides] of Object.entries(talk.decks)) files[path] = deckText(talk, path, slides);
  for (const [path, slides] of Object.entries(talk.translations)) files[path] = deckText(talk, path, slides);
  for (const { path, columns, rows } of Object.values(talk.tables))
    files[`${data}/${path}`] = `${[columns, ...rows].map((row) => row.join(',')).join('\n')}\n`;
  files[`${data}/datapackage.json`] = descriptorText(talk);
  files[`${data}/values.yaml`] = `estimates:${mapText(talk.estimates)}\nvalues:${mapText(talk.values)}\n`;
  files[`${data}/references.bib`] = bibliographyText(talk);
  if (talk.guest !== null) Object.assign(files, guestFiles(talk));
  for (const [path, text] of Object.entries(talk.templates)) files[`${templates}/${path}`] = text;
  for (const [path, look] of Object.entries(talk.pictures)) files[path] = picture(path, look);
  if (talk.lock !== null) files['plenary.lock.json'] = lockText(talk.lock);
  for (const [path, fault] of Object.entries(talk.faults)) spoil(files, path, fault);
  return files;
}

/** The data of the talk whose slides this one shows: names are the same, what they stand for is not. */
function guestFiles({ guest, tables, entries, estimates }) {
  const described = Object.entries(entries).filter(([name]) => name === 'apples' || name === 'trials');
  const table = (name) =>
    `${[tables[name]?.columns ?? ['id'], ...guest[name]].map((row) => row.join(',')).join('\n')}\n`;
  return {
    'guest/data/apples.csv': table('apples'),
    'guest/data/trials.csv': table('trials'),
    'guest/data/datapackage.json': descriptorText({ tables, entries: Object.fromEntries(described) }),
    'guest/data/values.yaml': `estimates:${mapText(estimates)}\nvalues:${mapText(guest.values)}\n`,
    'guest/data/references.bib': `@article{litzow2024, author = {${guest.author}}, title = {Of guests}, year = {2023}}\n`,
  };
}

function settingsText({ levels, folders }) {
  const lines = Object.entries(folders).map(([key, path]) => `${key}: ${path}`);
  const map = Object.entries(levels).map(([code, level]) => `  ${code}: ${level}`);
  return `${[...lines, map.length === 0 ? '' : `levels:\n${map.join('\n')}`].join('\n')}\n`;
}

function deckText(talk, path, slides) {
  const all = {
    'deck.md': talk.settings,
    'guest/deck.md': talk.guest?.settings,
    'deck.it.md': talk.translatedSettings,
  };
  const settings = all[path];
  const front = settings === undefined ? '' : `---\n${settingLines(settings)}\n---\n${'\n'.repeat(talk.blankLines)}`;
  const parts = slides.map((each, i) => {
    const bar = each.vertical ? '----' : '---';
    const head = settingLines(each.src === undefined ? each.head : { ...each.head, src: each.src });
    const opening = i === 0 && head === '' ? '' : `${bar}\n${head === '' ? '' : `${head}\n---\n`}`;
    return `${opening}\n${bodyText(each)}`;
  });
  return `${front}${parts.join('\n')}`;
}

function bodyText({ src, title, blocks, notes }) {
  if (src !== undefined) return '';
  const note = notes === null ? [] : [`Note:\n${notes}`];
  return `${[title, ...blocks, ...note].filter((text) => text !== '').join('\n\n')}\n`;
}

function settingLines(settings) {
  return Object.entries(settings)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
}

function mapText(map) {
  const lines = Object.entries(map).map(([key, value]) => `\n  ${key}: ${value}`);
  return lines.length === 0 ? ' {}' : lines.join('');
}

function descriptorText({ tables, entries }) {
  const resources = Object.entries(entries).flatMap(([name, { types, ...rest }]) => {
    const table = tables[name];
    if (table === undefined) return [];
    const fields = table.columns.map((column) => ({ name: column, type: types[column] ?? 'string' }));
    return [{ name, path: table.path, ...rest, schema: { primaryKey: 'id', fields } }];
  });
  return `${JSON.stringify({ name: 'talk', resources }, null, 1)}\n`;
}

function bibliographyText({ references }) {
  return Object.entries(references)
    .map(([key, fields]) => {
      const lines = Object.entries(fields).map(([name, text]) => `  ${name} = {${text}},`);
      return `@article{${key},\n${lines.join('\n')}\n}\n`;
    })
    .join('\n');
}

function lockText(values) {
  const claims = { 'one: trials.a_one.value > 50': values, 'two: count(trials) == 4': values };
  return `${JSON.stringify({ version: 1, decks: { 'deck.md': { claims } } }, null, 2)}\n`;
}

/** The header of a picture and some bytes; nobody decodes it. */
function picture(path, look) {
  if (path.endsWith('.svg'))
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4" fill="${look}"/></svg>\n`;
  const bytes = new Uint8Array(64);
  bytes.set([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 64, 0, 0, 0, 32, 8, 2]);
  bytes.fill(look, 40);
  return bytes;
}

/** A file with a fault: gone, cut short, other letters in it, one letter more. */
function spoil(files, path, { kind, at, text }) {
  const before = files[path];
  if (kind === 'extra') files[path] = text;
  else if (before === undefined) return;
  else if (kind === 'gone') delete files[path];
  else if (kind === 'bytes') files[path] = new Uint8Array([0xff, 0xfe, 0xc3, 0x28]);
  else if (typeof before === 'string') {
    const place = Math.floor(at * before.length);
    if (kind === 'cut') files[path] = before.slice(0, place);
    else if (kind === 'lose') files[path] = before.slice(0, place) + before.slice(place + text.length);
    else if (kind === 'put') files[path] = before.slice(0, place) + text + before.slice(place);
    else if (kind === 'crlf') files[path] = before.replace(/\n/g, '\r\n');
    else if (kind === 'mark') files[path] = `\uFEFF${before}`;
  }
}
