import type { SnapshotFrame } from '#shared/archive/snapshots/ground.ts';
import { businessDateOf, formatDateLong } from '#shared/dates.ts';
import { sealed } from '../../canonical-sha256.ts';
import { type Box, mm } from '../page-geometry.ts';
import { qrCode } from '../qr-code.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawLine, type Typesetter } from '../typesetting/typesetter.ts';
import { drawQrCode } from './code-mark.ts';
import { fitToWidth } from './heading.ts';

/** What a document's footer says beyond its snapshot. */
export interface DocumentFooter {
  /** Head of the audit chain (hex) when the snapshot was taken. */
  readonly auditHead: string;
}

/** Draws the footer of the page with that one-based number; `top` is the foot of what stands above it. */
export type DrawFooter = (
  canvas: PageCanvas,
  box: Pick<Box, 'x' | 'width'>,
  top: number,
  page: number,
) => void;

interface FooterOptions {
  readonly snapshot: SnapshotFrame;
  readonly footer: DocumentFooter;
  /** Number of the layout. */
  readonly layout: number;
  readonly pages: number;
  readonly width: number;
  /** Side of the code at the left; null: none, as in the first layout of the annual form. */
  readonly code: number | null;
}

/** Side of the code on forms. */
export const footerCode = mm(12);
/** The code stands clear of the frame by its quiet zone of four modules. */
const codeGap = mm(2);

/**
 * Sets the footer below the frame: register number (预览稿 for a preview), first 16 digits of the snapshot's SHA-256,
 * first 8 of the audit head, page of pages; below it the scheme, the time of the data and the layout; at the left a
 * code with number and hash, so that a sheet of paper finds its entry again.
 */
export function composeFooter(typesetter: Typesetter, options: FooterOptions): DrawFooter {
  const { snapshot, footer, layout, pages, width, code } = options;
  const hash = sealed(snapshot).sha256.slice(0, 16);
  const number = snapshot.registerNumber === null ? '预览稿（未登记）' : `登记号 ${snapshot.registerNumber}`;
  const hashes = `数据 ${hash} · 审计 ${footer.auditHead.slice(0, 8)}`;
  const room = code === null ? width : width - code - codeGap;
  const first = Array.from({ length: pages }, (_, page) =>
    fitToWidth(typesetter, `${number} · ${hashes} · 第 ${page + 1} 页 共 ${pages} 页`, 9, '页脚', room),
  );
  const { title, version } = snapshot.scheme;
  const time = timeOf(snapshot.takenAt);
  const origin = `制度方案 ${title}（第 ${version} 版） · 数据截至 ${time} · 版式 ${layout}`;
  const second = fitToWidth(typesetter, origin, 8, '页脚', room);
  const matrix = code === null ? null : qrCode(`${snapshot.registerNumber ?? '预览稿'} ${hash}`);
  return (canvas, box, foot, page) => {
    const top = foot + 5;
    const left = box.x + width - room;
    const line = first[page - 1];
    canvas.artifact(() => {
      if (line) drawLine(canvas, line, left + (room - line.width) / 2, top, 12);
      drawLine(canvas, second, left + (room - second.width) / 2, top + 12, 11);
    });
    if (matrix && code !== null) drawQrCode(canvas, matrix, { x: box.x, y: foot + codeGap, side: code });
  };
}

/** The moment in China Standard Time, to the minute. */
function timeOf(instant: SnapshotFrame['takenAt']): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${formatDateLong(businessDateOf(instant))} ${local.slice(11, 16)}`;
}
