/* Shapes of slides, layouts, masters and notes. */
import { all, child, everything } from './read-xml.mjs';

export function checkSlides({ trees, types, tell }) {
  for (const [path, tree] of trees) {
    if (!/\.(?:slide|slideLayout|slideMaster|notesSlide|notesMaster)\+xml$/.test(types.get(path) ?? '')) continue;
    // What stands in the place of a shape for older readers has its id.
    const named = [...everything(tree, 'mc:Fallback')].filter(({ name }) => name === 'p:cNvPr');
    const ids = named.map(({ attributes }) => attributes.get('id'));
    for (const [i, id] of ids.entries()) {
      if (ids.indexOf(id) !== i) tell(path, `shape id ${id} twice`);
      if (!/^[1-9]\d*$/.test(id ?? '')) tell(path, `shape id ${id}`);
    }
    for (const { attributes } of named)
      if (!attributes.has('name')) tell(path, `shape ${attributes.get('id')} has no name`);
    for (const { name, attributes } of everything(tree)) {
      const target = name === 'p:spTgt' || name === 'p:bldP' || name === 'p:bldGraphic' ? attributes.get('spid') : null;
      if (target !== null && !ids.includes(target))
        tell(path, `an animation moves shape ${target}, which is not there`);
    }
    checkBoxes(path, tree, tell);
    checkTables(path, tree, tell);
    checkLinks(path, tree, tell);
    checkTimes(path, tree, tell);
    checkMath(path, tree, tell);
  }
}

function checkBoxes(path, tree, tell) {
  for (const element of everything(tree)) {
    const keys = { 'a:off': ['x', 'y'], 'a:ext': ['cx', 'cy'] }[element.name] ?? [];
    for (const key of keys) {
      const value = element.attributes.get(key);
      if (value === undefined && element.name === 'a:ext') continue;
      if (!/^-?\d+$/.test(value ?? '') || (key.startsWith('c') && Number(value) < 0))
        tell(path, `<${element.name}> ${key}="${value}"`);
    }
  }
  for (const text of all(tree, 'p:txBody')) if (all(text, 'a:p').length === 0) tell(path, 'a text without a paragraph');
  for (const { attributes } of [...all(tree, 'a:rPr'), ...all(tree, 'a:defRPr'), ...all(tree, 'a:endParaRPr')]) {
    const size = attributes.get('sz');
    if (size !== undefined && !(Number.isInteger(Number(size)) && Number(size) >= 100 && Number(size) <= 400_000))
      tell(path, `sz="${size}"`);
  }
  for (const { attributes } of all(tree, 'a:srgbClr'))
    if (!/^[\da-f]{6}$/i.test(attributes.get('val') ?? '')) tell(path, `colour ${attributes.get('val')}`);
}

function checkTables(path, tree, tell) {
  for (const table of all(tree, 'a:tbl')) {
    const columns = all(child(table, 'a:tblGrid') ?? table, 'a:gridCol').length;
    for (const row of all(table, 'a:tr')) {
      const cells = row.children.filter(({ name }) => name === 'a:tc').length;
      if (cells !== columns) tell(path, `a row of ${cells} cells in a table of ${columns} columns`);
    }
  }
}

/** A link leads somewhere: by a relationship, or by an action. */
function checkLinks(path, tree, tell) {
  for (const { attributes } of all(tree, 'a:hlinkClick')) {
    if (attributes.get('r:id') === undefined) tell(path, 'a link without r:id');
    if (attributes.get('r:id') === '' && !attributes.has('action')) tell(path, 'a link that leads nowhere');
  }
}

function checkTimes(path, tree, tell) {
  const ids = all(tree, 'p:cTn').map(({ attributes }) => attributes.get('id'));
  if (new Set(ids).size !== ids.length) tell(path, 'two times have one id');
}

/** Office Math is in what is chosen by those who know it. */
function checkMath(path, tree, tell) {
  const visit = (element, chosen) => {
    const inside = chosen || (element.name === 'mc:Choice' && element.attributes.get('Requires') === 'a14');
    if (element.name === 'a14:m' && !inside) tell(path, 'a formula outside of mc:AlternateContent');
    if (element.name === 'a:p' && child(element, 'mc:AlternateContent') !== undefined)
      tell(path, 'mc:AlternateContent in a paragraph');
    for (const one of element.children) visit(one, inside);
  };
  visit(tree, false);
}
