import { ruleViolation } from '../../errors.ts';
import type { TransferRow } from './transfer.repository.ts';

/** @throws ApplicationError RULE_VIOLATION `transfer_closed` */
export function requirePrepared({ state, number, handed_over_on: on, cancel_reason }: TransferRow): void {
  switch (state) {
    case 'prepared':
      return;
    case 'handed_over':
      throw ruleViolation(
        'transfer_closed',
        `${number} 的材料已于 ${on} 移交，不能再改动或撤销。有材料退回的，请在回执中逐件写明。`,
      );
    case 'received':
      throw ruleViolation('transfer_closed', `${number} 已经收到回执，不能再改动。需要补交的，请另行移交。`);
    case 'cancelled':
      throw ruleViolation(
        'transfer_closed',
        `${number} 已经撤销（${cancel_reason}），不能再改动。需要移交的，请另行准备。`,
      );
  }
}

/** @throws ApplicationError RULE_VIOLATION `not_handed_over`, `transfer_closed` */
export function requireHandedOver(row: TransferRow): void {
  if (row.state === 'handed_over') return;
  if (row.state === 'prepared')
    throw ruleViolation(
      'not_handed_over',
      `${row.number} 的材料还没有移交，不能登记回执。请先登记移交日期。`,
    );
  requirePrepared(row);
}
