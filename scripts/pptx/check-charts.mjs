/* Charts: axes in pairs, labels where their kind has them, and numbers that are those of the workbook. */
import { strFromU8, unzipSync } from 'fflate';
import { all, child, readXml, valueOf } from './read-xml.mjs';

const groups = ['c:barChart', 'c:lineChart', 'c:areaChart', 'c:scatterChart'];
const axes = ['c:catAx', 'c:valAx', 'c:dateAx'];
const places = {
  'c:lineChart': 't b l r ctr',
  'c:scatterChart': 't b l r ctr',
  clustered: 'outEnd inEnd ctr inBase',
  stacked: 'inEnd ctr inBase',
  'c:areaChart': '',
};

export function checkCharts({ files, trees, types, relations, tell }) {
  for (const [path, tree] of trees) {
    if (!types.get(path)?.endsWith('.drawingml.chart+xml')) continue;
    const plot = all(tree, 'c:plotArea')[0];
    if (plot === undefined) {
      tell(path, 'has no plot');
      continue;
    }
    checkAxes(path, plot, tell);
    checkSeries(path, plot, tell);
    const id = child(tree, 'c:externalData')?.attributes.get('r:id');
    const workbook = files.get(relations.get(path)?.get(id)?.part ?? '');
    if (workbook === undefined) tell(path, 'has no workbook');
    else checkCaches(path, tree, cellsOf(workbook), tell);
  }
}

function checkAxes(path, plot, tell) {
  const found = plot.children.filter(({ name }) => axes.includes(name));
  const ids = found.map((axis) => valueOf(axis, 'c:axId'));
  if (new Set(ids).size !== ids.length) tell(path, 'two axes have one id');
  const used = new Set();
  for (const group of plot.children.filter(({ name }) => groups.includes(name))) {
    const own = group.children.filter(({ name }) => name === 'c:axId').map(({ attributes }) => attributes.get('val'));
    if (own.length !== 2) tell(path, `<${group.name}> names ${own.length} axes`);
    for (const id of own) if (!ids.includes(id)) tell(path, `<${group.name}> names axis ${id}, which is not there`);
    own.forEach((id) => used.add(id));
    const [a, b] = own.map((id) => found.find((axis) => valueOf(axis, 'c:axId') === id));
    if (valueOf(a, 'c:crossAx') !== own[1] || valueOf(b, 'c:crossAx') !== own[0])
      tell(path, 'its axes do not cross each other');
  }
  for (const id of ids) if (!used.has(id)) tell(path, `axis ${id} is of no series`);
  for (const axis of found) {
    const scaling = child(axis, 'c:scaling');
    if (Number(valueOf(scaling, 'c:min')) >= Number(valueOf(scaling, 'c:max')))
      tell(path, 'an axis that ends before it begins');
    if (!(Number(valueOf(axis, 'c:majorUnit') ?? 1) > 0)) tell(path, 'an axis without a step');
  }
}

function checkSeries(path, plot, tell) {
  const series = all(plot, 'c:ser');
  for (const part of ['c:idx', 'c:order']) {
    const ids = series.map((one) => valueOf(one, part));
    if (new Set(ids).size !== ids.length) tell(path, `two series have one ${part}`);
  }
  for (const group of plot.children.filter(({ name }) => groups.includes(name))) {
    const allowed = places[group.name] ?? places[valueOf(group, 'c:grouping')] ?? '';
    for (const { attributes } of all(group, 'c:dLblPos'))
      if (!allowed.split(' ').includes(attributes.get('val')))
        tell(path, `labels at ${attributes.get('val')} in <${group.name}>`);
  }
  for (const { attributes } of all(plot, 'c:gapWidth'))
    if (!(attributes.get('val') >= 0 && attributes.get('val') <= 500)) tell(path, 'gap');
  for (const { attributes } of all(plot, 'c:overlap'))
    if (!(attributes.get('val') >= -100 && attributes.get('val') <= 100)) tell(path, 'overlap');
}

/** The cells of a workbook's one sheet, as text. */
function cellsOf(workbook) {
  const sheet = readXml(strFromU8(unzipSync(workbook)['xl/worksheets/sheet1.xml']));
  const cells = new Map();
  for (const cell of all(sheet, 'c')) {
    if (all(cell, 'f').length > 0) cells.set('formula', cell.attributes.get('r'));
    cells.set(cell.attributes.get('r'), (all(cell, 't')[0] ?? child(cell, 'v'))?.text ?? '');
  }
  return cells;
}

function checkCaches(path, tree, cells, tell) {
  if (cells.has('formula')) tell(path, `cell ${cells.get('formula')} of its workbook is a formula`);
  for (const ref of [...all(tree, 'c:numRef'), ...all(tree, 'c:strRef')]) {
    const range = child(ref, 'c:f')?.text ?? '';
    const cache = child(ref, 'c:numCache') ?? child(ref, 'c:strCache');
    const names = namesIn(range);
    if (names === null || cache === undefined) {
      tell(path, `the range ${range}`);
      continue;
    }
    if (Number(valueOf(cache, 'c:ptCount')) !== names.length) tell(path, `${range} has not the number of its points`);
    const points = new Map(
      all(cache, 'c:pt').map((point) => [Number(point.attributes.get('idx')), child(point, 'c:v')?.text]),
    );
    for (const [i, name] of names.entries()) {
      const isNumber = cache.name === 'c:numCache';
      const same = isNumber
        ? Number(cells.get(name) ?? Number.NaN) === Number(points.get(i) ?? Number.NaN)
        : (cells.get(name) ?? '') === (points.get(i) ?? '');
      if (!same && (cells.has(name) || points.has(i)))
        tell(path, `${name} is ${cells.get(name)}, kept as ${points.get(i)}`);
    }
  }
}

function namesIn(range) {
  const found = /^\w+!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?$/.exec(range);
  if (found === null) return null;
  const [first, last] = [Number(found[2]), Number(found[3] ?? found[2])];
  return Array.from({ length: last - first + 1 }, (_, i) => `${found[1]}${first + i}`);
}
