import type { Procedures } from '../http/procedures.ts';
import type { MoneyService } from './money.service.ts';

/** Handlers of allowances and funds, `presence.*`. */
export function createMoneyRouter(os: Procedures, { money }: { readonly money: MoneyService }) {
  return {
    allowanceStatement: os.presence.allowanceStatement.handler(({ input }) => money.statement(input)),
    allowanceOf: os.presence.allowanceOf.handler(({ input }) => money.ofPosting(input)),
    allowanceYear: os.presence.allowanceYear.handler(({ input }) => money.year(input)),
    fundStatement: os.presence.fundStatement.handler(({ input }) => money.funds(input)),
    exportAllowances: os.presence.exportAllowances.handler(({ input }) => money.exportStatement(input)),
    exportAllowanceYear: os.presence.exportAllowanceYear.handler(({ input }) => money.exportYear(input)),
    exportFunds: os.presence.exportFunds.handler(({ input }) => money.exportFunds(input)),
  };
}
