/** Makes `[click]` in speaker notes a mark that the speaker's window follows: the first belongs to the slide's first step. */
export function markClicks(html: string): string {
  return html.replace(
    /(<(code|pre)\b.*?<\/\2>|<[^>]*>)|\[click\]/gs,
    (_, other: string | undefined) => other ?? '<span class="note-click">click</span>',
  );
}
