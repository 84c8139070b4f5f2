const factor = 2;

/** Alt-click (Ctrl-click on Linux, where Alt moves windows) magnifies what is under the mouse; again, or Escape, ends it. */
export function addZoom(): void {
  const onLinux = navigator.userAgent.includes('Linux');
  let zoomed = false;
  const leave = (): void => {
    zoomed = false;
    document.body.style.transform = '';
  };
  document.addEventListener('mousedown', (event) => {
    if (!event.altKey && !(onLinux && event.ctrlKey)) return;
    event.preventDefault();
    if (zoomed) return leave();
    zoomed = true;
    document.body.classList.add('zooming');
    document.body.style.transformOrigin = `${event.clientX}px ${event.clientY}px`;
    document.body.style.transform = `scale(${factor})`;
  });
  document.addEventListener(
    'keydown',
    (event) => {
      if (!zoomed || event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      leave();
    },
    true,
  );
}
