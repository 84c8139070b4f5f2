/** The YAML library's sentences that only its makers understand, and what they mean to a writer. */
const plain: readonly (readonly [RegExp, string])[] = [
  [/^Nested mappings are not allowed in compact mappings/, 'a text with `: ` in it needs quotes'],
  [/^Flow sequence in block collection must be/, '`[` has no `]`'],
  [/^Flow map in block collection must be/, '`{` has no `}`'],
  [/^Missing closing (["'])quote/, 'a text in `$1` does not end'],
  [/^Implicit keys need to be on a single line/, 'a key has no colon'],
  [/^Implicit map keys need to be followed by map values/, 'a key has no colon'],
  [/^All mapping items must start at the same column/, 'keys that belong together must be indented alike'],
  [/^Tabs are not allowed as indentation/, 'lines must be indented with spaces, not tabs'],
  [/^Unresolved tag: tag:yaml\.org,2002:(.*)$/, 'tags such as `!!$1` are not taken'],
  [/^Unresolved tag: (.*)$/, 'tags such as `$1` are not taken'],
];

/** Why a YAML text is not taken, as the end of a sentence. */
export function yamlWords(detail: string): string {
  for (const [pattern, words] of plain) {
    const match = pattern.exec(detail);
    if (match !== null) return words.replace('$1', () => match[1] ?? '');
  }
  return detail.slice(0, 1).toLowerCase() + detail.slice(1);
}
