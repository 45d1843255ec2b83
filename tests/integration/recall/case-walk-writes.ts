import type { AccountabilityInput } from '#shared/contract/recall-consequences.ts';
import type { EvidenceInput } from '#shared/contract/recall-evidence.ts';
import type { CaseActor } from '../../../electron/recall/cases/confidential.ts';
import { type CaseDesk, facts } from './case-desk.ts';
import { type CaseModel, closedTo, type ModelRules, stateIn } from './case-model.ts';
import type { Omission } from './case-walk-omissions.ts';
import { expectOutcome, someone } from './case-walk-outcome.ts';
import { succeed } from './case-walk-posts.ts';

/** What is written into a case besides its steps: by anybody, sometimes at a revision that is not the last. */
export type WriteMove = { readonly who: number; readonly stale: boolean; readonly which: number } & (
  | { readonly kind: 'statement' | 'report' | 'opinion' }
  | { readonly kind: 'facts'; readonly fault: boolean }
  | { readonly kind: 'evidence'; readonly foreign: boolean }
  | { readonly kind: 'void_evidence' | 'talk' | 'void_talk' | 'follow_up' | 'finish_follow_up' }
);

/** Somebody at a case, with the revision that they have read. */
interface Hand {
  readonly desk: CaseDesk;
  readonly rules: ModelRules;
  readonly model: CaseModel;
  readonly actor: CaseActor;
  readonly at: { readonly id: CaseModel['id']; readonly revision: number };
  /** Reasons for which this one writes nothing here. */
  readonly closed: readonly string[];
}

export async function write(
  desk: CaseDesk,
  rules: ModelRules,
  model: CaseModel,
  move: WriteMove,
): Promise<void> {
  const actor = someone(desk, move.who);
  const at = { id: model.id, revision: model.revision + (move.stale ? 1 : 0) };
  const hand = { desk, rules, model, actor, at, closed: closedTo(model, actor, at.revision) };
  switch (move.kind) {
    case 'facts':
      return saveFacts(hand, move.which, move.fault);
    case 'evidence':
      return addEvidence(hand, move.which, move.foreign);
    case 'void_evidence':
      return voidEvidence(hand, move.which);
    case 'talk':
      return talk(hand);
    case 'void_talk':
      return voidTalk(hand, move.which);
    case 'follow_up':
      return addFollowUp(hand);
    case 'finish_follow_up':
      return finishFollowUp(hand, move.which);
    default:
      return record(hand, move.kind);
  }
}

/** Does everything that a step to a state asks of the case itself, but for what is forgotten. */
export async function prepareFor(
  desk: CaseDesk,
  rules: ModelRules,
  model: CaseModel,
  wanted: { readonly decision: boolean; readonly to: string; readonly forgets: Omission | null },
): Promise<void> {
  const { forgets } = wanted;
  const by = (actor: CaseActor): Hand => {
    const at = { id: model.id, revision: model.revision };
    return { desk, rules, model, actor, at, closed: closedTo(model, actor, at.revision) };
  };
  const { assessor, archivist } = desk.actors;
  // Evidence comes first, then the report, then the statement: who forgets one does not come to the next.
  const reported = forgets !== 'evidence' && forgets !== 'standing_evidence' && forgets !== 'report';
  if (wanted.decision) {
    for (const [index, code] of model.triggers.entries())
      if (!speaksFor(model, code) && !(forgets === 'evidence' && index === 0))
        await addEvidence(by(assessor), index, false);
    if (forgets === 'standing_evidence')
      while (speaksFor(model, model.triggers[0] ?? '')) await voidEvidence(by(assessor), 0);
    if (reported && !model.report) await record(by(assessor), 'report');
    if (reported && !model.statement && forgets !== 'statement') await record(by(assessor), 'statement');
  }
  const stage = stateIn(rules.workflow, wanted.to)?.stage;
  if (stage === 'talked' && model.talks.length === 0 && forgets !== 'talk') await talk(by(archivist));
  if (stage === 'replaced' && forgets === 'arrival') await succeed(desk, model, false);
  if (stage === 'replaced' && forgets === 'needless_reason') await succeed(desk, model, true);
  if (stage !== 'archived') return;
  while (model.openFollowUps > 0) await finishFollowUp(by(archivist), 0);
  if (forgets === 'follow_up') await addFollowUp(by(archivist));
}

const speaksFor = ({ evidence }: CaseModel, code: string) =>
  evidence.some(({ triggers }) => triggers.includes(code));

/** @returns what the service answers with; null where it rightly refuses */
async function done<T>(
  { desk, model, closed }: Hand,
  reasons: readonly string[],
  act: () => Promise<T>,
): Promise<T | null> {
  const answer = await expectOutcome(desk, model, [...closed, ...reasons], act);
  if (answer !== null) model.revision += 1;
  return answer;
}

const frozen = ({ model }: Hand) => (model.decided ? ['case_decided'] : []);

async function record(hand: Hand, kind: 'statement' | 'report' | 'opinion'): Promise<void> {
  const { desk, model, actor, at } = hand;
  const { cases } = desk;
  const said = { on: desk.today(), organ: '示例镇党委', handler: '示例书记', documentNumber: null };
  const answer = await done(hand, kind === 'opinion' ? [] : frozen(hand), () => {
    if (kind === 'statement') return cases.recordStatement(actor, { ...at, statement: desk.statement() });
    if (kind === 'report')
      return cases.recordVerification(actor, { ...at, verification: desk.verification() });
    return cases.recordOpinion(actor, { ...at, ...said, opinion: '示例意见' });
  });
  if (answer === null) return;
  if (kind === 'statement') model.statement = true;
  if (kind === 'report') model.report = true;
}

async function saveFacts(hand: Hand, which: number, fault: boolean): Promise<void> {
  const { desk, rules, model, actor, at } = hand;
  const chosen = rules.triggers.filter((_, index) => index === 0 || index === which % rules.triggers.length);
  const answer = await done(hand, frozen(hand), () =>
    desk.cases.saveCaseFacts(actor, {
      ...at,
      triggers: chosen,
      facts,
      fault: fault ? 'objective' : null,
      faultReason: null,
      measures: [],
    }),
  );
  if (answer === null) return;
  model.triggers = chosen;
  model.fault = fault;
}

/** Evidence for one of the triggers of the case, or for one that it does not have. */
async function addEvidence(hand: Hand, which: number, foreign: boolean): Promise<void> {
  const { desk, rules, model, actor, at } = hand;
  const codes = foreign ? rules.triggers : model.triggers;
  const code = codes[which % codes.length] ?? '';
  const evidence: EvidenceInput = {
    triggers: [code],
    type: 'inspection',
    on: desk.today(),
    source: '示例检查组',
    finding: '检查时不在村',
    record: null,
  };
  const answer = await done(hand, model.triggers.includes(code) ? [] : ['INVALID_INPUT'], () =>
    desk.recall.evidence.add(actor, { ...at, evidence }),
  );
  if (answer) model.evidence.push({ id: answer.evidenceId, triggers: [code], decided: false });
}

async function voidEvidence(hand: Hand, which: number): Promise<void> {
  const { desk, model, actor, at } = hand;
  const piece = model.evidence[which % model.evidence.length];
  if (!piece) return;
  const answer = await done(hand, piece.decided ? ['decision_rests'] : [], () =>
    desk.recall.evidence.void(actor, { ...at, evidenceId: piece.id, reason: '示例：登记错误' }),
  );
  if (answer) model.evidence = model.evidence.filter(({ id }) => id !== piece.id);
}

async function talk(hand: Hand): Promise<void> {
  const { desk, model, actor, at } = hand;
  const held: AccountabilityInput = {
    kind: 'unit_talk',
    object: '示例局负责人',
    organ: '示例县委组织部',
    conductedBy: '示例部长',
    on: desk.today(),
    place: null,
    content: '通报召回情况',
    reply: null,
    documentNumber: null,
  };
  const answer = await done(hand, [], () =>
    desk.recall.consequences.recordAccountability(actor, { ...at, record: held }),
  );
  if (answer) model.talks.push(answer.accountabilityId);
}

/** The talk that a case stands on stays. */
async function voidTalk(hand: Hand, which: number): Promise<void> {
  const { desk, rules, model, actor, at } = hand;
  const accountabilityId = model.talks[which % model.talks.length];
  if (accountabilityId === undefined) return;
  const stands = model.steps.some(({ to }) => stateIn(rules.workflow, to)?.stage === 'talked');
  const answer = await done(hand, stands && model.talks.length === 1 ? ['state_rests'] : [], () =>
    desk.recall.consequences.voidAccountability(actor, { ...at, accountabilityId, reason: '示例：登记错误' }),
  );
  if (answer) model.talks = model.talks.filter((id) => id !== accountabilityId);
}

async function addFollowUp(hand: Hand): Promise<void> {
  const { desk, model, actor, at } = hand;
  const followUp = { kind: 'training' as const, title: '示例培训', organ: '示例镇', dueOn: null };
  const answer = await done(hand, [], () =>
    desk.recall.consequences.addFollowUp(actor, {
      ...at,
      followUp: { ...followUp, startedOn: desk.today() },
    }),
  );
  if (answer) model.openFollowUps += 1;
}

/** Says of a follow-up what came of it; once only. */
async function finishFollowUp(hand: Hand, which: number): Promise<void> {
  const { desk, model, actor, at } = hand;
  const { consequences } = desk.recall;
  // Open ones come first.
  const all = await consequences.followUpsOf('leader', model.id);
  const followUp = all[which % Math.max(all.length, 1)];
  if (!followUp) return;
  const answer = await done(hand, followUp.result === null ? [] : ['follow_up_closed'], () =>
    consequences.finishFollowUp(actor, {
      ...at,
      followUpId: followUp.id,
      result: 'met',
      finishedOn: desk.today(),
      finding: '示例：已落实',
      documentNumber: null,
    }),
  );
  if (answer) model.openFollowUps -= 1;
}
