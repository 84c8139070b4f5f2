import { didYouMean } from '../../util/nearest.ts';
import type { PathRefusal } from '../../util/paths.ts';
import { entry } from '../entry.ts';
import { refusalHint, refusalWords } from '../path-words.ts';

/** A path as written that cannot be followed. */
export interface Reference {
  readonly reference: string;
  readonly why: PathRefusal;
}

/** What `render/…` diagnostics say. */
export const renderEntries = {
  'render/nesting': entry<object>({
    severity: 'error',
    message: () => 'this stands more than 100 blocks deep, and what is deeper would be lost',
    hint: () => 'take some lists or quotes out of each other',
  }),
  'render/too-long': entry<{ readonly times: number }>({
    severity: 'error',
    message: ({ times }) => `the slide would be ${times} times as long as its text`,
    hint: () => 'a long link or footnote is repeated very often: shorten it',
  }),
  'render/unknown-container': entry<{
    readonly name: string;
    readonly known: readonly string[];
    readonly layouts: readonly string[];
  }>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` is no container, and no slot of this slide's layout`,
    hint: ({ name, known, layouts }) =>
      layouts.length > 0
        ? `the layout ${layouts.map((l) => `\`${l}\``).join(' or ')} has it: set \`layout:\` on the slide`
        : (didYouMean(name, known) ?? `there are ${known.map((k) => `\`${k}\``).join(', ')}`),
  }),
  'render/container-words': entry<{ readonly name: string; readonly words: string }>({
    severity: 'error',
    message: ({ words, name }) => `\`${words}\` behind the container's name \`${name}\` would be lost`,
    hint: () => 'only attributes in braces may stand there, as in `::: callout {.small}`; words go on the next line',
  }),
  'render/nested-slot': entry<{ readonly name: string }>({
    severity: 'error',
    message: ({ name }) => `the slot \`${name}\` stands inside another container`,
    hint: () => 'a slot of the layout stands at the top level of the slide: close the container around it first',
  }),
  'render/no-main-slot': entry<{ readonly layout: string }>({
    severity: 'error',
    message: ({ layout }) => `the layout \`${layout}\` has no slot \`main\`, and this would be lost`,
    hint: () => 'put it into a container that is named as one of the slots of the layout',
  }),
  'render/empty-slot': entry<{ readonly slot: string; readonly layout: string }>({
    severity: 'error',
    message: ({ slot, layout }) => `the layout \`${layout}\` needs something in its slot \`${slot}\``,
    hint: ({ slot }) =>
      slot === 'title'
        ? 'begin the slide with a heading, as in `## What we found`'
        : slot === 'main'
          ? 'write something below the heading'
          : `write it between lines \`::: ${slot}\` and \`:::\``,
  }),
  'render/no-room': entry<{ readonly id: string; readonly lines: number; readonly inColumns: boolean }>({
    severity: 'warning',
    message: ({ id, lines }) =>
      `the slide \`${id}\` has no room for all its words: from about here on they run off its foot (some ${lines} ${lines === 1 ? 'line' : 'lines'} too many)`,
    hint: ({ inColumns }) =>
      `write less, or begin a new slide here (\`---\`)${inColumns ? '' : '; short points also go side by side: `layout: two-columns`'}`,
  }),
  'render/long-title': entry<{ readonly id: string; readonly lines: number; readonly room: number }>({
    severity: 'warning',
    message: ({ id, lines, room }) =>
      `the title of the slide \`${id}\` takes about ${lines} lines and has room for ${room}: it runs into what stands below it`,
    hint: () => 'say it in fewer words, and the rest below the title',
  }),
  'render/no-title': entry<object>({
    severity: 'warning',
    message: () => 'the slide has no heading',
    hint: () => 'begin it with `## …`: listeners who cannot see the slide, the overview and the PDF go by headings',
  }),
  'render/unknown-attribute': entry<{
    readonly attribute: string;
    readonly element: string;
    readonly known: readonly string[];
  }>({
    severity: 'error',
    message: ({ attribute, element }) => `\`${attribute}\` is no attribute that \`${element}\` may have here`,
    hint: ({ attribute, known }) => {
      if (attribute.startsWith('on')) return 'a deck cannot run scripts';
      if (attribute === 'src' || attribute === 'href')
        return 'show files with `![words](path)` and link with `[words](address)`';
      return didYouMean(attribute, known);
    },
  }),
  'render/attribute-value': entry<{ readonly attribute: string; readonly value: string }>({
    severity: 'error',
    message: ({ attribute, value }) => `\`${value}\` is no value that \`${attribute}\` takes`,
    hint: ({ attribute }) => valueHints[attribute] ?? null,
  }),
  'render/style-not-allowed': entry<{ readonly declaration: string }>({
    severity: 'error',
    message: ({ declaration }) => `\`${declaration}\` cannot be set in a deck`,
    hint: () =>
      'colours, sizes, margins, alignment and flex or grid placement can; what loads files or leaves the slide cannot',
  }),
  'render/loose-attributes': entry<{ readonly text: string }>({
    severity: 'warning',
    message: ({ text }) => `\`${text}\` stands behind nothing that can take it, and is shown as text`,
    hint: () => 'write it right behind a link, image, `code`, *emphasis* or `[words]`, or at the end of the block',
  }),
  'render/element-comment': entry<{ readonly why: 'unreadable' | 'nothing-before' }>({
    severity: 'warning',
    message: ({ why }) =>
      why === 'unreadable' ? 'the `.element` comment cannot be read' : 'the `.element` comment stands behind nothing',
    hint: () => 'it is written `<!-- .element: class="fragment" -->` and stands behind the element that it belongs to',
  }),
  'render/unknown-language': entry<{ readonly language: string; readonly known: readonly string[] }>({
    severity: 'warning',
    message: ({ language }) => `there are no colours for code in \`${language}\``,
    hint: ({ language, known }) => didYouMean(language, known) ?? 'it is shown plain; `text` says so without a warning',
  }),
  'render/code-steps': entry<{
    readonly steps: string;
    readonly why: string;
    readonly count: number;
    readonly most: number;
  }>({
    severity: 'warning',
    message: ({ steps, why, count, most }) =>
      why === 'beyond'
        ? `\`[${steps}]\` names a line beyond the ${count} of the code`
        : why === 'too-many'
          ? `\`[${steps}]\` has more than ${most} steps, and none is shown`
          : `\`[${steps}]\` cannot be read as steps through the code`,
    hint: () => 'steps are lines and ranges with `|` between them, as in `[1-2|3|5,7]`',
  }),
  'render/math': entry<{ readonly why: string }>({
    severity: 'error',
    message: ({ why }) => `the formula cannot be set: ${why}`,
    hint: () => 'formulas are LaTeX between `$`; for a dollar sign write `\\$`',
  }),
  'render/unknown-footnote': entry<{ readonly name: string; readonly labels: readonly string[] }>({
    severity: 'warning',
    message: ({ name }) => `there is no footnote \`[^${name}]\` on this slide`,
    hint: ({ name, labels }) => didYouMean(name, labels) ?? `write it on the same slide, as in \`[^${name}]: words\``,
  }),
  'render/unused-footnote': entry<{ readonly name: string }>({
    severity: 'error',
    message: ({ name }) => `nothing on this slide refers to the footnote \`${name}\`, and it would be lost`,
    hint: ({ name }) => `put its mark \`[^${name}]\` into the text`,
  }),
  'render/remote': entry<Reference>({
    severity: 'error',
    message: ({ reference }) => `\`${reference}\` is on another machine`,
    hint: () =>
      'nothing is fetched, so that the talk runs without a network: save the file beside the deck and write its path',
  }),
  'render/asset-path': entry<Reference>({
    severity: 'error',
    message: ({ reference, why }) => `\`${reference}\` ${refusalWords(why)}`,
    hint: ({ why }) => refusalHint(why),
  }),
  'render/asset-type': entry<{ readonly path: string; readonly extension: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` is no picture, video or sound that browsers show`,
    hint: ({ extension, known }) => didYouMean(extension, known) ?? `these are shown: ${known.join(', ')}`,
  }),
  'render/background-kind': entry<{ readonly path: string; readonly kind: 'image' | 'video' }>({
    severity: 'error',
    message: ({ path, kind }) => `the background \`${path}\` is no ${kind === 'image' ? 'picture' : 'film'}`,
    hint: ({ kind }) =>
      kind === 'image'
        ? 'for a film write `video: film.mp4`, or `data-background-video="film.mp4"`'
        : 'for a picture write `image: picture.png`, or `data-background-image="picture.png"`',
  }),
  'render/no-alt': entry<object>({
    severity: 'warning',
    message: () => 'the picture has no words for those who cannot see it',
    hint: () => 'write what it shows, `![words](path)`, or `![](path){.decorative}` where it tells nothing',
  }),
  'render/notes-media': entry<object>({
    severity: 'warning',
    message: () => 'pictures and players are not shown in notes',
    hint: () => 'move it to the slide',
  }),
  'render/link-scheme': entry<{ readonly scheme: string }>({
    severity: 'error',
    message: ({ scheme }) => `a link cannot lead to \`${scheme}${scheme === '//' ? '' : ':'}\``,
    hint: () => 'links lead to `https:`, `http:` and `mailto:` addresses, or to a slide, `#its-id`',
  }),
  'render/link-file': entry<{ readonly href: string }>({
    severity: 'error',
    message: ({ href }) => `\`${href}\` is a file, and files beside the deck do not travel with the talk`,
    hint: () => 'show a picture with `![words](path)`; link to a slide with `#its-id`, or to a page with `https://…`',
  }),
  'render/link-nowhere': entry<object>({
    severity: 'error',
    message: () => 'the link has no address',
    hint: () => 'write `[words](https://…)` or `[words](#slide-id)`',
  }),
  'render/link-without-text': entry<object>({
    severity: 'warning',
    message: () => 'the link has no words',
    hint: () => 'write what it leads to between the brackets',
  }),
  'render/html-not-allowed': entry<{ readonly tag: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ tag }) => `\`<${tag}>\` is not taken in a deck`,
    hint: ({ tag, known }) => tagHints[tag] ?? didYouMean(tag, known) ?? 'for a sign that is no tag write `&lt;`',
  }),
  'render/unfinished-html': entry<{ readonly mark: string }>({
    severity: 'error',
    message: ({ mark }) => `\`${mark}\` begins a tag that never ends, and what follows would be lost`,
    hint: () => 'end it with `>`; for a less-than sign write `&lt;`',
  }),
  'render/unbalanced-html': entry<{ readonly tag: string; readonly closing: boolean }>({
    severity: 'warning',
    message: ({ tag, closing }) => (closing ? `\`</${tag}>\` closes nothing` : `\`<${tag}>\` is not closed`),
    hint: ({ tag, closing }) =>
      closing
        ? 'it is left out; a tag is opened and closed in the same part of a slide'
        : `write \`</${tag}>\`; it is closed at the end of this part of the slide`,
  }),
};

const valueHints: Readonly<Record<string, string>> = {
  width: 'a size is in pixels or percent, as in `width=300` or `width=50%`',
  height: 'a size is in pixels or percent, as in `height=300` or `height=50%`',
  lang: 'a language is written as in `en`, `fr` or `pt-BR`',
  dir: 'it is `ltr`, `rtl` or `auto`',
  id: 'an id has letters, digits, `-`, `_` and `.`',
  'data-fragment-index': 'fragments are counted with whole numbers from 0',
};

const tagHints: Readonly<Record<string, string>> = {
  script: 'a deck cannot run scripts',
  style: 'use classes of the theme, or `style="…"` on an element',
  iframe: 'nothing is loaded into a talk: take a picture of the page, or link to it',
  section: 'Reveal would take it for a slide; use `<div>`, or `---` for a new slide',
  svg: 'save the drawing as a file and show it with `![words](drawing.svg)`',
  center: 'write `<div style="text-align: center">`',
  font: 'write `<span style="color: …">`',
  '!': 'only comments may begin with `<!`',
};
