import type { AnnualFormSnapshot } from '#shared/archive/snapshots/annual-form.ts';
import { businessDateOf, formatDateLong } from '#shared/dates.ts';
import { sealed } from '../../canonical-sha256.ts';
import type { Box } from '../page-geometry.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';
import { drawLine, type Typesetter } from '../typesetting/typesetter.ts';
import { fitToWidth } from './annual-form-heading.ts';

/** What a document's footer says beyond its snapshot. */
export interface AnnualFormFooter {
  /** Head of the audit chain (hex) when the snapshot was taken. */
  readonly auditHead: string;
}

/** Draws the footer of the page with that one-based number. */
export type DrawFooter = (canvas: PageCanvas, box: Box, page: number) => void;

/**
 * Sets the footer below the frame: register number (预览稿 for a preview), first 16 digits of the snapshot's
 * SHA-256, first 8 of the audit head, page of pages; below it the scheme, the time of the data and the layout.
 */
export function composeFooter(
  typesetter: Typesetter,
  snapshot: AnnualFormSnapshot,
  footer: AnnualFormFooter,
  layout: number,
  pages: number,
  width: number,
): DrawFooter {
  const number = snapshot.registerNumber === null ? '预览稿（未登记）' : `登记号 ${snapshot.registerNumber}`;
  const hashes = `数据 ${sealed(snapshot).sha256.slice(0, 16)} · 审计 ${footer.auditHead.slice(0, 8)}`;
  const first = Array.from({ length: pages }, (_, page) =>
    fitToWidth(typesetter, `${number} · ${hashes} · 第 ${page + 1} 页 共 ${pages} 页`, 9, '页脚', width),
  );
  const { title, version } = snapshot.scheme;
  const time = timeOf(snapshot.takenAt);
  const origin = `制度方案 ${title}（第 ${version} 版） · 数据截至 ${time} · 版式 ${layout}`;
  const second = fitToWidth(typesetter, origin, 8, '页脚', width);
  return (canvas, box, page) => {
    const top = box.y + box.height + 5;
    const line = first[page - 1];
    if (line) drawLine(canvas, line, box.x + (box.width - line.width) / 2, top, 12);
    drawLine(canvas, second, box.x + (box.width - second.width) / 2, top + 12, 11);
  };
}

/** The moment in China Standard Time, to the minute. */
function timeOf(instant: AnnualFormSnapshot['takenAt']): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${formatDateLong(businessDateOf(instant))} ${local.slice(11, 16)}`;
}
