import type { Animated } from './slide-shapes.ts';

/**
 * What appears with each click, as native animations: nothing moves, it is there. Clicks with which nothing appears that
 * PowerPoint could show are left out.
 */
export function timingXml(animated: readonly Animated[]): string {
  const clicks = [...new Set(animated.map(({ step }) => step))].sort((a, b) => a - b);
  if (clicks.length === 0) return '';
  let id = 2;
  const next = (): number => (id += 1);
  const pars = clicks.map((click) => {
    const outer = next();
    const inner = next();
    const effects = animated
      .filter(({ step }) => step === click)
      .map((one, i) => effectXml(one, i === 0 ? 'clickEffect' : 'withEffect', next));
    return (
      `<p:par><p:cTn id="${outer}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>` +
      `<p:par><p:cTn id="${inner}" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>` +
      `${effects.join('')}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>`
    );
  });
  return (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>' +
    '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>' +
    `${pars.join('')}</p:childTnLst></p:cTn>` +
    '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>' +
    '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>' +
    `</p:childTnLst></p:cTn></p:par></p:tnLst>${builds(animated)}</p:timing>`
  );
}

function effectXml({ shape, paragraphs, leaves }: Animated, node: string, next: () => number): string {
  const [outer, inner] = [next(), next()];
  const group = paragraphs === undefined ? '' : ' grpId="0"';
  const target =
    paragraphs === undefined || paragraphs === 'all'
      ? `<p:spTgt spid="${shape}"/>`
      : `<p:spTgt spid="${shape}"><p:txEl><p:pRg st="${paragraphs.from}" end="${paragraphs.to}"/></p:txEl></p:spTgt>`;
  return (
    `<p:par><p:cTn id="${outer}" presetID="1" presetClass="${leaves ? 'exit' : 'entr'}" presetSubtype="0" fill="hold"${group} nodeType="${node}">` +
    '<p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr>' +
    `<p:cTn id="${inner}" dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn>` +
    `<p:tgtEl>${target}</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>` +
    `<p:to><p:strVal val="${leaves ? 'hidden' : 'visible'}"/></p:to></p:set></p:childTnLst></p:cTn></p:par>`
  );
}

/** Shapes with text are listed once more, with how they are built. */
function builds(animated: readonly Animated[]): string {
  const lines = new Map<number, string>();
  for (const { shape, paragraphs } of animated) {
    if (paragraphs === undefined) continue;
    lines.set(shape, `<p:bldP spid="${shape}" grpId="0"${paragraphs === 'all' ? '' : ' build="p"'}/>`);
  }
  return lines.size === 0 ? '' : `<p:bldLst>${[...lines.values()].join('')}</p:bldLst>`;
}
