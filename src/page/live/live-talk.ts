import type { LiveChange, LivePatch, LiveSplice } from '../../model/live.ts';
import type { PageData, PageSlide } from '../../model/page.ts';
import { parseSections } from './replace-section.ts';

/** The talk as the page holds it, kept as it was last saved. */
export interface LiveTalk {
  readonly page: PageData;
  /** The slides in order. */
  readonly leaves: HTMLElement[];
  /** Whether each stands below the one before. */
  readonly vertical: boolean[];
}

/** What a patch asks of whoever shows the slides. */
export interface Patching {
  /** Fills a slide with new content, which a slide that has come has already. */
  readonly fill: (section: HTMLElement, html: string, hasCome: boolean) => void;
  readonly notes: (section: HTMLElement, html: string) => void;
}

/** The talk of a page that has just been loaded. */
export function liveTalk(page: PageData, leaves: readonly HTMLElement[]): LiveTalk {
  const vertical = leaves.map((leaf) => isStack(leaf.parentElement) && leaf.previousElementSibling !== null);
  return { page, leaves: [...leaves], vertical };
}

/** Whether an element holds slides that stand under each other. */
export function isStack(element: Element | null): boolean {
  return element?.localName === 'section';
}

/** Applies a patch to the lists and, through `patching`, to the slides. */
export function applyPatch(talk: LiveTalk, patch: LivePatch, patching: Patching): void {
  const come = patch.splice === null ? noneCame : sectionsThatCome(patch.splice, patch.changed);
  if (patch.splice !== null) applySplice(talk, patch.splice, come);
  const slides = talk.page.slides as PageSlide[];
  for (const change of patch.changed) {
    const section = talk.leaves[change.at] as HTMLElement;
    if (change.page !== undefined) slides[change.at] = change.page;
    putCharts(change);
    if (change.html !== undefined) patching.fill(section, change.html, come.has(change.at));
    if (change.notes !== undefined) patching.notes(section, change.notes);
  }
  const page = talk.page as { -readonly [K in keyof PageData]: PageData[K] };
  if (patch.title !== undefined) page.title = patch.title;
  if (patch.time !== undefined) page.time = patch.time;
  // Only what is there first is a beginning.
  if (page.isBeginning === true) page.isBeginning = false;
  if (patch.splice !== null || patch.changed.some((change) => change.page !== undefined)) renumber(talk);
}

type Sections = ReadonlyMap<number, HTMLElement>;

const noneCame: Sections = new Map();

/** New slides by their places: of a talk that was read up to its beginning they are thousands, so they are parsed as one. */
function sectionsThatCome({ at, insert }: LiveSplice, changed: readonly LiveChange[]): Sections {
  const isNew = (change: LiveChange): boolean => change.html !== undefined && insert[change.at - at]?.was === -1;
  const come = changed.filter(isNew);
  const sections = parseSections(come.map(({ html = '' }) => html));
  return new Map(come.map((change, i) => [change.at, sections[i] as HTMLElement]));
}

function applySplice({ page, leaves, vertical }: LiveTalk, { at, remove, insert }: LiveSplice, come: Sections): void {
  const slides = page.slides as PageSlide[];
  const newLeaves = insert.map(({ was }, i) =>
    was === -1 ? (come.get(at + i) ?? document.createElement('section')) : leaves[was],
  );
  const newSlides = insert.map(({ was }) => (was === -1 ? nameless : slides[was]));
  leaves.splice(at, remove, ...(newLeaves as HTMLElement[]));
  slides.splice(at, remove, ...(newSlides as PageSlide[]));
  vertical.splice(at, remove, ...insert.map((place) => place.vertical));
}

const nameless: PageSlide = { id: '', title: '', time: null, number: null };

/** What an answering chart starts from stands in the page beside the slides. */
function putCharts({ charts = {} }: LiveChange): void {
  for (const [id, chart] of Object.entries(charts)) {
    let holder = document.getElementById(`${id}-live`);
    if (holder === null) {
      holder = document.createElement('script');
      holder.setAttribute('type', 'application/json');
      holder.id = `${id}-live`;
      document.body.append(holder);
    }
    holder.textContent = JSON.stringify(chart);
  }
}

/** Numbers and labels follow from the order. */
function renumber({ page, leaves }: LiveTalk): void {
  const slides = page.slides as PageSlide[];
  let counted = 0;
  leaves.forEach((leaf, i) => {
    const slide = slides[i] as PageSlide;
    const number = slide.number === null ? null : ++counted;
    if (number !== slide.number) slides[i] = { ...slide, number };
    const label = `${i + 1} / ${leaves.length}: ${slide.title}`;
    if (leaf.getAttribute('aria-label') === label) return;
    leaf.setAttribute('aria-label', label);
    const shown = leaf.querySelector('.page-number');
    if (shown !== null) shown.textContent = String(number ?? '');
  });
}
