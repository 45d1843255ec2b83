import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { openPdf } from './pdf-engine.ts';

/** Width and height of a page at 100 %, in CSS pixels. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export interface OpenedPdf {
  readonly pdf: PDFDocumentProxy;
  readonly sizes: readonly PageSize[];
}

async function measured(pdf: PDFDocumentProxy): Promise<OpenedPdf> {
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const sizes = await Promise.all(
    numbers.map(async (number) => {
      const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 96 / 72 });
      return { width, height };
    }),
  );
  return { pdf, sizes };
}

/** Why a file does not open, in words. */
function refusal(error: unknown): Error {
  return error instanceof Error && error.name === 'PasswordException'
    ? new Error('这份文件设有打开密码，不能在这里显示。请取得没有密码的文件，或保存后用其他软件查看。')
    : new Error('这份文件打不开，内容可能已损坏。请重新生成，或保存后用其他软件查看。');
}

/** Opens a PDF, and closes it when another takes its place or nobody looks any more. */
export function usePdf(
  bytes: ArrayBuffer,
  outside: boolean,
): { opened: OpenedPdf | null; error: Error | null } {
  const [opened, setOpened] = useState<OpenedPdf | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    const task = openPdf(bytes, outside);
    let current = true;
    setOpened(null);
    setError(null);
    task.promise
      .then(measured)
      .then((result) => current && setOpened(result))
      .catch((failure: unknown) => current && setError(refusal(failure)));
    return () => {
      current = false;
      void task.destroy();
    };
  }, [bytes, outside]);
  return { opened, error };
}
