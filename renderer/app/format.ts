import type { Instant } from '#shared/dates.ts';

const minute = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const second = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `2026-03-05 10:32`, China Standard Time, for tables and captions. */
export function formatMinute(instant: Instant | Date): string {
  return minute.format(new Date(instant));
}

/** `2026-03-05 10:32:07`, China Standard Time, where the order of things matters. */
export function formatSecond(instant: Instant | Date): string {
  return second.format(new Date(instant));
}

/** `12,345` */
export function formatCount(count: number): string {
  return count.toLocaleString('zh-CN');
}

/** `3.4 MB`; powers of 1024. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = '';
  for (const next of units) {
    if (value < 1024) break;
    value /= 1024;
    unit = next;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}
