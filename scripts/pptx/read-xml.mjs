/*
 * XML 1.0 read strictly: PowerPoint takes a file for broken that a forgiving reader would take. Gives a tree, or throws
 * with the place of the first fault.
 */

const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const name = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const tag = new RegExp(`<(/?)(${name})((?:\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'y');
const attribute = new RegExp(`(${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The root of a document: `{name, attributes, children, text}`. */
export function readXml(text) {
  const odd = illegal.exec(text);
  if (odd !== null) throw new Error(`a character that XML does not have at ${odd.index}`);
  let at = /^\uFEFF?(?:<\?xml [^?]*\?>\s*)?/.exec(text)[0].length;
  const root = { name: '', attributes: new Map(), children: [], text: '', spaces: new Map([['xml', '']]) };
  const open = [root];
  while (at < text.length) {
    const inner = open.at(-1);
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      const piece = text.slice(at, end === -1 ? text.length : end);
      if (inner === root && piece.trim() !== '') throw new Error(`text beside the root at ${at}`);
      inner.text += plain(piece, at);
      at += piece.length;
    } else if (text.startsWith('<!--', at)) {
      at = text.indexOf('-->', at) + 3;
      if (at === 2) throw new Error('a comment that does not end');
    } else {
      tag.lastIndex = at;
      const found = tag.exec(text);
      if (found === null) throw new Error(`no tag at ${at}: ${text.slice(at, at + 60)}`);
      at = tag.lastIndex;
      if (found[1] === '/') {
        if (inner.name !== found[2] || open.length === 1) throw new Error(`</${found[2]}> closes <${inner.name}>`);
        open.pop();
        continue;
      }
      const element = elementOf(found[2], found[3], inner, at);
      if (inner === root && root.children.length > 0) throw new Error('two roots');
      inner.children.push(element);
      if (found[4] !== '/') open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1).name}> does not end`);
  if (root.children.length === 0) throw new Error('no root');
  return root.children[0];
}

function elementOf(name, attributes, outer, at) {
  const found = new Map();
  for (const [, key, one, other] of attributes.matchAll(attribute)) {
    if (found.has(key)) throw new Error(`\`${key}\` twice at ${at}`);
    found.set(key, plain(one ?? other, at));
  }
  const spaces = new Map(outer.spaces);
  for (const [key, value] of found) if (/^xmlns:?/.test(key)) spaces.set(key.slice(6), value);
  for (const used of [name, ...[...found.keys()].filter((key) => key.includes(':') && !key.startsWith('xmlns'))]) {
    const prefix = used.includes(':') ? used.split(':')[0] : '';
    if (prefix !== '' && !spaces.has(prefix)) throw new Error(`the namespace of \`${used}\` is not declared at ${at}`);
  }
  return { name, attributes: found, children: [], text: '', spaces };
}

function plain(text, at) {
  return text.replace(/&(?:#x([\da-f]+);|#(\d+);|(\w+);|)/gi, (whole, hex, decimal, word) => {
    if (word !== undefined && word in entities) return entities[word];
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (!(code > 0) || illegal.test(String.fromCodePoint(code))) throw new Error(`\`${whole}\` at ${at}`);
    return String.fromCodePoint(code);
  });
}

/** An element and all in it, outermost first; `skip` names what is passed over. */
export function* everything(element, skip = '') {
  yield element;
  for (const child of element.children) if (child.name !== skip) yield* everything(child, skip);
}

/** All elements of a name within another. */
export function all(element, name, skip = '') {
  return [...everything(element, skip)].filter((one) => one.name === name);
}

/** The first child of a name. */
export function child(element, name) {
  return element?.children.find((one) => one.name === name);
}

/** The attribute `val` of a child. */
export function valueOf(element, name) {
  return child(element, name)?.attributes.get('val');
}
