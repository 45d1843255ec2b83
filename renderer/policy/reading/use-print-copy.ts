import { type RefObject, useEffect } from 'react';

/**
 * While it is printed, by our button or by the browser's own command, the element stands alone on the paper: the frame
 * of the program scrolls inside, which paper cannot.
 *
 * @param name class for the copy
 * @returns prints; throws an Error with a Chinese message when it could not be printed
 */
export function usePrintCopy(source: RefObject<HTMLElement | null>, name: string): () => Promise<void> {
  useEffect(() => {
    let sheet: HTMLElement | null = null;
    const lay = () => {
      if (!source.current || sheet) return;
      sheet = document.createElement('div');
      sheet.className = `desk-print-sheet ${name}`;
      sheet.append(...[...source.current.children].map((part) => part.cloneNode(true)));
      document.body.append(sheet);
      document.documentElement.classList.add('desk-printing');
    };
    const clear = () => {
      document.documentElement.classList.remove('desk-printing');
      sheet?.remove();
      sheet = null;
    };
    window.addEventListener('beforeprint', lay);
    window.addEventListener('afterprint', clear);
    return () => {
      window.removeEventListener('beforeprint', lay);
      window.removeEventListener('afterprint', clear);
      clear();
    };
  }, [source, name]);

  return async () => {
    if (!window.desk) return window.print();
    const result = await window.desk.print();
    if (result.outcome === 'failed') throw new Error(result.message);
  };
}
