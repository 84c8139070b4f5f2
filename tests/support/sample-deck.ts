import type { RenderedDeck, RenderedSlide } from '../../src/model/deck.ts';
import type { Asset } from '../../src/model/site.ts';
import { fillLayout, makeDeck, makeSlide, slideSettings } from './talk-fixture.ts';

/** A chart as `render` draws one: labels in the talk's font, a description and a table for assistive technology. */
function chart(id: string, width: number, height: number): string {
  const rows = ['UKALL XII', 'Hyper-CVAD', 'NILG 10/07'].map((label, i) => {
    const y = 40 + i * 120;
    const bar = (width - 320) * [0.43, 0.41, 0.37][i]!;
    return (
      `<g class="fragment" data-fragment-index="${i}"><text x="220" y="${y + 38}" text-anchor="end" font-size="20" fill="#1a2233">${label}</text>` +
      `<rect x="236" y="${y}" width="${bar}" height="60" fill="#0b5fa5"/>` +
      `<text x="${246 + bar}" y="${y + 38}" font-size="20" fill="#1a2233">${[43, 41, 37][i]}%</text></g>`
    );
  });
  return (
    `<figure class="chart" id="${id}"><svg role="img" aria-labelledby="${id}-t" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<title id="${id}-t">Five-year survival by study</title>${rows.join('')}</svg>` +
    `<div class="visually-hidden"><p>Three bars of nearly one height.</p><table><thead><tr><th scope="col">Study</th><th scope="col">%</th></tr></thead>` +
    `<tbody><tr><td>UKALL XII</td><td>43</td></tr></tbody></table></div></figure>`
  );
}

const pixel =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#8fb3d1"/><circle cx="1150" cy="420" r="300" fill="#e8eef4"/></svg>';

/** The files that the sample talk shows. */
export const sampleAssets: ReadonlyMap<string, Asset> = new Map([
  ['img/field.svg', { path: 'img/field.svg', bytes: new TextEncoder().encode(pixel) }],
]);

const picture = { path: 'img/field.svg', kind: 'image', span: { file: 'deck.md', start: 0, end: 0 } } as const;
const asset0 = '\uFDD0a0\uFDD1';

function slides(): RenderedSlide[] {
  const text =
    '<p>Longer treatment in remission does not make up for what is lost at the start. <strong>The first month decides.</strong></p>';
  return [
    makeSlide(
      'title',
      fillLayout('title', {
        title: '<h1>Objective: 100% cure rate up-front</h1>',
        subtitle:
          '<p>What forty years of trials in adult acute lymphoblastic leukaemia show when each number is drawn from its row</p>',
        main: '<p>An example of a talk. No medical advice.</p>',
      }),
      { title: 'Objective: 100% cure rate up-front', notesHtml: '<p>Welcome. Say who you are.</p>' },
    ),
    makeSlide(
      'frustration',
      fillLayout('section', {
        title: '<h2>Years of stagnation</h2>',
        main: '<p>Three study groups, two continents, one height</p>',
      }),
      { title: 'Years of stagnation', notesHtml: '<p>Slow down here.</p>' },
    ),
    makeSlide(
      'stagnation',
      fillLayout('chart', {
        title: '<h2>Intensity alone stopped at about four in ten: three study groups, two continents, one height</h2>',
        main: chart('c1', 1168, 500),
        source: '<p>Goldstone 2008; Kantarjian 2004; Bassan 2020. Ph-negative, 5-year overall survival.</p>',
      }),
      {
        title: 'Intensity alone stopped at about four in ten',
        settings: slideSettings({ time: 90 }),
        notesHtml:
          '<p>Three bars, <strong>one by one</strong>. Wait after each.</p><ul><li>UKALL XII / E2993</li><li>hyper-CVAD</li><li>NILG 10/07</li></ul>',
      },
    ),
    makeSlide(
      'words',
      fillLayout('content', {
        title: '<h2>Measurable residual disease sorts patients better than age does</h2>',
        main: '<p>Two findings that hold in every trial since 2005:</p><ul><li>Patients who are MRD-negative at week 16 live longer, <em>whatever</em> their risk group<ul><li>in NILG 10/07: 72% against 14%</li></ul></li><li class="fragment">Transplantation helps those who stay positive (P < 0.001)</li><li class="fragment">See <a href="#/stagnation">the earlier slide</a> and <code>trials.csv</code></li></ul><div class="callout"><p>Age is a risk factor that nobody can treat.</p></div>'.replace(
          'P <',
          'P &lt;',
        ),
        source: '<p>Bassan 2009.</p>',
      }),
      { title: 'MRD sorts patients', notesHtml: '<p>Short.</p>' },
    ),
    makeSlide(
      'columns',
      fillLayout('two-columns', {
        title: '<h2>Two columns stand on one grid</h2>',
        left: `<h3>Left</h3>${text}<ol><li>First</li><li>Second</li></ol>`,
        right: `<h3>Right</h3>${text}<blockquote><p>A quotation inside a column.</p><p>Someone, 1981</p></blockquote>`,
      }),
      { title: 'Two columns' },
    ),
    makeSlide(
      'chart-text',
      fillLayout('chart-text', {
        title: '<h2>A chart with words beside it says what to look at</h2>',
        main: chart('c2', 796, 500),
        text: `${text}<p class="big">82.4%</p><p class="muted">95% CI 73.7–88.4</p>`,
        source: '<p>Litzow 2024.</p>',
      }),
      { title: 'Chart and text' },
    ),
    makeSlide(
      'table',
      fillLayout('table', {
        title: '<h2>Older patients: remission is high, survival is not</h2>',
        main:
          '<table><thead><tr><th>Trial</th><th class="right">n</th><th>Regimen</th><th>CR, %</th><th>3-year OS, %</th></tr></thead><tbody>' +
          ['EWALL-INO', 'INITIAL-1', 'MDACC mini-hyper-CVD', 'SWOG 1318', 'Bold']
            .map(
              (t, i) =>
                `<tr><td>${t}</td><td>${[131, 43, 80, 29, 34][i]}</td><td>Inotuzumab, then chemotherapy</td><td>${[90, 100, 99, 66, 76][i]}</td><td>${[48, 67, 55, 37, 60][i]}</td></tr>`,
            )
            .join('') +
          '</tbody></table>',
        source: '<p>Numbers of a test.</p>',
      }),
      { title: 'A table' },
    ),
    makeSlide(
      'quote',
      fillLayout('quote', {
        main: '<blockquote><p>The plural of anecdote is not data; the plural of data is not a talk.</p><p>Said at a congress, 2025</p></blockquote>',
      }),
      { title: 'A quotation' },
    ),
    makeSlide(
      'image',
      fillLayout('image', {
        title: '<h2>A picture fills the slide</h2>',
        main: `<p><img src="${asset0}" alt="A field"></p>`,
        source: '<p>Own drawing.</p>',
      }),
      { title: 'A picture', assets: [picture] },
    ),
    makeSlide(
      'code',
      fillLayout('content', {
        title: '<h2>A chart is a few lines of YAML</h2>',
        main: '<pre><code class="hljs language-yaml"><span class="line"><span class="hljs-attr">data:</span> {<span class="hljs-attr">name:</span> <span class="hljs-string">stagnation</span>}  <span class="hljs-comment"># three rows</span></span>\n<span class="line"><span class="hljs-attr">mark:</span> <span class="hljs-string">bar</span></span>\n<span class="line"><span class="hljs-attr">width:</span> <span class="hljs-number">1168</span></span></code></pre><p>A formula: <math><mi>S</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><munder><mo>∏</mo><mi>i</mi></munder><mrow><mo>(</mo><mn>1</mn><mo>−</mo><mfrac><msub><mi>d</mi><mi>i</mi></msub><msub><mi>n</mi><mi>i</mi></msub></mfrac><mo>)</mo></mrow><mo>,</mo><msqrt><mi>x</mi></msqrt></math></p>',
      }),
      { title: 'Code and formula' },
    ),
    makeSlide(
      'background',
      fillLayout('content', {
        title: '<h2>A background of its own</h2>',
        main: '<p>White words on a dark colour.</p>',
      }),
      {
        title: 'A background',
        settings: slideSettings({ background: { color: '#12351f', image: null, opacity: null, size: null } }),
      },
    ),
    makeSlide(
      'down',
      fillLayout('content', { title: '<h2>Below it, a vertical slide</h2>', main: '<p>Part of a stack.</p>' }),
      { title: 'Below it', vertical: true },
    ),
    makeSlide(
      'disclosure',
      fillLayout('disclosure', {
        title: '<h2>Disclosure</h2>',
        main: '<p>No conflicts of interest. This is an example, not medical advice.</p>',
      }),
      { title: 'Disclosure' },
    ),
    makeSlide(
      'references',
      fillLayout('references', {
        title: '<h2>References</h2>',
        main: `<ol>${Array.from({ length: 22 }, (_, i) => `<li>Author ${String.fromCharCode(65 + i)}, Other B, Third C, et al. Title of an article about leukaemia in adults. <em>Journal</em> ${2000 + i};${i + 10}:100–110.</li>`).join('')}</ol>`,
      }),
      { title: 'References' },
    ),
    makeSlide(
      'end',
      fillLayout('end', {
        title: '<h2>Treat early, measure, and test the patient’s own cells</h2>',
        main: '<p>Slides and data: in this folder.</p>',
      }),
      { title: 'The end', notesHtml: '<p>Thank you.</p>' },
    ),
  ];
}

/** A talk with every layout, fragments, a stack, code, a formula, a picture and a background. */
export function sampleDeck(theme = 'congress'): RenderedDeck {
  return makeDeck(slides(), {
    title: 'Objective: 100% cure rate up-front',
    author: 'A. Author, Somewhere',
    date: '2026',
    theme,
    time: 600,
    footer: null,
  });
}
