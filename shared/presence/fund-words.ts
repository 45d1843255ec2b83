import type { FundAllocation, FundRow, HeadcountChoice } from '../contract/presence-money.ts';
import type { FundBasis, FundRule } from '../policy/allowance-rules.ts';
import { formatAmount } from '../roster/amounts.ts';
import type { FundPost } from './fund-heads.ts';

/** 3 000 000 分 → `3.00 万元`, the way funding tables are written. */
export const formatWan = (cents: number): string => `${formatAmount(cents, 'wan_yuan')} 万元`;

/** How a fund is worked out, in a few words, e.g. `每个派出单位每年不少于 3.00 万元`. */
export function describeFund({ basis, atLeast }: FundRule): string {
  const sum = (cents: number) => `${atLeast ? '不少于 ' : ''}${formatWan(cents)}`;
  switch (basis.kind) {
    case 'per_unit':
      return `每个派出单位每年${sum(basis.cents)}`;
    case 'per_person':
      return `驻村人员每人每年${sum(basis.cents)}`;
    case 'per_team':
      return `每支工作队每年${sum(basis.cents)}`;
    case 'per_village_headcount':
      return `只有 1 人的村每年${sum(basis.singleCents)}；2 人及以上的村每人每年${sum(basis.eachOfSeveralCents)}`;
  }
}

/** The calculation of a line, with what a reader has to check. */
export function lineSentence(
  { basis, atLeast }: FundRule,
  line: { readonly quantity: number; readonly quantityUnit: string; readonly rateCents: number },
  heads: number,
  posts: readonly FundPost[],
): string {
  const sum = formatWan(line.quantity * line.rateCents);
  const note = noteOf(basis, heads, posts);
  return `${line.quantity} ${line.quantityUnit} × ${formatWan(line.rateCents)} = ${atLeast ? '不少于 ' : ''}${sum}。${note}`;
}

/** A village with one person is where notices that speak of teams and first secretaries leave a doubt. */
function noteOf({ kind }: FundBasis, heads: number, posts: readonly FundPost[]): string {
  if (heads !== 1) return '';
  if (kind === 'per_team') return '本村只有 1 人，是否按工作队安排请核实。';
  if (kind === 'per_village_headcount' && posts.every(({ role }) => role !== 'first_secretary'))
    return '本村只有 1 人，但台账上没有登记为第一书记，请核实。';
  return '';
}

/** What differs from the imported table, a sentence a figure. Only figures that the scheme has a rule for. */
export function fundDifferences(
  row: FundRow,
  rules: readonly FundRule[],
  allocation: FundAllocation | null,
): string[] {
  if (allocation === null) return ['拨付表中没有这个单位，请核对单位名称或拨付表。'];
  if (row.posts === 0) return ['拨付表中有这个单位，台账中没有它的岗位，请核对。'];
  const found: string[] = [];
  if (row.headcount !== allocation.headcount)
    found.push(`人数 ${row.headcount} 人，拨付表为 ${allocation.headcount} 人。`);
  const compare = (kind: FundBasis['kind'], what: string, allocated: number) => {
    const codes = rules.filter(({ basis }) => basis.kind === kind).map(({ code }) => code);
    if (codes.length === 0) return;
    const cents = row.lines
      .filter(({ ruleCode }) => codes.includes(ruleCode))
      .reduce((sum, { amountCents }) => sum + amountCents, 0);
    if (cents !== allocated)
      found.push(`${what}应为 ${formatWan(cents)}，拨付表为 ${formatWan(allocated)}。`);
  };
  compare('per_unit', '单位经费', allocation.unitCents);
  compare('per_person', '人员经费', allocation.personnelCents);
  return found;
}

/** What to know before the figures are used. */
export function fundNotes(
  {
    rules,
    headcount,
    allocations,
    year,
  }: {
    readonly rules: readonly FundRule[];
    readonly headcount: HeadcountChoice;
    readonly allocations: ReadonlyMap<unknown, unknown>;
    readonly year: number;
  },
  emptyPosts: number,
): string[] {
  const notes: string[] = [];
  if (rules.length === 0) notes.push('本方案没有规定工作经费标准，没有可以计算的经费。');
  if (emptyPosts > 0 && headcount.count === 'posts')
    notes.push(`其中 ${emptyPosts} 个岗位在这段时间没有在岗人员，按岗位计入人数。`);
  if (emptyPosts > 0 && headcount.count === 'people')
    notes.push(`另有 ${emptyPosts} 个岗位在这段时间没有在岗人员，没有计入人数。`);
  if (rules.some(({ atLeast }) => atLeast)) notes.push('标注“不少于”的是最低标准，可以高于算出的金额。');
  if (allocations.size === 0) notes.push(`没有导入 ${year} 年的资金分配表，无法逐行核对。`);
  return notes;
}
