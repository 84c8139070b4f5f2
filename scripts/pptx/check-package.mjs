/* What a PowerPoint file has to be so that PowerPoint opens it without a word. Each fault is a line: part and what. */
import { strFromU8, unzipSync } from 'fflate';
import { checkCharts } from './check-charts.mjs';
import { checkDeck } from './check-deck.mjs';
import { checkSlides } from './check-slides.mjs';
import { all, everything, readXml } from './read-xml.mjs';
import { free, sequences } from './sequences.mjs';

/** The faults of a package, none for one that is whole. */
export function checkPackage(bytes) {
  const faults = [];
  const tell = (part, what) => faults.push(`${part}: ${what}`);
  let zip;
  try {
    zip = unzipSync(bytes);
  } catch (error) {
    return [`not a zip: ${error instanceof Error ? error.message : String(error)}`];
  }
  const files = new Map(Object.entries(zip));
  const trees = new Map();
  for (const [path, content] of files) {
    if (!/\.(?:xml|rels|svg)$/.test(path)) continue;
    try {
      trees.set(path, readXml(strFromU8(content)));
    } catch (error) {
      tell(path, error instanceof Error ? error.message : String(error));
    }
  }
  const lower = [...files.keys()].map((path) => path.toLowerCase());
  for (const [i, path] of lower.entries()) if (lower.indexOf(path) !== i) tell(path, 'is there twice');
  const types = checkTypes(files, trees.get('[Content_Types].xml'), tell);
  const relations = checkRelations(files, trees, tell);
  const opened = { files, trees, types, relations, tell };
  for (const [path, tree] of trees) if (path.endsWith('.xml')) checkOrder(path, tree, tell);
  checkMedia(files, types, tell);
  checkDeck(opened);
  checkSlides(opened);
  checkCharts(opened);
  return faults;
}

/** The content type of each part. */
function checkTypes(files, tree, tell) {
  const types = new Map();
  if (tree === undefined) {
    tell('[Content_Types].xml', 'is missing');
    return types;
  }
  const defaults = new Map(
    all(tree, 'Default').map(({ attributes }) => [
      attributes.get('Extension').toLowerCase(),
      attributes.get('ContentType'),
    ]),
  );
  const overrides = new Map();
  for (const { attributes } of all(tree, 'Override')) {
    const path = attributes.get('PartName').replace(/^\//, '');
    if (overrides.has(path)) tell('[Content_Types].xml', `names ${path} twice`);
    if (!files.has(path)) tell('[Content_Types].xml', `names ${path}, which is not there`);
    overrides.set(path, attributes.get('ContentType'));
  }
  for (const path of files.keys()) {
    if (path === '[Content_Types].xml') continue;
    const type = overrides.get(path) ?? defaults.get(path.split('.').at(-1).toLowerCase());
    if (type === undefined) tell(path, 'has no content type');
    else if (type === 'application/xml') tell(path, 'is of no known type');
    types.set(path, type);
  }
  return types;
}

/** The relationships of each part: by id, with the part that they lead to. */
function checkRelations(files, trees, tell) {
  const relations = new Map();
  for (const [path, tree] of trees) {
    if (!path.endsWith('.rels')) continue;
    const source = path.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');
    if (source !== '' && !files.has(source)) tell(path, 'is of a part that is not there');
    const own = new Map();
    for (const { attributes } of all(tree, 'Relationship')) {
      const [id, target] = [attributes.get('Id'), attributes.get('Target')];
      if (own.has(id)) tell(path, `has ${id} twice`);
      const external = attributes.get('TargetMode') === 'External';
      if (!external && target.startsWith('/')) tell(path, `${id} leads to ${target}, not from where it stands`);
      const part = external ? null : resolve(source, target);
      if (part !== null && !files.has(part)) tell(path, `${id} leads to ${part}, which is not there`);
      if (external && !/^(?:https?|mailto):/i.test(target)) tell(path, `${id} leads outside to ${target}`);
      own.set(id, { type: attributes.get('Type').split('/').at(-1), part, target });
    }
    relations.set(source, own);
  }
  for (const [path, tree] of trees) {
    if (!path.endsWith('.xml')) continue;
    for (const { name, attributes } of everything(tree))
      for (const [key, id] of attributes)
        if (/^r:(?:id|embed|link|pict)$/.test(key) && id !== '' && !relations.get(path)?.has(id))
          tell(path, `<${name}> names ${id}, which is no relationship`);
  }
  return relations;
}

function resolve(source, target) {
  if (target.startsWith('/')) return target.slice(1);
  const parts = source.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

/** The order of children, in the elements that we write. */
function checkOrder(path, tree, tell) {
  const visit = (element, outer) => {
    const order = sequences[`${outer}/${element.name}`] ?? sequences[element.name];
    const known = order !== undefined && !(element.name === 'c:marker' && element.attributes.has('val'));
    let last = 0;
    for (const child of element.children) {
      visit(child, element.name);
      if (!known) continue;
      const at = order.indexOf(child.name);
      if (at === -1) tell(path, `<${child.name}> in <${element.name}>`);
      else if (at < last && !free.has(child.name))
        tell(path, `<${child.name}> after <${order[last]}> in <${element.name}>`);
      if (at !== -1 && !(free.has(child.name) && at < last)) last = at;
    }
  };
  visit(tree, '');
}

const signatures = {
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/gif': [0x47, 0x49, 0x46],
};

/** A picture is of the type that it says: some writers hand out an SVG as a PNG. */
function checkMedia(files, types, tell) {
  for (const [path, type] of types) {
    const signature = signatures[type];
    if (signature?.some((byte, i) => files.get(path)[i] !== byte)) tell(path, `is no ${type}`);
  }
}
