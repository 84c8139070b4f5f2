/*
 * What windows of the browser show, held against sections of a clean compilation.
 */

/** Opens the windows: some at different slides, and a speaker's window. */
export async function openTabs(browser, address, count) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const complaints = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  });
  const tabs = [];
  for (let i = 0; i < count - 1; i++) {
    const page = await context.newPage();
    await page.goto(`${address}#/${i}`);
    await page.waitForSelector('body[data-ready]');
    tabs.push({ name: `tab ${i + 1}`, page, compare: compareSections });
  }
  const [speaker] = await Promise.all([context.waitForEvent('page'), tabs[0].page.keyboard.press('s')]);
  await speaker.waitForLoadState();
  tabs.push({ name: 'speaker', page: speaker, compare: compareSpeaker });
  return { tabs, complaints, close: () => context.close() };
}

/**
 * The first difference between a window and the sections that it should hold, or `null`.
 * @param {readonly string[]} sections their HTML in order
 */
export function differenceIn({ page, compare }, sections) {
  // A page that is just loading itself anew is asked again.
  return page.evaluate(compare, sections).catch((error) => String(error));
}

/* Runs in the speaker's window: copies of the slide that is shown and of the next, under ids of their own, and the notes. */
function compareSpeaker(sections) {
  const wanted = sections.map((html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    const { id } = template.content.firstElementChild;
    const notes = template.content.querySelector('aside.notes');
    const words = notes?.textContent.trim() ?? null;
    notes?.remove();
    return { id, words, text: template.content.textContent };
  });
  const copies = [...document.querySelectorAll('.stage section')];
  if (copies.length === 0) return 'no slide in the speaker’s window';
  const found = copies.map((copy) => ({
    copy,
    slide: wanted.filter(({ id }) => copy.id.startsWith(id)).toSorted((a, b) => b.id.length - a.id.length)[0],
  }));
  for (const { copy, slide } of found) {
    if (slide === undefined) return `the speaker’s window shows ${copy.id}, which is gone`;
    if (copy.textContent !== slide.text)
      return `the speaker’s copy of ${slide.id} is another: ${copy.textContent.slice(0, 200)}`;
  }
  const { words } = found[0].slide;
  const shown = document.querySelector('.notes-body').textContent.trim();
  return words === null || shown === words ? null : `notes: ${shown.slice(0, 100)} instead of ${words.slice(0, 100)}`;
}

/* Runs in the page. Marks that the page's own scripts set on slides as they are shown count for nothing. */
function compareSections(sections) {
  const marks = new Set(
    'past present future stack visible current-fragment fragment has-dark-background has-light-background'.split(' '),
  );
  const passing =
    /^(?:style|hidden|inert|tabindex|aria-hidden|data-(?:fragment|fragment-index|index-[hv]|previous-indexv|loaded|lazy-loaded|auto-animate-.*))$/;
  const told = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    // A chart that answers was drawn anew where its slide was shown.
    if (node.matches('figure[data-live]')) return `<figure id="${node.id}"></>`;
    const attributes = [...node.attributes]
      .filter(({ name }) => name !== 'class' && !passing.test(name))
      .map(({ name, value }) => ` ${name}="${value}"`)
      .sort();
    const classes = [...node.classList].filter((name) => !marks.has(name)).sort();
    const children = [...node.childNodes].map(told).join('');
    return `<${node.localName}${attributes.join('')} class="${classes.join(' ')}">${children}</>`;
  };
  const found = [...document.querySelectorAll('.slides section[aria-roledescription="slide"]')];
  if (found.length !== sections.length) return `${found.length} slides instead of ${sections.length}`;
  for (const [i, html] of sections.entries()) {
    const template = document.createElement('template');
    template.innerHTML = html;
    const [is, must] = [told(found[i]), told(template.content.firstElementChild)];
    if (is === must) continue;
    let at = 0;
    while (is[at] === must[at]) at++;
    return `slide ${i + 1}: …${is.slice(Math.max(0, at - 80), at + 120)}… instead of …${must.slice(Math.max(0, at - 80), at + 120)}…`;
  }
  return null;
}
