import * as z from 'zod';
import type { RecallApprovalSnapshot } from '#shared/archive/snapshots/recall-forms.ts';
import { caseOutcomeLabels, evidenceTypeLabels, faultLabels } from '#shared/case-vocabulary.ts';
import { verificationConclusionLabels } from '#shared/contract/recall-case.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { type CaseFacts, decisionStep, hasStage, lastStepTo } from './case-facts.ts';
import { personOfCase } from './case-records.repository.ts';
import {
  casePosting,
  clauseOf,
  formStatement,
  organOpinion,
  organsOf,
  particularsOf,
  signedOpinion,
  sourceOf,
  triggersOf,
} from './case-words.ts';
import type { Successor } from './successor.ts';

type Content = Omit<
  RecallApprovalSnapshot,
  'year' | 'registerNumber' | 'organisation' | 'scheme' | 'takenAt' | 'caseNumber' | 'kind'
>;

const codesSchema = z.array(z.string());

/** What stands on the 召回审批表 of a case. */
export async function approvalContent(
  handle: ReadHandle,
  facts: CaseFacts,
  successor: Successor | null,
): Promise<Content> {
  const { row, subject, decision, statement, scheme } = facts;
  const { recall } = scheme.content;
  const person = await personOfCase(handle, row.id);
  const proposers = organsOf(recall.proposedBy)?.join('、') ?? facts.workflow.states[0]?.organ ?? '提出单位';
  const fault = decision?.fault ?? row.fault;
  const filed = lastStepTo(facts, ['filed']);
  const urged = lastStepTo(facts, ['urged']);
  const urgers = organsOf(recall.urgedBy);
  const informed = organsOf(recall.informed);
  return {
    openedOn: row.opened_on,
    person: particularsOf(person, subject.personName, subject.unitName),
    posting: casePosting(facts, person.postEndDate),
    clauses: triggersOf(facts).map((trigger) => ({
      ...clauseOf(trigger, facts),
      chosen: facts.triggers.has(trigger.code),
    })),
    facts: (decision?.facts ?? row.facts) || null,
    evidence: evidenceLines(facts),
    fault: fault && { word: faultLabels[fault], reason: row.fault_reason },
    statement: formStatement(statement),
    proposal: organOpinion(lastStepTo(facts, ['proposed']), proposers),
    opinions: facts.events.filter(({ kind }) => kind === 'opinion').map(signedOpinion),
    verification: verificationOf(facts),
    decision: decisionCell(facts),
    measures:
      recall.measures.kind === 'stated'
        ? recall.measures.value.map(({ code, title }) => ({ title, chosen: facts.measures.has(code) }))
        : [],
    effects: (decision?.effects ?? []).map(({ title, from, until, ground }) => ({
      title,
      from,
      until,
      source: sourceOf(ground, facts),
    })),
    followUps: facts.followUps.map(({ title, organ, due_on: dueOn }) => ({ title, organ, dueOn })),
    urging:
      urgers === null && urged === undefined
        ? null
        : {
            organ: urged?.organ ?? urgers?.join('、') ?? '督促机关',
            documentNumber: urged?.document_number ?? null,
            on: urged?.on_date ?? null,
          },
    carriedOut: carriedOutCell(facts),
    successor: successorCell(facts, successor),
    filing:
      informed === null && filed === undefined
        ? null
        : {
            organs: informed?.join('、') ?? filed?.organ ?? '备案机关',
            documentNumber: filed?.document_number ?? null,
            on: filed?.on_date ?? null,
          },
  };
}

/** Evidence that was not voided; once decided, that on which the decision rests. */
function evidenceLines(facts: CaseFacts): RecallApprovalSnapshot['evidence'] {
  const { evidence, decision } = facts;
  const ordinals = new Map(triggersOf(facts).map(({ code, ordinal }) => [code, ordinal]));
  return evidence
    .filter(({ ordinal, voided_at: voided }) =>
      decision ? decision.evidence.includes(ordinal) : voided === null,
    )
    .map((piece) => ({
      number: piece.ordinal,
      on: piece.on_date,
      type: evidenceTypeLabels[piece.type],
      source: piece.source,
      finding: piece.finding,
      clauses: codesSchema
        .parse(JSON.parse(piece.triggers))
        .flatMap((code) => ordinals.get(code) ?? [])
        .sort((a, b) => a - b),
    }));
}

function verificationOf(facts: CaseFacts): RecallApprovalSnapshot['verification'] {
  const { verification } = facts;
  if (verification) {
    const { organ, people, on, documentNumber, text, conclusion } = verification;
    return {
      organ,
      text,
      signer: null,
      signedOn: on,
      documentNumber,
      handler: null,
      people,
      conclusion: verificationConclusionLabels[conclusion],
    };
  }
  if (!hasStage(facts, 'verifying')) return null;
  const state = facts.workflow.states.find(({ stage }) => stage === 'verifying');
  return { ...organOpinion(undefined, state?.organ ?? '核查机关'), people: null, conclusion: null };
}

/** The decision; where the case was sent back, that; a blank before either. */
function decisionCell(facts: CaseFacts): RecallApprovalSnapshot['decision'] {
  const { row, scheme, workflow } = facts;
  const deciders =
    organsOf(scheme.content.recall.decidedBy)?.join('、') ??
    workflow.states.find(({ stage }) => stage === 'deciding')?.organ ??
    organsOf(scheme.content.recall.carriedOutBy)?.join('、') ??
    '审定机关';
  const step = decisionStep(facts);
  if (row.outcome !== null) {
    return { ...organOpinion(step, deciders), outcome: caseOutcomeLabels[row.outcome] };
  }
  if (row.stage === 'returned') {
    const returned = lastStepTo(facts, ['returned']);
    const opinion = organOpinion(returned, deciders);
    return { ...opinion, text: returned?.reason ?? opinion.text, outcome: '退回补充' };
  }
  return { ...organOpinion(undefined, deciders), outcome: null };
}

/** What the unit did; nothing besides the decision where its recall is the decision. */
function carriedOutCell(facts: CaseFacts): RecallApprovalSnapshot['carriedOut'] {
  if (!hasStage(facts, 'recall_decided')) return null;
  return organOpinion(lastStepTo(facts, ['recalled']), '派出单位');
}

function successorCell(facts: CaseFacts, successor: Successor | null): RecallApprovalSnapshot['successor'] {
  if (successor) {
    const { name, unitName, roleTitle, startDate } = successor;
    return { text: [name, unitName, roleTitle].filter(Boolean).join('，'), startDate };
  }
  const replaced = lastStepTo(facts, ['replaced']);
  return { text: replaced?.reason ? `不再接替：${replaced.reason}` : null, startDate: null };
}
