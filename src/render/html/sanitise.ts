import { allowedTags } from './allowed-tags.ts';

/** The attributes of an element that may stay, rewritten. Called once a start tag, in order. */
export type JudgeElement = (element: string, attributes: Readonly<Record<string, string>>) => Record<string, string>;

/** What the sanitiser asks while it goes over the tags. */
export interface SanitiserHooks {
  readonly judge: JudgeElement;
  /** Called for each start tag that is taken out. */
  readonly dropped: (element: string) => void;
}

/** Takes everything off the allow-list out of HTML and closes what is open. */
export type Sanitiser = (html: string, hooks: SanitiserHooks) => string;

/** Loads sanitize-html. Which attributes stay is the hook's to say, so that one table rules Markdown and HTML. */
export async function createSanitiser(): Promise<Sanitiser> {
  const { default: sanitizeHtml } = await import('sanitize-html');
  return (html, { judge, dropped }) =>
    sanitizeHtml(withoutTokenReferences(html), {
      allowedTags: [...allowedTags],
      allowedAttributes: false,
      allowedSchemes: ['http', 'https', 'mailto'],
      allowProtocolRelative: false,
      disallowedTagsMode: 'discard',
      nonTextTags: [
        'script',
        'style',
        'textarea',
        'option',
        'xmp',
        'noembed',
        'noframes',
        'iframe',
        'title',
        'template',
      ],
      nestingLimit: 200,
      parseStyleAttributes: false,
      transformTags: {
        '*': (tagName, attribs) => {
          if (allowedTags.has(tagName)) return { tagName, attribs: judge(tagName, attribs) };
          dropped(tagName);
          return { tagName, attribs: {} };
        },
      },
    });
}

/** A character reference could spell the marks of our tokens, which no other text of a user can hold. */
function withoutTokenReferences(html: string): string {
  return html.replace(/&#(?:x0*fdd[01]|0*6497[67]);?/gi, '\uFFFD');
}
