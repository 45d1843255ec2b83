import { type PDFDocumentProxy, RenderingCancelledException, TextLayer } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import type { Mark } from './find-in-pages.ts';
import styles from './pdf-viewer.module.css';
import type { PageSize } from './use-pdf.ts';

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly size: PageSize;
  readonly zoom: number;
  /** Boxes over what was looked for. */
  readonly marks: readonly Mark[];
}

/**
 * One page: drawn when it comes near the view and forgotten when it is far away, with its text above it for selecting
 * and for screen readers.
 */
export function PdfPage({ document: pdf, number, size, zoom, marks }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.some((entry) => entry.isIntersecting)),
      { rootMargin: '600px' },
    );
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (near) return;
    picture.current?.replaceChildren();
    text.current?.replaceChildren();
  }, [near]);

  useEffect(() => {
    if (!near) return;
    setFailed(false);
    let stopped = false;
    let stop = () => {};
    async function draw() {
      const page = await pdf.getPage(number);
      if (stopped) return;
      const viewport = page.getViewport({ scale: zoom * (96 / 72) });
      const density = window.devicePixelRatio || 1;
      // The picture that is there stays, stretched, until the new one is done.
      const canvas = document.createElement('canvas');
      canvas.width = Math.floor(viewport.width * density);
      canvas.height = Math.floor(viewport.height * density);
      const task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
      stop = () => task.cancel();
      await task.promise;
      if (stopped || !picture.current || !text.current) return;
      picture.current.replaceChildren(canvas);
      text.current.replaceChildren();
      const layer = new TextLayer({
        textContentSource: page.streamTextContent(),
        container: text.current,
        viewport,
      });
      stop = () => layer.cancel();
      await layer.render();
    }
    draw().catch((error: unknown) => {
      // Zooming and scrolling away stop a drawing half-way.
      if (!stopped && !(error instanceof RenderingCancelledException)) setFailed(true);
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [pdf, number, near, zoom]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a page of a document is no group of form fields
    <div
      ref={frame}
      className={styles.page}
      role="group"
      aria-label={`第 ${number} 页`}
      data-page={number}
      style={{ width: size.width * zoom, height: size.height * zoom }}
    >
      {failed && (
        <p className={styles.failed} role="alert">
          这一页没有画出来，内存可能不足。请换一个显示比例，或保存后用其他软件查看。
        </p>
      )}
      <div ref={picture} className={styles.picture} />
      {marks.map(({ left, top, width, height }) => (
        <span
          key={`${left} ${top}`}
          className={styles.mark}
          style={{
            left: `${left * 100}%`,
            top: `${top * 100}%`,
            width: `${width * 100}%`,
            height: `${height * 100}%`,
          }}
        />
      ))}
      <div ref={text} className={styles.text} style={{ '--total-scale-factor': zoom * (96 / 72) }} />
    </div>
  );
}
