import { type PDFDocumentProxy, RenderingCancelledException, TextLayer } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import styles from './pdf-viewer.module.css';

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  /** Width and height at 100 %, in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly zoom: number;
}

/** One page: drawn when it comes near the view, with its text above it for selecting and for screen readers. */
export function PdfPage({ document: pdf, number, size, zoom }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
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
    if (!near) return;
    setFailed(false);
    let stopped = false;
    let stop = () => {};
    async function draw() {
      const page = await pdf.getPage(number);
      if (stopped || !canvas.current || !text.current) return;
      const viewport = page.getViewport({ scale: zoom * (96 / 72) });
      const density = window.devicePixelRatio || 1;
      canvas.current.width = Math.floor(viewport.width * density);
      canvas.current.height = Math.floor(viewport.height * density);
      const task = page.render({
        canvas: canvas.current,
        viewport,
        transform: [density, 0, 0, density, 0, 0],
      });
      stop = () => task.cancel();
      await task.promise;
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
      <canvas ref={canvas} />
      <div ref={text} className={styles.text} style={{ '--total-scale-factor': zoom * (96 / 72) }} />
    </div>
  );
}
