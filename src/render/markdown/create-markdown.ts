import createParser, { type MarkdownIt } from 'markdown-it';
import { quicken } from '../../util/quick-markdown.ts';
import { attachAttributes } from './attach-attributes.ts';
import { citations } from './citations.ts';
import { containers } from './containers.ts';
import { footnotes } from './footnotes.ts';
import { inlineAttributes } from './inline-attributes.ts';
import { rememberPlaces } from './inline-places.ts';
import { formulas } from './math.ts';
import { deepestNesting, reportDeepNesting } from './nesting.ts';

/**
 * CommonMark with tables and strikethrough, and Plenary's own: containers, attributes, fragments, formulas, footnotes.
 * Bare addresses do not become links and quotes are not changed: what an author wrote is what the page shows.
 */
export function createMarkdown(): MarkdownIt {
  const md = new createParser({ html: true, linkify: false, typographer: false, maxNesting: deepestNesting });
  quicken(md);
  // Links are judged later, with a message; markdown-it would turn a bad one into text without a word.
  md.validateLink = () => true;
  md.use(footnotes);
  md.use(containers);
  md.use(formulas);
  md.use(inlineAttributes);
  md.use(citations);
  md.use(attachAttributes);
  md.use(rememberPlaces);
  md.use(reportDeepNesting);
  md.renderer.rules['html_part'] = (tokens, i) => `${tokens[i]?.content ?? ''}${tokens[i]?.block === true ? '\n' : ''}`;
  return md;
}
