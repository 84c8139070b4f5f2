/*
 * node scripts/outside-links.mjs FOLDER...
 *
 * Whether anything in a built talk leads out of its folder: scripts, style sheets, fonts, pictures, films, frames, forms,
 * preconnects, addresses in style sheets. What an author wrote to be clicked is counted apart. Ends with 1 where
 * something would be loaded from elsewhere.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('name the folder of a built talk');
let wrong = 0;

for (const folder of folders) {
  const root = resolve(folder);
  const found = { files: 0, loads: 0, clicks: 0, outside: [] };
  for (const path of filesIn(root)) {
    found.files++;
    const text = /\.(?:html|svg|css)$/.test(path) ? readFileSync(path, 'utf8') : '';
    if (path.endsWith('.html') || path.endsWith('.svg')) checkMarkup(path, text, { root, found });
    if (path.endsWith('.css')) checkStyles(path, text, { root, found });
  }
  wrong += found.outside.length;
  for (const line of found.outside) console.log(line);
  console.log(
    `${folder}: ${found.files} files, ${found.loads} addresses to load, ${found.outside.length} outside the folder, ${found.clicks} links to click`,
  );
}
process.exitCode = wrong > 0 ? 1 : 0;

/** Addresses in attributes: of links they are clicked, of all else they are loaded. Scripts are text, and held by hash. */
function checkMarkup(path, text, work) {
  const markup = text.replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/gi, '$1');
  for (const [, styles] of markup.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)) checkStyles(path, styles, work);
  const plain = markup.replace(/(<style\b[^>]*>)[\s\S]*?<\/style>/gi, '$1');
  for (const [, tag, attributes] of plain.matchAll(/<([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g)) {
    for (const [, name, double, single] of attributes.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      checkAttribute({ path, tag: tag.toLowerCase(), name: name.toLowerCase(), value: double ?? single ?? '' }, work);
    }
  }
}

function checkAttribute({ path, tag, name, value }, work) {
  const address = value.replaceAll('&amp;', '&');
  if (tag === 'a' && (name === 'href' || name === 'xlink:href')) {
    if (/^(?:https?:|mailto:)/i.test(address)) work.found.clicks++;
    else check(path, address, work);
  } else if (
    /^(?:src|href|xlink:href|poster|data|action|formaction|manifest|ping|data-src|data-background-\w+)$/.test(name)
  ) {
    if (!/^data-background-(?:color|size|position|repeat|opacity|gradient)$/.test(name)) check(path, address, work);
  } else if (name === 'srcset') address.split(',').forEach((part) => check(path, part.trim().split(/\s+/)[0], work));
  else if (/url\(/i.test(address)) checkStyles(path, address, work);
}

function checkStyles(path, css, work) {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, , address] of bare.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/gi)) check(path, address, work);
  for (const [, , address] of bare.matchAll(/@import\s+(["'])(.*?)\1/gi)) check(path, address, work);
}

/** An address is inside where it is a fragment, data in the page, or a file of the folder. */
function check(path, address, { root, found }) {
  if (address === '' || address.startsWith('#')) return;
  found.loads++;
  if (/^data:/i.test(address)) return;
  const target = resolve(dirname(path), decodeURIComponent(address.split(/[?#]/)[0]));
  const inside = !/^(?:[a-z][\w+.-]*:|\/)/i.test(address) && target.startsWith(root + sep) && existsSync(target);
  if (!inside) found.outside.push(`${path}: ${address.slice(0, 120)}`);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}
