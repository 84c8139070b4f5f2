/*
 * Reveal for the page: built from its own sources without the parts that a talk never reaches, and with its walks over
 * all slides kept to what changes. Reveal asks the whole document for its sections many times at each step, and
 * rewrites the state of every slide and every background; at 300 slides that alone takes longer than a frame.
 *
 * Each patch must fit exactly once (or as often as it says), so that a new version of Reveal cannot slip past it.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Parts that our settings keep off, with what the rest calls of them: to all of it they say no. */
const idleParts = {
  autoanimate: 'reset run',
  controls: 'bind configure destroy render unbind update',
  notes: 'configure destroy getSlideNotes isSpeakerNotesWindow render update updateVisibility',
  overlay: 'close destroy getState isOpen previewIframe previewImage previewVideo setState toggleHelp update',
  playback: 'destroy on',
  plugins: 'destroy getPlugin getRegisteredPlugins hasPlugin registerPlugin',
  printview: 'activate isActive',
  scrollview: 'activate deactivate getSlideByIndices isActive layout next prev scrollToSlide toggle',
  slidenumber: 'configure destroy render update',
};

const ownMethods = { plugins: 'load() { return Promise.resolve(); }' };

/** Sections stand in `.slides` and in each other's first level, nowhere else: no need to look through every drawing. */
const quickQuery = `
const sectionsOf = (el: Element): Element[] => {
	const found: Element[] = [];
	for (let one = el.firstElementChild; one !== null; one = one.nextElementSibling) {
		if (one.nodeName === 'SECTION') found.push(one);
	}
	return found;
};
const quickly = (el: Element | Document, selector: string): Element[] | null => {
	if (selector === 'section') return sectionsOf(el as Element);
	const [, path, rest] = /^\\.slides( section|>section\\.present>section|>section>section|>section)(.*)$/.exec(selector) ?? [];
	const slides = path === undefined || /[ >]/.test(rest) ? null : el.querySelector('.slides');
	if (slides === null) return null;
	const top = sectionsOf(slides);
	const all =
		path === '>section' ? top
		: path === ' section' ? top.flatMap((one) => [one, ...sectionsOf(one)])
		: top.flatMap((one) => (path === '>section>section' || one.classList.contains('present') ? sectionsOf(one) : []));
	return rest === '' ? all : all.filter((one) => one.matches('section' + rest));
};
`;

/** @type {Record<string, readonly (readonly [from: string | RegExp, to: string, times?: number])[]>} */
const patches = {
  'utils/util.ts': [
    [/\/\*\*\n \* querySelectorAll but returns an Array\.\n \*\//, quickQuery],
    [
      'return Array.from(el.querySelectorAll(selector));',
      'return quickly(el, selector) ?? Array.from(el.querySelectorAll(selector));',
    ],
  ],
  'reveal.js': [
    // What a slide shows is told by our own script, once and shortly.
    [/requestAnimationFrame\( \(\) => \{\s*announceStatus\( getStatusText\( currentSlide \) \);\s*\}\s*\);/g, '', 2],
    // No part of a slide stands directly in its section; no frames from elsewhere.
    ['layoutSlideContents( config.width, config.height );', ''],
    ['slideContent.formatEmbeddedContent();', ''],
    [
      'Array.from( dom.wrapper.querySelectorAll( SLIDES_SELECTOR ) )',
      'Util.queryAll( dom.wrapper, SLIDES_SELECTOR )',
      2,
    ],
    ['dom.wrapper.querySelectorAll( HORIZONTAL_SLIDES_SELECTOR )', 'getHorizontalSlides()', 2],
    [/(\w+)\.querySelectorAll\( 'section' \)/g, "Util.queryAll( $1, 'section' )", 5],
    ["element.querySelector( 'section' )", "Util.queryAll( element, 'section' ).length > 0"],
    // A slide that is in its state already stays as it is; \`sync\` sets all anew.
    ['function updateSlides( selector, index ) {', 'function updateSlides( selector, index, anew = false ) {'],
    [
      'indexh = updateSlides( HORIZONTAL_SLIDES_SELECTOR, indexh );',
      'indexh = updateSlides( HORIZONTAL_SLIDES_SELECTOR, indexh, true );',
    ],
    [
      'indexv = updateSlides( VERTICAL_SLIDES_SELECTOR, indexv );',
      'indexv = updateSlides( VERTICAL_SLIDES_SELECTOR, indexv, true );',
    ],
    [
      '// Avoid .remove() with multiple args for IE11 support',
      `const wanted = i === index ? 'present' : ( i < index ) === !reverse ? 'past' : 'future';
				if( !anew && i !== index && element.classList.contains( wanted ) && !element.classList.contains( 'present' ) && element.hasAttribute( 'hidden' ) ) continue;`,
    ],
    [
      /slideContent\.(load|unload)\( (horizontalSlide|verticalSlide) \);/g,
      "if( !isPlaced( $2, '$1' ) ) slideContent.$1( $2 );",
      4,
    ],
    [
      'function updateSlidesVisibility() {',
      `function isPlaced( slide, state ) {
		const display = state === 'load' ? config.display : 'none';
		return slide.style.display === display && slide.slideBackgroundElement?.style.display === ( state === 'load' ? 'block' : 'none' );
	}

	function updateSlidesVisibility() {`,
    ],
  ],
  'controllers/fragments.js': [['this.Reveal.announceStatus( this.Reveal.getStatusText( el ) );', '']],
  // The address of a film in a page that is one file holds commas.
  'controllers/slidecontent.js': [["backgroundVideo.split( ',' )", '[ backgroundVideo ]']],
  'controllers/backgrounds.js': [
    // Whether backgrounds are dark is asked for all at once: between writes each question costs a layout of styles.
    ["this.element.innerHTML = '';", "this.element.innerHTML = '';\n\t\tthis.waiting = [];"],
    [
      '// Add parallax background if specified',
      `const waiting = this.waiting;
		this.waiting = null;
		const contrasts = waiting.map( slide => this.getContrastClass( slide ) );
		waiting.forEach( ( slide, i ) => contrasts[i] && slide.classList.add( contrasts[i] ) );
`,
    ],
    [
      'const contrastClass = this.getContrastClass( slide );',
      `if( this.waiting ) {
			this.waiting.push( slide );
			return;
		}
		const contrastClass = this.getContrastClass( slide );`,
    ],
    [
      "backgroundh.classList.remove( 'past', 'present', 'future' );",
      `const wanted = h < indices.h ? horizontalPast : h > indices.h ? horizontalFuture : null;
			if( wanted !== null && !includeAll && backgroundh.classList.contains( wanted ) ) return;
			backgroundh.classList.remove( 'past', 'present', 'future' );`,
    ],
  ],
};

/**
 * The plug-in of esbuild that puts these sources in the place of the package.
 * @param {string} root the repository
 */
export function revealParts(root) {
  const sources = realpathSync(join(root, 'node_modules/reveal.js/js'));
  return {
    name: 'reveal-parts',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^reveal\.js$/ }, () => ({ path: join(sources, 'index.ts') }));
      onResolve({ filter: /^fitty$/ }, () => ({ path: 'fitty', namespace: 'idle' }));
      onResolve({ filter: /^\.\/(?:controllers|components)\// }, ({ path, importer }) => {
        const name = path.slice(path.lastIndexOf('/') + 1);
        return importer.startsWith(sources) && name in idleParts ? { path: name, namespace: 'idle' } : undefined;
      });
      onLoad({ filter: /./, namespace: 'idle' }, ({ path }) => ({ contents: idlePart(path) }));
      onLoad({ filter: /reveal\.js[/\\]js[/\\]/ }, ({ path }) => {
        const name = path.slice(sources.length + 1).replaceAll('\\', '/');
        return { contents: patched(name, readFileSync(path, 'utf8')), loader: name.endsWith('.ts') ? 'ts' : 'js' };
      });
    },
  };
}

function idlePart(name) {
  if (name === 'fitty') return 'export default () => undefined;';
  const methods = idleParts[name].split(' ').map((method) => `${method}() { return false; }`);
  return `export default class { ${[...methods, ownMethods[name] ?? ''].join(' ')} }`;
}

function patched(name, source) {
  return (patches[name] ?? []).reduce((text, [from, to, times = 1]) => {
    const found = text.split(from).length - 1;
    const count = from instanceof RegExp ? [...text.matchAll(new RegExp(from, 'g'))].length : found;
    if (count !== times) throw new Error(`reveal.js/js/${name}: ${String(from)} fits ${count} times, not ${times}`);
    return typeof from === 'string' ? text.replaceAll(from, () => to) : text.replace(from, to);
  }, source);
}
