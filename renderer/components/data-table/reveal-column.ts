/** Scrolls sideways so that a cell is not hidden behind the sticky first column. */
export function revealColumn(scroller: HTMLElement | null, column: number): void {
  const header = scroller?.querySelectorAll<HTMLElement>('[role="columnheader"][aria-colindex]')[column];
  if (!scroller || !header || column === 0) return;
  const sticky = scroller.querySelector<HTMLElement>('[role="columnheader"][aria-colindex]');
  const left =
    header.offsetLeft - (sticky ? sticky.offsetLeft + sticky.offsetWidth - scroller.scrollLeft : 0);
  const right = header.offsetLeft + header.offsetWidth - scroller.clientWidth;
  if (scroller.scrollLeft < right) scroller.scrollLeft = right;
  else if (scroller.scrollLeft > left + scroller.scrollLeft) scroller.scrollLeft = left + scroller.scrollLeft;
}
