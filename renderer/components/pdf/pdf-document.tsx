import { App, Button } from 'antd';
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { saveFile } from '../../app/save-file.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useShortcut } from '../use-shortcut.ts';
import { pageAt, scaleOf, stepOf, topsOf, type Zoom } from './page-places.ts';
import { PdfPage } from './pdf-page.tsx';
import { PdfToolbar } from './pdf-toolbar.tsx';
import styles from './pdf-viewer.module.css';
import type { PdfViewerProps } from './pdf-viewer.tsx';
import { printPdf } from './print-pdf.ts';
import { useFound } from './use-found.ts';
import { type PageSize, usePdf } from './use-pdf.ts';

/** No page is marked: one list for all, so that nothing is drawn anew. */
const unmarked: readonly never[] = [];

/** Whoever goes from one document to the next sees it as large as the one before. */
let lastZoom: Zoom = 'width';

/** The viewer itself; loaded with pdf.js when a document is first shown. */
export default function PdfDocument(props: PdfViewerProps) {
  const { bytes, fileName, label, sameAs, outside = false, extra, question = null, onAnswer } = props;
  const { takesSaveKey = true, keepsPlace = false } = props;
  const { message } = App.useApp();
  const scroller = useRef<HTMLElement>(null);
  const { opened, error: notOpened } = usePdf(bytes, outside);
  const [error, setError] = useState<unknown>(null);
  const [zoom, setOwnZoom] = useState<Zoom>(lastZoom);
  const [box, setBox] = useState<PageSize | null>(null);
  const [page, setPage] = useState(1);
  const [saving, setSaving] = useState(false);
  const [printing, setPrinting] = useState<{ ready: number; stop: AbortController } | null>(null);
  const setZoom = useCallback((next: Zoom) => {
    lastZoom = next;
    setOwnZoom(next);
  }, []);
  const place = useFound(opened, question, onAnswer);

  const sizes = opened?.sizes ?? unmarked;
  const scale = box === null ? null : scaleOf(zoom, sizes, box);
  const tops = useMemo(() => topsOf(sizes, scale ?? 1), [sizes, scale]);

  useEffect(() => {
    if (!scroller.current) return;
    const observer = new ResizeObserver(([entry]) => {
      // The padding belongs to the room of a whole page; see `gap`.
      if (entry) setBox({ width: entry.contentRect.width, height: entry.target.clientHeight });
    });
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  /** What lies at the top of the view, so that it stays there when the scale changes. */
  const anchor = useRef<{ page: number; part: number }>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document begins at its first page
  useLayoutEffect(() => {
    if (keepsPlace) return;
    anchor.current = null;
    if (scroller.current) scroller.current.scrollTop = 0;
    setPage(1);
  }, [opened]);
  useLayoutEffect(() => {
    const at = anchor.current;
    const size = at && sizes[at.page - 1];
    if (!scroller.current || !size || scale === null) return;
    scroller.current.scrollTop = (tops[at.page - 1] ?? 0) + at.part * size.height * scale;
  }, [tops, sizes, scale]);

  function onScroll() {
    const view = scroller.current;
    if (!view || scale === null || sizes.length === 0) return;
    const top = pageAt(tops, view.scrollTop);
    const height = (sizes[top - 1]?.height ?? 1) * scale;
    anchor.current = { page: top, part: (view.scrollTop - (tops[top - 1] ?? 0)) / height };
    setPage(pageAt(tops, view.scrollTop + view.clientHeight / 2));
  }

  const goTo = useCallback(
    (number: number) => {
      const target = Math.min(tops.length, Math.max(1, number));
      scroller.current?.scrollTo({ top: (tops[target - 1] ?? 0) - 8 });
      setPage(target);
    },
    [tops],
  );

  useEffect(() => {
    const [first] = place;
    const view = scroller.current;
    if (!first || !view || scale === null) return;
    const size = sizes[first.page - 1];
    const top = (tops[first.page - 1] ?? 0) + first.top * (size?.height ?? 0) * scale;
    const left = first.left * (size?.width ?? 0) * scale;
    view.scrollTo({ top: top - view.clientHeight / 3, left: Math.max(0, left - view.clientWidth / 2) });
  }, [place, tops, sizes, scale]);

  function step(by: 1 | -1) {
    if (scale !== null) setZoom(stepOf(scale, by));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const paged = zoom === 'page';
    if (event.key === '+' || event.key === '=') step(1);
    else if (event.key === '-') step(-1);
    else if (event.key === '0') setZoom('width');
    else if (event.key === 'n' || (paged && event.key === 'PageDown')) goTo(page + 1);
    else if (event.key === 'p' || (paged && event.key === 'PageUp')) goTo(page - 1);
    else if (event.key === 'Home') goTo(1);
    else if (event.key === 'End') goTo(sizes.length);
    else return;
    event.preventDefault();
  }

  async function save() {
    setSaving(true);
    setError(null);
    try {
      const done = await saveFile(fileName, new Uint8Array(bytes.slice(0)), 'application/pdf');
      if (done) message.success(done);
    } catch (failure) {
      setError(failure);
    } finally {
      setSaving(false);
    }
  }

  async function print() {
    if (!opened) return;
    const stop = new AbortController();
    setPrinting({ ready: 0, stop });
    setError(null);
    try {
      const onPage = (ready: number) => setPrinting({ ready, stop });
      await printPdf(opened.pdf, { sameAs, onPage, signal: stop.signal });
    } catch (failure) {
      if (!stop.signal.aborted) setError(failure);
    } finally {
      setPrinting(null);
    }
  }
  // What is being prepared for a document that is gone is printed by nobody.
  useEffect(() => () => printing?.stop.abort(), [printing?.stop]);

  const idle = opened !== null && !saving && printing === null;
  useShortcut('s', () => void save(), idle && takesSaveKey);
  useShortcut('p', () => void print(), idle);
  useShortcut('+', () => step(1), opened !== null);
  useShortcut('=', () => step(1), opened !== null);
  useShortcut('-', () => step(-1), opened !== null);
  useShortcut('0', () => setZoom('width'), opened !== null);

  return (
    <section className={styles.viewer} aria-label={label}>
      <PdfToolbar
        pages={opened?.sizes.length ?? null}
        page={page}
        onPage={goTo}
        zoom={zoom}
        onZoom={setZoom}
        onStep={step}
        printing={printing !== null}
        saving={saving}
        saveKey={takesSaveKey}
        onPrint={() => void print()}
        onSave={() => void save()}
        extra={extra}
      />
      {printing && sizes.length > 3 && (
        <div className={styles.preparing}>
          <span role="status">
            正在准备打印：第 {Math.min(printing.ready + 1, sizes.length)} 页，共 {sizes.length} 页
          </span>
          <Button size="small" onClick={() => printing.stop.abort()}>
            取消
          </Button>
        </div>
      )}
      {(error ?? notOpened) !== null && (
        <div className={styles.message}>
          <ErrorMessage error={error ?? notOpened} />
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
        {opened &&
          scale !== null &&
          sizes.map((size, index) => (
            <PdfPage
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number
              key={index}
              document={opened.pdf}
              number={index + 1}
              size={size}
              zoom={scale}
              marks={
                place.some((mark) => mark.page === index + 1)
                  ? place.filter((mark) => mark.page === index + 1)
                  : unmarked
              }
            />
          ))}
      </section>
    </section>
  );
}
