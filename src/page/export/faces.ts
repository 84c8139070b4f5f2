/*
 * Measuring with the faces that a congress machine has. What is measured with a face that has the widths of another
 * breaks into lines as that other one does.
 */
import { scaleText } from './style.ts';

/** Faces that a file will name, and those of the same widths that a machine without them may have. */
export interface FaceWish {
  readonly text: readonly string[];
  readonly code: readonly string[];
  /** How much narrower (1: as wide) the face that the file names is than those for code. */
  readonly codeScale: number;
}

/** Titles are bold, and their widths differ less from face to face than those of other text. */
const headings = ':is(h1, h2, h3, h4)';

/** What no other program sets as a browser does. */
const plainSetting = `
  .slide :not(pre) > :is(code, kbd), .slide kbd { padding-inline: 0 !important; }
  .slide * { word-spacing: 0 !important; }
  .slide p { text-wrap: wrap !important; }
  .slide ${headings} { font-family: var(--font-heading, var(--font-text)) !important; }
`;

/**
 * Sets the page in the faces of a file, as much larger as their letters are narrower than the page's: lines are as long
 * then, and letters as tall, as on the page.
 * @returns whether this machine has them; if not, the page keeps its own
 */
export async function setFaces(wish: FaceWish): Promise<boolean> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(plainSetting);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const probed = await loadFamily('Plenary File Probe', wish.text, 1);
  const scales = probed ? { text: widthRatio('.slide', 400), heading: widthRatio(headings, 700) } : null;
  const found = await loadFamily('Plenary File Text', wish.text, scales?.text ?? 1);
  await loadFamily('Plenary File Heading', wish.text, scales?.heading ?? 1);
  const code = await loadFamily('Plenary File Code Mono', wish.code, wish.codeScale);
  const root = document.documentElement.style;
  if (found) {
    root.setProperty('--font-text', "'Plenary File Text', 'STIX Two Math', sans-serif");
    root.setProperty('--font-heading', "'Plenary File Heading', 'STIX Two Math', sans-serif");
    if (scales !== null) scaleText(scales);
  }
  if (code) root.setProperty('--font-code', "'Plenary File Code Mono', monospace");
  return found;
}

/** Text that is measured of a talk, in characters. */
const sample = 20_000;

/**
 * How much wider the page's own face sets the talk's words than a file's: one number for all weights of a text, so that a
 * word that is made bold keeps its size. Whole hundredths, since what is finer differs from machine to machine.
 */
function widthRatio(selector: string, weight: number): number {
  const pen = document.createElement('canvas').getContext('2d');
  const found = [...document.querySelectorAll(`.slides ${selector}`)].map(({ textContent }) => textContent);
  const words = found.join(' ').replace(/\s+/g, ' ').slice(0, sample);
  if (pen === null || words.trim() === '') return 1;
  const width = (face: string): number => {
    pen.font = `${weight} 100px ${face}`;
    return pen.measureText(words).width;
  };
  const own = getComputedStyle(document.documentElement).getPropertyValue('--font-text') || 'sans-serif';
  const ratio = width(own) / width("'Plenary File Probe'");
  return Number.isFinite(ratio) ? Math.max(0.9, Math.min(1.1, Math.floor(ratio * 100) / 100)) : 1;
}

const variants = [
  ['', '400', 'normal'],
  [' Bold', '700', 'normal'],
  [' Italic', '400', 'italic'],
  [' Bold Italic', '700', 'italic'],
] as const;

async function loadFamily(family: string, names: readonly string[], scale: number): Promise<boolean> {
  const faces = variants.map(([ending, weight, style]) => {
    const sources = names.map((name) => `local('${name.replace(/['\\]/g, '')}${ending}')`);
    return new FontFace(family, sources.join(', '), {
      weight,
      style,
      sizeAdjust: `${scale * 100}%`,
    } as FontFaceDescriptors);
  });
  const loaded = await Promise.all(
    faces.map((face) =>
      face.load().then(
        () => face,
        () => null,
      ),
    ),
  );
  if (loaded[0] == null) return false;
  for (const face of loaded) if (face !== null) document.fonts.add(face);
  return true;
}
