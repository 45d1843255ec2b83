import type { RecallDocumentKind } from '#shared/case-vocabulary.ts';
import { type ApplicationError, ruleViolation } from '../../errors.ts';
import type { CaseFacts } from './case-facts.ts';

/** What of a case is known beyond its own records. */
export interface RefusalFacts {
  /** Whether somebody is on post, or chosen, to follow. */
  readonly successorKnown: boolean;
}

const undecided = (number: string, what: string) =>
  ruleViolation('not_decided', `案件 ${number} 还没有审定，不能生成${what}。可以先预览；审定后再生成。`);

/**
 * Why a document of a case cannot be registered yet; null when it can. Letters tell others what was decided, so they wait
 * for the decision; forms wait for what they are about.
 */
export function refusalOf(
  kind: RecallDocumentKind,
  { row, statement, subject }: Pick<CaseFacts, 'row' | 'statement' | 'subject'>,
  { successorKnown }: RefusalFacts,
): ApplicationError | null {
  const { number, outcome } = row;
  switch (kind) {
    case 'recall_approval':
      if (row.proposed_on !== null) return null;
      return ruleViolation(
        'not_proposed',
        `案件 ${number} 还是草稿，没有单位提出召回，不能生成召回审批表。可以先预览；提出后再生成。`,
      );
    case 'recall_notice':
    case 'urging_letter': {
      const what = kind === 'recall_notice' ? '召回通知（函）' : '督促函';
      if (outcome === null) return undecided(number, what);
      if (outcome === 'recalled') return null;
      return ruleViolation('not_recalled', `案件 ${number} 审定不予召回，没有${what}。请生成不予召回决定。`);
    }
    case 'no_recall_notice':
      if (outcome === null) return undecided(number, '不予召回决定');
      if (outcome === 'not_recalled') return null;
      return ruleViolation(
        'is_recalled',
        `案件 ${number} 审定召回，没有不予召回决定。请生成召回通知（函）。`,
      );
    case 'statement_record':
      if (statement !== null) return null;
      return ruleViolation(
        'no_statement',
        `案件 ${number} 还没有登记${subject.personName}的陈述或拒绝陈述的情况，不能生成本人陈述记录。可以先预览打印空白表，登记后再生成。`,
      );
    case 'successor_filing':
      if (successorKnown) return null;
      return ruleViolation(
        'no_successor',
        `案件 ${number} 还没有确定接替人员，不能生成接替人员备案表。接替人员登记到岗后再生成，可以先预览。`,
      );
    case 'talk_record':
      return null;
    case 'case_file':
      if (outcome !== null || row.ended_on !== null) return null;
      return undecided(number, '召回案卷');
  }
}
