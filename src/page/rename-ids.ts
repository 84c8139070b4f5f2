/** Gives every id of a copied slide a suffix, and every reference to one, also those inside `url(#…)`. */
export function renameIds(root: HTMLElement, suffix: string): void {
  const ids = new Set([root.id, ...[...root.querySelectorAll('[id]')].map((node) => node.id)]);
  for (const node of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of [...node.attributes]) {
      if (name === 'id') node.id = value + suffix;
      else if (value.startsWith('url(#'))
        node.setAttribute(name, value.replace(/^url\(#([^)]+)\)/, `url(#$1${suffix})`));
      else if (name.endsWith('href') && ids.has(value.slice(1)) && value.startsWith('#'))
        node.setAttribute(name, value + suffix);
      else if (name.startsWith('aria-') && ids.has(value)) node.setAttribute(name, value + suffix);
    }
  }
}
