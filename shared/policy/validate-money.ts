import { attendanceKindLabels } from '../vocabulary.ts';
import type { AllowanceBasis, AllowanceRules, FundBasis } from './allowance-rules.ts';
import { codeAndTitleProblems, inPart, repeated } from './validate-helpers.ts';

/** Allowances and funds: amounts above zero, days counted that are worth something. */
export function moneyProblems({ allowances, funds }: AllowanceRules): string[] {
  return [
    ...inPart('补助', [
      ...codeAndTitleProblems(allowances),
      ...allowances.flatMap(({ title, basis }) => [
        ...zeroProblems(title, ratesOf(basis)),
        ...(basis.kind === 'per_day' ? countedProblems(title, basis.counted) : []),
      ]),
    ]),
    ...inPart('经费', [
      ...codeAndTitleProblems(funds),
      ...funds.flatMap(({ title, basis }) => zeroProblems(title, sumsOf(basis))),
    ]),
  ];
}

/** Amounts of an allowance in cents; none where the notice is silent. */
function ratesOf(basis: AllowanceBasis): number[] {
  if (basis.kind === 'per_round_trip') return [basis.centsPerKilometre];
  return basis.rate.kind === 'stated' ? [basis.rate.value] : [];
}

function sumsOf(basis: FundBasis): number[] {
  return basis.kind === 'per_village_headcount'
    ? [basis.singleCents, basis.eachOfSeveralCents]
    : [basis.cents];
}

function zeroProblems(title: string, cents: readonly number[]): string[] {
  return cents.some((amount) => amount <= 0) ? [`“${title}”的金额应大于 0。`] : [];
}

function countedProblems(
  title: string,
  counted: Extract<AllowanceBasis, { kind: 'per_day' }>['counted'],
): string[] {
  return [
    ...(counted.includes('absent')
      ? [`“${title}”把“${attendanceKindLabels.absent}”计入补助天数，请去掉。`]
      : []),
    ...repeated(counted).map((kind) => `“${title}”计入的日子里“${attendanceKindLabels[kind]}”重复。`),
  ];
}
