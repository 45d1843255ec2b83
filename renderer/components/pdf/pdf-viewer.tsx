import { Spin } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import type { PdfAnswer, PdfQuestion } from './use-found.ts';

export interface PdfViewerProps {
  /** The whole file. A new buffer opens a new document. */
  readonly bytes: ArrayBuffer;
  /** Suggested when saving, with `.pdf`. */
  readonly fileName: string;
  /** Name of the viewer for screen readers, e.g. `年度考核登记表预览`. */
  readonly label: string;
  /** For each page the zero-based number of the first that looks the same: it is drawn for printing only once. */
  readonly sameAs?: readonly number[];
  /** Whether it comes from outside and may lean on the fonts of the machine; ours carry all of theirs. */
  readonly outside?: boolean;
  /** Whether another document opens where this one is being read, as a preview does that follows a form. */
  readonly keepsPlace?: boolean;
  /** Whether Ctrl+S saves the file (the default); false where the page has something of its own to save. */
  readonly takesSaveKey?: boolean;
  /** More controls, before 打印 and 保存. */
  readonly extra?: ReactNode;
  /** What is looked for: where it stands is brought into view with boxes over it. */
  readonly question?: PdfQuestion | null;
  readonly onAnswer?: (answer: PdfAnswer) => void;
}

const PdfDocument = lazy(() => import('./pdf-document.tsx'));

/**
 * Shows a PDF as it will be printed: pages under each other, zoom, text that can be selected, print and save
 * (Ctrl+P, Ctrl+S; + − 0 zoom, also with Ctrl, N and P turn pages, Home and End). Fills the height of its parent.
 */
export function PdfViewer(props: PdfViewerProps) {
  return (
    <Suspense fallback={<Spin />}>
      <PdfDocument {...props} />
    </Suspense>
  );
}
