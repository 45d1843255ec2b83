import { App, Button, Select } from 'antd';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { saveFile } from '../../app/save-file.ts';
import { ErrorMessage } from '../error-message.tsx';
import { DownloadIcon, PrintIcon, ZoomInIcon, ZoomOutIcon } from '../icons.tsx';
import { useShortcut } from '../use-shortcut.ts';
import { openPdf } from './pdf-engine.ts';
import { PdfPage } from './pdf-page.tsx';
import styles from './pdf-viewer.module.css';
import type { PdfViewerProps } from './pdf-viewer.tsx';
import { printPdf } from './print-pdf.ts';

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

interface Opened {
  readonly pdf: PDFDocumentProxy;
  readonly sizes: readonly { width: number; height: number }[];
}

async function measure(pdf: PDFDocumentProxy): Promise<Opened> {
  const sizes: { width: number; height: number }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 96 / 72 });
    sizes.push({ width, height });
  }
  return { pdf, sizes };
}

/** The viewer itself; loaded with pdf.js when a document is first shown. */
export default function PdfDocument({
  bytes,
  fileName,
  label,
  sameAs,
  outside = false,
  extra,
}: PdfViewerProps) {
  const { message } = App.useApp();
  const scroller = useRef<HTMLElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [zoom, setZoom] = useState<number | 'width'>('width');
  const [width, setWidth] = useState(0);
  const [page, setPage] = useState(1);
  const [busy, setBusy] = useState<'print' | 'save' | null>(null);

  useEffect(() => {
    const task = openPdf(bytes, outside);
    let current = true;
    setOpened(null);
    setError(null);
    task.promise
      .then(measure)
      .then((result) => current && setOpened(result))
      .catch(
        () =>
          current &&
          setError(new Error('这份文件打不开，内容可能已损坏。请重新生成，或保存后用其他软件查看。')),
      );
    return () => {
      current = false;
      void task.destroy();
    };
  }, [bytes, outside]);

  useEffect(() => {
    if (!scroller.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  const widest = Math.max(1, ...(opened?.sizes.map((size) => size.width) ?? []));
  const scale = zoom === 'width' ? Math.min(2, Math.max(0.2, width / widest)) : zoom;

  function step(by: 1 | -1) {
    const next = by > 0 ? zooms.find((z) => z > scale + 0.01) : zooms.findLast((z) => z < scale - 0.01);
    if (next !== undefined) setZoom(next);
  }

  function goTo(number: number) {
    const count = opened?.sizes.length ?? 1;
    const target = Math.min(count, Math.max(1, number));
    scroller.current?.querySelector(`[data-page="${target}"]`)?.scrollIntoView({ block: 'start' });
    setPage(target);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') step(1);
    else if (event.key === '-') step(-1);
    else if (event.key === '0') setZoom('width');
    else if (event.key === 'n') goTo(page + 1);
    else if (event.key === 'p') goTo(page - 1);
    else if (event.key === 'Home') goTo(1);
    else if (event.key === 'End') goTo(opened?.sizes.length ?? 1);
    else return;
    event.preventDefault();
  }

  function onScroll() {
    const box = scroller.current;
    if (!box) return;
    const middle = box.getBoundingClientRect().top + box.clientHeight / 2;
    for (const element of box.querySelectorAll<HTMLElement>('[data-page]')) {
      const { top, bottom } = element.getBoundingClientRect();
      if (top <= middle && bottom >= middle) setPage(Number(element.dataset.page));
    }
  }

  const run = useCallback(
    async (kind: 'print' | 'save', work: () => Promise<string | null | undefined>) => {
      setBusy(kind);
      setError(null);
      try {
        const done = await work();
        if (done) message.success(done);
      } catch (failure) {
        setError(failure);
      } finally {
        setBusy(null);
      }
    },
    [message],
  );
  const save = () => run('save', () => saveFile(fileName, new Uint8Array(bytes.slice(0)), 'application/pdf'));
  const print = () =>
    run('print', async () => {
      if (opened) await printPdf(opened.pdf, sameAs);
      return null;
    });
  useShortcut('s', () => void save(), opened !== null && busy === null);
  useShortcut('p', () => void print(), opened !== null && busy === null);

  return (
    <section className={styles.viewer} aria-label={label}>
      <div className={styles.bar} role="toolbar" aria-label="文件工具">
        <span>{opened ? `第 ${page} 页，共 ${opened.sizes.length} 页` : '正在打开'}</span>
        <Button size="small" aria-label="缩小" icon={<ZoomOutIcon />} onClick={() => step(-1)} />
        <Select
          size="small"
          aria-label="显示比例"
          value={String(zoom)}
          popupMatchSelectWidth={96}
          onChange={(value) => setZoom(value === 'width' ? 'width' : Number(value))}
          options={[
            { value: 'width', label: '适合宽度' },
            ...zooms.map((value) => ({ value: String(value), label: `${value * 100}%` })),
          ]}
        />
        <Button size="small" aria-label="放大" icon={<ZoomInIcon />} onClick={() => step(1)} />
        <span className={styles.spring} />
        {extra}
        <Button
          size="small"
          icon={<PrintIcon />}
          loading={busy === 'print'}
          disabled={!opened || busy !== null}
          onClick={() => void print()}
        >
          打印
        </Button>
        <Button
          size="small"
          icon={<DownloadIcon />}
          loading={busy === 'save'}
          disabled={busy !== null}
          onClick={() => void save()}
        >
          保存
        </Button>
      </div>
      {error !== null && (
        <div className={styles.message}>
          <ErrorMessage error={error} />
        </div>
      )}
      <section
        ref={scroller}
        className={styles.pages}
        aria-label="页面"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        {width > 0 &&
          opened?.sizes.map((size, index) => (
            <PdfPage
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number
              key={index}
              document={opened.pdf}
              number={index + 1}
              size={size}
              zoom={scale}
            />
          ))}
      </section>
    </section>
  );
}
