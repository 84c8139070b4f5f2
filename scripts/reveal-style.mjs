/*
 * Reveal's style sheet without the rules that nothing on our pages can meet: parts of the script that stay out
 * (`reveal-parts.mjs`), transitions that a talk cannot ask for, and paper: ours print one slide a page, his a plain text
 * in 20 pt.
 */
import { readFileSync } from 'node:fs';

/** What a selector names that is never there. */
const neverThere = new RegExp(
  [
    /\.(?:controls|navigate-\w+|slide-number\w*|playback|r-overlay(?!-button)[\w-]*|speaker-notes[\w-]*|notes|show-notes|zoomed|roll|hljs)\b/,
    /\.(?:reveal-scroll|scroll-mode|loading-scroll-mode|scrollbar[\w-]*|scroll-[\w-]+|print-pdf|reveal-print)\b/,
    /\.(?:cube|page|linear|default|embedded|no-hover|has-parallax-background|r-fit-text|resume-button)\b/,
    /\[data-(?:navigation-mode|preview-[a-z]+|auto-animate[\w-]*|scroll[\w-]*)|=["']?(?:cube|page|linear|default)\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** The plug-in of esbuild that reads Reveal's style sheet. */
export const revealStyle = {
  name: 'reveal-style',
  setup({ onLoad }) {
    onLoad({ filter: /reveal\.css$/ }, ({ path }) => ({
      contents: usedAnimations(usedRules(readFileSync(path, 'utf8'))),
      loader: 'css',
    }));
  },
};

/** Rules with the selectors of theirs that may be met. */
function usedRules(css) {
  return blocks(css)
    .map(({ head, body, text }) => {
      if (head.startsWith('@media print')) return '';
      if (head.startsWith('@media') || head.startsWith('@supports')) {
        const inner = usedRules(body);
        return inner === '' ? '' : `${head}{${inner}}`;
      }
      if (head.startsWith('@')) return text;
      const kept = selectors(head).filter((selector) => !neverThere.test(selector));
      return kept.length === 0 ? '' : `${kept.join(',')}{${body}}`;
    })
    .join('');
}

/** Without animations that no rule names any more. */
function usedAnimations(css) {
  const rules = blocks(css);
  const named = rules.filter(({ head }) => !head.startsWith('@keyframes')).map(({ text }) => text);
  return rules
    .filter(({ head }) => !head.startsWith('@keyframes') || named.some((text) => text.includes(head.slice(11).trim())))
    .map(({ text }) => text)
    .join('');
}

/** The top-level rules of a style sheet without comments or strings that hold braces. */
function blocks(css) {
  const found = [];
  for (let at = 0; css.indexOf('{', at) !== -1;) {
    const open = css.indexOf('{', at);
    let depth = 1;
    let end = open;
    while (depth > 0 && ++end < css.length) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
    found.push({
      head: css.slice(at, open).trim(),
      body: css.slice(open + 1, end),
      text: css.slice(at, end + 1).trim(),
    });
    at = end + 1;
  }
  return found;
}

/** The parts of a list, split at commas outside of parentheses. */
function selectors(head) {
  return head.split(/,(?![^()]*\))/).map((one) => one.trim());
}
