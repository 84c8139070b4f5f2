/* Scenes of plain Vega, and how they are compared. */
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { freeLogAxes } from '../../lib/render/chart/axes.js';
import { roomForTitle } from '../../lib/render/chart/compile-spec.js';
import { setGlobals } from '../../lib/render/chart/draw.js';

/** What Plenary takes out of a scene or puts into it. */
const sanitised = new Set([
  'href',
  'url',
  'description',
  'ariaRole',
  'ariaRoleDescription',
  'aria',
  'cursor',
  'interactive',
]);

/** The scene that plain Vega-Lite and Vega draw of a spec, with a reader of data files. */
export async function plainScene(spec, { theme, ruler, read }) {
  setGlobals(ruler);
  const logger = vega.logger(vega.None);
  const asked = JSON.stringify(spec).includes('"tickCount"');
  const config = roomForTitle(structuredClone(theme.chart), spec);
  const compiled = compile(structuredClone(spec), { config, logger }).spec;
  freeLogAxes(compiled, asked);
  const loader = { ...vega.loader(), load: async (path) => read(path), sanitize: async (href) => ({ href }) };
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', loader, logger });
  await view.runAsync();
  const scene = sceneJson(view.scenegraph().root, theme);
  view.finalize();
  return scene;
}

/** A scene as plain objects without what is sanitised. The names of a theme's colours are part of its config. */
export function sceneJson(root, { colors }) {
  const plain = (key, value) => ((key === 'fill' || key === 'stroke') && colors.get(value)) || value;
  return JSON.parse(vega.sceneToJSON(root), (key, value) => (sanitised.has(key) ? undefined : plain(key, value)));
}

/** The first place in which two scenes differ, in words; `null` where they are the same. */
export function firstDifference(a, b, path = 'scene') {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) < 1e-6 || a === b ? null : `${path} is ${b}, plainly ${a}`;
  if (typeof a === 'string' && typeof b === 'string')
    return sameText(a, b) ? null : `${path} is "${short(b)}", plainly "${short(a)}"`;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return a === b ? null : `${path} is ${short(JSON.stringify(b))}, plainly ${short(JSON.stringify(a))}`;
  if (Array.isArray(a) && a.length !== b.length) return `${path} has ${b.length} items, plainly ${a.length}`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = firstDifference(a[key], b[key], `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** Clip paths and gradients have numbers that count up in a process. */
function sameText(a, b) {
  return a === b || a.replace(/(clip|gradient_)\d+/g, '$1') === b.replace(/(clip|gradient_)\d+/g, '$1');
}

function short(text = 'nothing') {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
