import type { SpotCheckRow } from '#shared/contract/presence-records.ts';

type Correction = Pick<SpotCheckRow, 'correction' | 'daysOverdue'>;

/** `逾期 12 天`, `整改中`, `已整改`, `逾期 3 天后整改`; empty where none was asked for. */
export function correctionWords({ correction, daysOverdue }: Correction): string {
  switch (correction) {
    case 'none':
      return '';
    case 'open':
      return '整改中';
    case 'overdue':
      return `逾期 ${daysOverdue} 天`;
    case 'corrected':
      return daysOverdue > 0 ? `逾期 ${daysOverdue} 天后整改` : '已整改';
  }
}
