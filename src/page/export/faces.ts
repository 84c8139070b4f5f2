/*
 * Measuring with the faces that a congress machine has. What is measured with a face that has the widths of another
 * breaks into lines as that other one does.
 */

/** Faces that a file will name, and those of the same widths that a machine without them may have. */
export interface FaceWish {
  readonly text: readonly string[];
  readonly code: readonly string[];
  /** How much narrower (1: as wide) the face that the file names is than those for code. */
  readonly codeScale: number;
}

/** What no other program sets as a browser does. */
const plainSetting = `
  .slide :not(pre) > :is(code, kbd), .slide kbd { padding-inline: 0 !important; }
  .slide * { word-spacing: 0 !important; }
  .slide p { text-wrap: wrap !important; }
`;

/**
 * Sets the page in the faces of a file.
 * @returns whether this machine has them; if not, the page keeps its own
 */
export async function setFaces(wish: FaceWish): Promise<boolean> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(plainSetting);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const found = await loadFamily('Plenary File Text', wish.text, 1);
  const code = await loadFamily('Plenary File Code Mono', wish.code, wish.codeScale);
  const root = document.documentElement.style;
  if (found) root.setProperty('--font-text', "'Plenary File Text', 'STIX Two Math', sans-serif");
  if (code) root.setProperty('--font-code', "'Plenary File Code Mono', monospace");
  return found;
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
