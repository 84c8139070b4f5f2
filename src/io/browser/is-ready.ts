/**
 * An expression for the page: a promise that is kept once the page can be printed. A talk says so itself; any other page
 * is ready once it is loaded. Fonts and pictures are there then too, and films have their size and first picture, unless they
 * take too long.
 */
export const isReady = `(async () => {
  const isThere = () => document.readyState !== 'loading' &&
    (document.getElementById('plenary-page') === null
      ? document.readyState === 'complete'
      : 'ready' in document.body.dataset);
  await new Promise((done) => {
    if (isThere()) return done();
    const look = () => {
      if (!isThere()) return;
      observer.disconnect();
      done();
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] });
    document.addEventListener('readystatechange', look);
  });
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await Promise.all([...document.querySelectorAll('.slides video, .handout video')].map((film) => new Promise((done) => {
    if (film.readyState >= 2 || film.error !== null) return done();
    for (const end of ['loadeddata', 'error']) film.addEventListener(end, done, { once: true });
    setTimeout(done, 3000);
  })));
  return true;
})()`;
