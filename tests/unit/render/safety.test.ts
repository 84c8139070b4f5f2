import { describe, expect, test } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

const tags = new Set(
  (
    'a abbr aside audio b blockquote br code div dl dt dd em figure h1 h2 h3 h4 h5 h6 hr i img li ol p pre s span strong sub ' +
    'sup table tbody td th thead tr ul u video math mi mn mo mrow mtext msup msub mstyle mspace semantics'
  ).split(' '),
);

/** What must never reach a page, whatever a deck, its data or its layouts hold; read as a browser reads tags. */
function faultsIn(html: string): readonly string[] {
  const faults: string[] = [];
  for (const [tag, name = '', attributes = ''] of html.matchAll(/<\/?([^\s>/]*)((?:"[^"]*"|[^">])*)>/g)) {
    if (!tags.has(name)) faults.push(`tag ${tag}`);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/\s([^\s=">]+)(?:="([^"]*)")?/g)) {
      if (/^on|^style$|^srcset$|^poster$|^data-(?:src|markdown|background)|preview-link/.test(attribute))
        faults.push(tag);
      if (attribute === 'src' && !/^\uFDD0a\d+\uFDD1$/.test(value)) faults.push(tag);
      if (attribute === 'href' && !/^(?:https?:|mailto:|#)/.test(value)) faults.push(tag);
      if (attribute === 'class' && /[^\w\s-]/.test(value)) faults.push(tag);
    }
  }
  return faults;
}

const vectors = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://x.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1);//<</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x.png" onerror="alert(1)" alt="x">',
  '<IMG """><SCRIPT>alert("XSS")</SCRIPT>">',
  '<img src=javascript:alert(1) alt=x>',
  '<img src="//x.example/x.png" alt=x>',
  '<img srcset="https://x.example/x.png 2x" alt=x src=a.png>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="&#14; javascript:alert(1)">x</a>',
  '<a href="java\u200bscript:alert(1)">x</a>',
  '<a href=" data:text/html,<script>alert(1)</script>">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![x](https://x.example/x.png)',
  '![x](a.png){onerror=alert(1)}',
  '![x](a.png){src=https://x.example/x.png}',
  'Text {style="background:url(https://x.example/x)"}',
  'Text {style="width:1px}body{display:none"}',
  'Text {style="color:red/*"}',
  '<div style="background-image: url(javascript:alert(1))">x</div>',
  '<div style="color:red;position:fixed">x</div>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe src="https://x.example"></iframe>',
  '<object data="x.swf"></object><embed src="x.swf">',
  '<form action="https://x.example"><input name=a><button>go</button></form>',
  '<style>@import url(https://x.example/x.css)</style>',
  '<link rel=stylesheet href=https://x.example/x.css>',
  '<meta http-equiv=refresh content="0;url=https://x.example">',
  '<base href="https://x.example/">',
  '<video poster="https://x.example/x.png" src="a.mp4"></video>',
  '<video><source src="https://x.example/x.mp4"></video>',
  '<table background="javascript:alert(1)"><tr><td>x</td></tr></table>',
  '<section data-background-iframe="https://x.example">x</section>',
  '<div data-markdown="https://x.example/x.md">x</div>',
  '<div data-src="https://x.example/x.js">x</div>',
  '<a data-preview-link href="https://x.example">x</a>',
  '<!--><script>alert(1)</script>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<xmp><img title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  '<title><img title="</title><img src=x onerror=alert(1)>"></title>',
  '<template><script>alert(1)</script></template>',
  '<p title="><script>alert(1)</script>">x</p>',
  '```js"><script>alert(1)</script>\nx\n```',
  '```x {onclick=alert(1)}\nx\n```',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\text{<img src=x onerror=alert(1)>}$',
  '$\\htmlData{onclick=alert(1)}{x}$',
  '| a |\n|---|\n| <img src=x onerror=alert(1)> |',
  'Text[^a]\n\n[^a]: <script>alert(1)</script>',
  '[x]{onclick="alert(1)"}',
  '<!-- .element: onclick="alert(1)" -->',
  '# T <!-- .element: onclick="alert(1)" style="background:url(//x.example)" -->',
  '::: callout {onclick=alert(1)}\nx\n:::',
  '<div title="&#xFDD0;h0&#xFDD1;">x</div>\n\n```js {class="a onclick=alert(1) b"}\nx\n```',
  '![x](a.png){title="%EF%B7%90h1%EF%B7%91"}\n\n```js {class="a onclick=alert(1) b"}\nx\n```',
];

describe('hostile text', () => {
  test.each(vectors)('%s', async (vector) => {
    for (const text of [
      vector,
      `## T\n\nBefore ${vector} after`,
      `## T\n\n- ${vector}\n\n<b>raw</b>`,
      `${vector}\n\n<div>\n\n${vector}`,
    ]) {
      const { html } = await renderMarkdown(text, { notes: `\n\n${text}` });
      expect(faultsIn(html), html).toEqual([]);
    }
  });

  test.each(vectors)('in notes: %s', async (vector) => {
    const { slide } = await renderMarkdown('## T', { notes: vector });
    expect(faultsIn(slide.notesHtml ?? ''), slide.notesHtml ?? '').toEqual([]);
  });
});

describe('hostile values', () => {
  const values = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='alert(1)",
    'javascript:alert(1)',
    '\uFDD0h0\uFDD1',
  ];
  const places = [
    '{{V}}',
    '`{{V}}`',
    '[x]({{V}})',
    '![{{V}}](a.png)',
    '![x]({{V}})',
    '[x]{title="{{V}}"}',
    '<b title="{{V}}">x</b>',
    '<b title={{V}}>x</b>',
    '<a href="{{V}}">x</a>',
    '<img src="{{V}}" alt="x">',
    '<div {{V}}>x</div>',
    '<{{V}}>',
    'Text {.x style="color:{{V}}"}',
    '$ {{V}} $ and ${{V}}$',
    '```js\n{{V}}\n```',
  ];
  test.each(places)('%s', async (place) => {
    for (let i = 0; i < values.length; i++) {
      const markdown = `## T\n\n${place.replaceAll('V', String(i))}\n\n\`\`\`js {class="a onclick=alert(1) b"}\nx\n\`\`\``;
      const { html } = await renderMarkdown(markdown, { values });
      expect(faultsIn(html), html).toEqual([]);
    }
  });
});

describe('a layout of the user', () => {
  test.each([
    '<div onclick="go()">\uFDD0smain\uFDD1</div>',
    '<script>alert(1)</script>\uFDD0smain\uFDD1',
    '<section>\uFDD0smain\uFDD1</section>',
    '<img src="https://x.example/x.png" alt="x">\uFDD0smain\uFDD1',
    '<div style="position:fixed;background:url(//x.example)">\uFDD0smain\uFDD1</div>',
    '<iframe src="x"></iframe>\uFDD0smain\uFDD1',
  ])('%s', async (layoutHtml) => {
    const { html, problems } = await renderMarkdown('Text', { layoutHtml });
    expect(faultsIn(html), html).toEqual([]);
    expect(html).toContain('<p>Text</p>');
    expect(problems.filter((problem) => !problem.startsWith('render/no-title'))).not.toEqual([]);
  });
});
