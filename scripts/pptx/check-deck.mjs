/* Presentation, masters, layouts, slides and notes: that each knows the others as it has to. */
import { all, child } from './read-xml.mjs';

/** Ids of masters and layouts begin here, those of slides at 256. */
const firstMaster = 2_147_483_648;

export function checkDeck({ files, trees, types, relations, tell }) {
  const office = [...(relations.get('')?.values() ?? [])].find(({ type }) => type === 'officeDocument');
  const path = office?.part ?? '';
  const tree = trees.get(path);
  if (tree === undefined) return tell('_rels/.rels', 'leads to no presentation');
  const own = relations.get(path) ?? new Map();
  const listed = all(tree, 'p:sldId').map(({ attributes }) => ({
    id: attributes.get('id'),
    part: own.get(attributes.get('r:id'))?.part,
  }));
  const masters = all(tree, 'p:sldMasterId').map(({ attributes }) => ({
    id: attributes.get('id'),
    part: own.get(attributes.get('r:id'))?.part,
  }));
  checkIds(
    path,
    listed.map(({ id }) => id),
    256,
    firstMaster - 1,
    tell,
  );
  const parts = partsOf(types, 'slide');
  for (const part of parts)
    if (listed.filter((one) => one.part === part).length !== 1) tell(path, `does not list ${part} once`);
  for (const { part } of listed) if (!parts.includes(part)) tell(path, `lists ${part ?? 'nothing'} as a slide`);
  checkSections(path, tree, listed, tell);
  const layoutIds = [];
  const themes = [];
  for (const { part } of masters) {
    const ids = all(trees.get(part) ?? { children: [] }, 'p:sldLayoutId');
    layoutIds.push(...ids.map(({ attributes }) => attributes.get('id')));
    const layouts = ids.map(({ attributes }) => relations.get(part)?.get(attributes.get('r:id'))?.part);
    for (const layout of layouts)
      if (to(relations, layout, 'slideMaster')[0] !== part) tell(layout ?? part, `does not lead back to ${part}`);
    themes.push(...to(relations, part, 'theme'));
    if (to(relations, part, 'theme').length !== 1) tell(part, 'has not one theme');
  }
  checkIds(path, [...masters.map(({ id }) => id), ...layoutIds], firstMaster, 2 ** 32 - 1, tell);
  for (const part of partsOf(types, 'slideLayout'))
    if (to(relations, part, 'slideMaster').length !== 1) tell(part, 'has not one master');
  for (const part of parts) checkSlide(part, { relations, types, tell });
  for (const part of partsOf(types, 'notesMaster')) themes.push(...to(relations, part, 'theme'));
  if (new Set(themes).size !== themes.length) tell(path, 'two masters share a theme');
  for (const part of partsOf(types, 'notesSlide')) {
    const [slide] = to(relations, part, 'slide');
    if (to(relations, slide, 'notesSlide')[0] !== part) tell(part, 'is not the notes of the slide that it leads to');
    if (to(relations, part, 'notesMaster').length !== 1) tell(part, 'has not one notes master');
  }
  void files;
}

function checkSlide(part, { relations, tell }) {
  if (to(relations, part, 'slideLayout').length !== 1) tell(part, 'has not one layout');
  if (to(relations, part, 'notesSlide').length > 1) tell(part, 'has notes twice');
}

/** Every slide is in one section. */
function checkSections(path, tree, listed, tell) {
  const sections = all(tree, 'p14:section');
  if (sections.length === 0) return;
  const ids = sections.flatMap((section) => all(section, 'p14:sldId').map(({ attributes }) => attributes.get('id')));
  for (const { id } of listed)
    if (ids.filter((one) => one === id).length !== 1) tell(path, `slide ${id} is not in one section`);
  for (const id of ids)
    if (!listed.some((one) => one.id === id)) tell(path, `a section names slide ${id}, which is not there`);
  const own = sections.map(({ attributes }) => attributes.get('id'));
  if (new Set(own).size !== own.length) tell(path, 'two sections have one id');
  for (const id of own)
    if (!/^\{[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}\}$/.test(id ?? '')) tell(path, `a section's id is ${id}`);
  void child;
}

function checkIds(path, ids, least, most, tell) {
  for (const [i, id] of ids.entries()) {
    if (ids.indexOf(id) !== i) tell(path, `id ${id} twice`);
    if (!(Number(id) >= least && Number(id) <= most)) tell(path, `id ${id}`);
  }
}

function partsOf(types, kind) {
  return [...types].filter(([, type]) => type?.endsWith(`.${kind}+xml`)).map(([path]) => path);
}

function to(relations, part, type) {
  return [...(relations.get(part)?.values() ?? [])].filter((one) => one.type === type).map((one) => one.part);
}
