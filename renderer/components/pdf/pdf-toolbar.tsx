import { Button, Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { DownloadIcon, PrintIcon, ZoomInIcon, ZoomOutIcon } from '../icons.tsx';
import { type Zoom, zooms } from './page-places.ts';
import styles from './pdf-viewer.module.css';

const percent = (scale: number) => `${Math.round(scale * 100)}%`;

interface PdfToolbarProps {
  /** Number of pages; null while the file is being opened. */
  readonly pages: number | null;
  /** The page that is looked at, from 1. */
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly printing: boolean;
  readonly saving: boolean;
  /** Whether Ctrl+S saves. */
  readonly saveKey: boolean;
  readonly onPrint: () => void;
  readonly onSave: () => void;
  readonly extra?: ReactNode;
}

/** Pages, scale, printing and saving above the pages. */
export function PdfToolbar(props: PdfToolbarProps) {
  const { pages, page, onPage, zoom, onZoom, onStep, printing, saving, saveKey } = props;
  const { onPrint, onSave, extra } = props;
  const busy = printing || saving;
  return (
    <div className={styles.bar} role="toolbar" aria-label="文件工具">
      {pages === null ? (
        <span>正在打开</span>
      ) : (
        <>
          <span className={styles.place} aria-hidden="true">
            第
          </span>
          <PageField page={page} pages={pages} onPage={onPage} />
          <span className={styles.place} aria-hidden="true">
            页，共 {pages} 页
          </span>
          <span className="desk-hidden">
            第 {page} 页，共 {pages} 页
          </span>
        </>
      )}
      <Button
        size="small"
        aria-label="缩小"
        title="缩小（Ctrl+−）"
        icon={<ZoomOutIcon />}
        onClick={() => onStep(-1)}
      />
      <Select
        size="small"
        className={styles.zoom ?? ''}
        aria-label="显示比例"
        value={String(zoom)}
        popupMatchSelectWidth={112}
        onChange={(value) => onZoom(value === 'width' || value === 'page' ? value : Number(value))}
        options={[
          { value: 'width', label: '适合宽度' },
          { value: 'page', label: '整页' },
          ...zooms.map((value) => ({ value: String(value), label: percent(value) })),
        ]}
      />
      <Button
        size="small"
        aria-label="放大"
        title="放大（Ctrl++）"
        icon={<ZoomInIcon />}
        onClick={() => onStep(1)}
      />
      <span className={styles.spring} />
      {extra}
      <Button
        size="small"
        icon={<PrintIcon />}
        title="打印这份文件的全部页（Ctrl+P）"
        loading={printing}
        disabled={pages === null || busy}
        onClick={onPrint}
      >
        打印
      </Button>
      <Button
        size="small"
        icon={<DownloadIcon />}
        title={saveKey ? '另存为 PDF（Ctrl+S）' : '另存为 PDF'}
        loading={saving}
        disabled={busy}
        onClick={onSave}
      >
        保存
      </Button>
    </div>
  );
}

interface PageFieldProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** The number of the page, to be typed over: Enter goes there, leaving the field takes the typing back. */
function PageField({ page, pages, onPage }: PageFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: turning the pages takes back what was typed
  useEffect(() => setTyped(null), [page]);
  return (
    <Input
      size="small"
      className={styles.number ?? ''}
      aria-label={`页码，共 ${pages} 页`}
      inputMode="numeric"
      value={typed ?? String(page)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 5))}
      onBlur={() => setTyped(null)}
      onPressEnter={() => {
        if (typed !== null && typed !== '') onPage(Number(typed));
        setTyped(null);
      }}
    />
  );
}
