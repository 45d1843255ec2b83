import type {
  AllowanceChoices,
  AllowanceStatement,
  AllowanceStatementInput,
  AllowanceYear,
  AllowanceYearInput,
  FundStatement,
  FundStatementInput,
  OpenedAllowance,
} from '#shared/contract/presence-money.ts';
import { businessDateOf, formatDateLong, type Month } from '#shared/dates.ts';
import type { PostingId, SchemeVersionId } from '#shared/ids.ts';
import { fundStatement } from '#shared/presence/fund.ts';
import type { WorkingCalendar } from '#shared/presence/working-calendar.ts';
import type { Clock } from '../application.types.ts';
import type { Database } from '../database/database.types.ts';
import { invalidInput } from '../errors.ts';
import type { SchemeSource } from '../roster/scheme-source.ts';
import { type SheetToWrite, writeWorkbook } from '../spreadsheets/write-workbook.ts';
import type { AllowanceSetting } from './allowance-month.ts';
import { allowanceStatement, openedAllowance, type StatementFilter } from './allowance-statement.ts';
import { allowanceYear } from './allowance-year.ts';
import { fundAllocations, fundPosts } from './fund.repository.ts';
import { fundSheets } from './fund-sheets.ts';
import { statementSheets, yearSheets } from './money-sheets.ts';
import { schemeFor, usedScheme } from './used-scheme.ts';

export interface MoneyDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly schemes: SchemeSource;
  readonly workingCalendar: () => Promise<WorkingCalendar>;
}

export type MoneyService = ReturnType<typeof createMoneyService>;

/** Allowances of people and yearly funds. Everything is worked out when it is asked for; nothing is stored. */
export function createMoneyService({ database, clock, schemes, workingCalendar }: MoneyDependencies) {
  const { read } = database;

  const settingOf = async (asked: {
    readonly choices: AllowanceChoices;
    readonly schemeVersionId: SchemeVersionId | null;
  }): Promise<AllowanceSetting> => ({
    scheme: await schemeFor(schemes, asked.schemeVersionId),
    calendar: await workingCalendar(),
    choices: asked.choices,
    today: businessDateOf(clock.now()),
  });

  const wholeStatement = async (filter: StatementFilter): Promise<AllowanceStatement> =>
    allowanceStatement(read, await settingOf(filter), filter);

  /** @throws ApplicationError RULE_VIOLATION `month_not_begun` for a year that has not begun */
  async function year(input: AllowanceYearInput): Promise<AllowanceYear> {
    return allowanceYear(read, await settingOf(input), input);
  }

  /** @throws ApplicationError INVALID_INPUT for a day outside of the year */
  async function funds({ year, headcount, schemeVersionId }: FundStatementInput): Promise<FundStatement> {
    if (headcount.onDay !== null && !headcount.onDay.startsWith(`${year}-`))
      throw invalidInput(
        'headcount.onDay',
        `人数的统计日期${formatDateLong(headcount.onDay)}不在 ${year} 年，请重新选择。`,
      );
    const scheme = await schemeFor(schemes, schemeVersionId);
    const [posts, allocations] = await Promise.all([fundPosts(read), fundAllocations(read, year)]);
    const rules = scheme.content.money.funds;
    return { scheme: usedScheme(scheme), ...fundStatement({ rules, year, headcount, posts, allocations }) };
  }

  const file = (name: string, sheets: readonly SheetToWrite[]) => {
    const madeAt = clock.now();
    return {
      fileName: `${name}.xlsx`,
      base64: Buffer.from(writeWorkbook(name, madeAt, sheets)).toString('base64'),
    };
  };

  return {
    year,
    funds,

    /** @throws ApplicationError RULE_VIOLATION `month_not_begun` */
    async statement({ offset, limit, ...filter }: AllowanceStatementInput): Promise<AllowanceStatement> {
      const statement = await wholeStatement(filter);
      return { ...statement, rows: statement.rows.slice(offset, offset + limit) };
    },

    /** @throws ApplicationError NOT_FOUND; RULE_VIOLATION `month_not_begun` */
    async ofPosting(input: {
      postingId: PostingId;
      month: Month;
      choices: AllowanceChoices;
      schemeVersionId: SchemeVersionId | null;
    }): Promise<OpenedAllowance> {
      return openedAllowance(read, await settingOf(input), input);
    },

    async exportStatement(filter: StatementFilter) {
      return file(`驻村补助发放表 ${filter.month}`, statementSheets(await wholeStatement(filter)));
    },

    async exportYear(input: AllowanceYearInput) {
      return file(`驻村补助汇总表 ${input.year}`, yearSheets(await year(input)));
    },

    async exportFunds(input: FundStatementInput) {
      return file(`驻村工作经费测算表 ${input.year}`, fundSheets(await funds(input)));
    },
  };
}
