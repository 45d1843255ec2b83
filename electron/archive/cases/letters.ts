import { organNamesOf } from '#shared/archive/organ-names.ts';
import type {
  NoRecallNoticeSnapshot,
  RecallNoticeSnapshot,
  UrgingLetterSnapshot,
} from '#shared/archive/snapshots/recall-letters.ts';
import { faultLabels, followUpKindLabels } from '#shared/case-vocabulary.ts';
import { verificationConclusionLabels } from '#shared/contract/recall-case.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import { latestVersion } from '../document.repository.ts';
import { type CaseFacts, decisionStep, lastStepTo } from './case-facts.ts';
import { organsOf, quotedClauses, sourceOf, standingText } from './case-words.ts';

type FrameKeys =
  | 'year'
  | 'registerNumber'
  | 'organisation'
  | 'scheme'
  | 'takenAt'
  | 'caseNumber'
  | 'kind'
  | 'issuedOn';

/** Who decided; before the decision whoever the scheme says decides. */
function deciderOf(facts: CaseFacts): string {
  const { recall } = facts.scheme.content;
  return (
    decisionStep(facts)?.organ ??
    organsOf(recall.decidedBy)?.join('、') ??
    organsOf(recall.carriedOutBy)?.join('、') ??
    '审定机关'
  );
}

/** What every letter of a case says. */
function letterOf(facts: CaseFacts) {
  const { subject, row } = facts;
  const organ = deciderOf(facts);
  return {
    documentNumber: null,
    organ,
    unit: subject.unitName,
    person: subject.personName,
    standing: standingText(facts),
    startDate: subject.startDate,
    clauses: quotedClauses(facts),
    decision: {
      organ,
      on: row.decided_on,
      documentNumber: decisionStep(facts)?.document_number ?? null,
    },
  };
}

/** What the scheme asks of the unit besides the recall itself: that somebody succeeds, where it says so. */
function requestsOf(facts: CaseFacts): RecallNoticeSnapshot['requests'] {
  return facts.scheme.content.recall.aftermath
    .filter(({ code }) => code === 'successor')
    .map(({ text, ground }) => ({ text, source: sourceOf(ground, facts) }));
}

/** Titles of the measures that were decided. */
function measuresOf({ scheme, measures }: CaseFacts): string[] {
  const rule = scheme.content.recall.measures;
  if (rule.kind !== 'stated') return [];
  return rule.value.filter(({ code }) => measures.has(code)).map(({ title }) => title);
}

/** What stands in the 召回通知（函） of a case. */
export function recallNoticeContent(facts: CaseFacts): Omit<RecallNoticeSnapshot, FrameKeys> {
  const { row, decision } = facts;
  const fault = decision?.fault ?? row.fault;
  return {
    ...letterOf(facts),
    facts: (decision?.facts ?? row.facts) || null,
    fault: fault && faultLabels[fault],
    measures: measuresOf(facts),
    effects: (decision?.effects ?? []).map(({ title, until, ground }) => ({
      text: title,
      until,
      source: sourceOf(ground, facts),
    })),
    requests: requestsOf(facts),
  };
}

/**
 * What stands in the 督促函 of a case.
 *
 * @throws ApplicationError RULE_VIOLATION `no_urging` where the scheme lets nobody urge
 */
export async function urgingLetterContent(
  handle: ReadHandle,
  facts: CaseFacts,
): Promise<Omit<UrgingLetterSnapshot, FrameKeys>> {
  const { scheme, row } = facts;
  const { urgedBy } = scheme.content.recall;
  if (urgedBy.kind !== 'stated') {
    throw ruleViolation(
      'no_urging',
      `“${scheme.title}”没有规定由谁督促派出单位召回，没有督促函。可以发召回通知（函）。`,
    );
  }
  const notice = await latestVersion(handle, 'recall_notice', row.id);
  const urged = lastStepTo(facts, ['urged']);
  // Until somebody writes down who urged, the notice's own words for it stand.
  const organs = urged?.organ ? organNamesOf(urged.organ) : urgedBy.value;
  const waiting = row.stage === 'recall_decided' || row.stage === 'urged';
  return {
    ...letterOf(facts),
    documentNumber: urged?.document_number ?? null,
    organ: organs.join('、'),
    organs,
    urgingSource: sourceOf(urgedBy.ground, facts),
    noticeNumber: notice?.state === 'issued' ? `登记号 ${notice.register_number}` : null,
    dueOn: waiting ? row.due_on : null,
    requests: requestsOf(facts),
  };
}

/** What stands in the 不予召回决定（整改通知） of a case. */
export function noRecallContent(facts: CaseFacts): Omit<NoRecallNoticeSnapshot, FrameKeys> {
  const { verification, followUps } = facts;
  const step = decisionStep(facts);
  return {
    ...letterOf(facts),
    conclusion: verification && verificationConclusionLabels[verification.conclusion],
    opinion: step?.opinion ?? step?.reason ?? null,
    measures: measuresOf(facts),
    followUps: followUps.map(({ kind, title, organ, due_on: dueOn }) => ({
      kind: followUpKindLabels[kind],
      title,
      organ,
      dueOn,
    })),
  };
}
