/** Elements that raw HTML may use. No `section`: Reveal takes each for a slide. */
export const allowedTags: ReadonlySet<string> = new Set(
  (
    'a abbr article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em ' +
    'figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub ' +
    'summary sup table tbody td tfoot th thead time tr u ul var video wbr data'
  ).split(' '),
);

/** Elements without an end tag. */
export const voidTags: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Elements whose end tag HTML lets an author leave out. */
export const optionalEnd: ReadonlySet<string> = new Set(
  'p li dt dd tr td th thead tbody tfoot colgroup caption option rt rp'.split(' '),
);

/** Elements whose content is not HTML. */
export const rawTextTags: ReadonlySet<string> = new Set(
  'script style textarea title xmp iframe noembed noframes'.split(' '),
);
