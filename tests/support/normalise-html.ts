/*
 * The specification's idea of equal HTML (its test/normalize.py): space around blocks does not count, nor the order of
 * attributes, nor how a character is escaped, nor the slash of a void element.
 */
const blockTags = new Set(
  (
    'article header aside hgroup blockquote hr iframe body li map button object canvas ol caption output col p ' +
    'colgroup pre dd progress div section dl table td dt tbody embed textarea fieldset tfoot figcaption th figure ' +
    'thead footer tr form ul h1 h2 h3 h4 h5 h6 video script style'
  ).split(' '),
);

/** HTML in a form in which equal pages are equal texts. */
export function normaliseHtml(html: string): string {
  const out: string[] = [];
  let inPre = 0;
  let lastBlock = true;
  for (const piece of html.split(
    /(<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<[!?][^>]*>|<\/?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>)/,
  )) {
    const tag = /^<(\/?)([A-Za-z][\w-]*)([^]*?)\/?>$/.exec(piece);
    if (tag === null) {
      let text = piece.startsWith('<') ? piece : normaliseText(piece);
      if (inPre === 0) text = text.replace(/\s+/g, ' ');
      if (inPre === 0 && lastBlock) text = text.trimStart();
      if (text === '') continue;
      out.push(text);
      lastBlock = false;
      continue;
    }
    const [, slash, rawName, attributes] = tag as unknown as [string, string, string, string];
    const name = rawName.toLowerCase();
    if (name === 'pre') inPre += slash === '' ? 1 : -1;
    lastBlock = blockTags.has(name) || name === 'br';
    if (lastBlock && inPre === 0) trimLast(out);
    out.push(`<${slash}${name}${normaliseAttributes(attributes)}>`);
  }
  return out.join('').trim();
}

function trimLast(out: string[]): void {
  const last = out.at(-1);
  if (last !== undefined && !last.startsWith('<')) out[out.length - 1] = last.trimEnd();
}

function normaliseAttributes(text: string): string {
  const attributes = [...text.matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g)];
  return attributes
    .map(([, name, double, single, bare]) => {
      const value = double ?? single ?? bare;
      return value === undefined ? ` ${name?.toLowerCase()}` : ` ${name?.toLowerCase()}="${normaliseText(value)}"`;
    })
    .sort()
    .join('');
}

const named: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };

/** Decodes the references that renderers choose between, then escapes in one way. */
function normaliseText(text: string): string {
  return text
    .replace(/&(quot|amp|lt|gt|#39);/g, (_, name: string) => named[name] ?? "'")
    .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}
