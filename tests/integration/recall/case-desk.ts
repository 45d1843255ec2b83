import type { CaseOutcome, CaseStage } from '#shared/case-vocabulary.ts';
import {
  type CaseDetail,
  type CaseFilter,
  type CaseStatement,
  type CaseVerification,
  caseDetailSchema,
  caseFilterSchema,
  type StepInput,
  stepInputSchema,
} from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { accountabilityIdSchema, type CaseId, evidenceIdSchema } from '#shared/ids.ts';
import type { Workflow } from '#shared/policy/recall-rules.ts';
import { stateOf } from '#shared/recall/case-steps.ts';
import type { Role } from '#shared/vocabulary.ts';
import { newId } from '../../../electron/database/ids.ts';
import { workflowOf } from '../../../electron/recall/cases/change-case.ts';
import type { CaseActor } from '../../../electron/recall/cases/confidential.ts';
import { addUser } from '../../support/users.ts';
import { openRecallDesk, type Posted } from './recall-desk.ts';

/** What a case is opened with; the trigger `incapable` is in every built-in scheme. */
export const facts = '多次没有完成交办的工作（示例）。';

/**
 * A small district with recall cases, on 5 March 2026: assessors 甲 and 乙, leaders 甲 and 乙, an archivist and an
 * administrator, and short ways to take a case along.
 *
 * @param schemeCode the built-in scheme that is put in force; cases are opened under it
 */
export async function openCaseDesk(schemeCode = 'ganzhou-2021') {
  const desk = await openRecallDesk();
  const { database, policy, recall, clock } = desk;
  const { cases } = recall;
  const district = desk.actors;
  const actors = {
    ...district,
    otherAssessor: await addUser(database, '示例考核员乙', 'assessor'),
    administrator: await addUser(database, '示例管理员', 'administrator'),
  };
  if (schemeCode !== 'ganzhou-2021') await putInForce(schemeCode);

  /** Puts another scheme in force. */
  async function putInForce(code: string): Promise<void> {
    const id = await desk.schemeVersion(code);
    await policy.putInForce(actors.leader, { id, reason: '示例：启用方案' });
  }

  const today = (): BusinessDate => businessDateOf(clock.now());

  /** The case as a leader reads it, in the shape of the contract. */
  const read = async (id: CaseId, reader: CaseActor = actors.leader): Promise<CaseDetail> =>
    caseDetailSchema.parse(await cases.getCase(reader, id));

  /** Opens a case by hand; about a new person where none is given. */
  async function openCase(
    triggers: string | readonly string[] = 'incapable',
    about?: Posted,
    actor: CaseActor = actors.assessor,
  ): Promise<CaseId> {
    people += 1;
    const subject = about ?? (await desk.post(`示例某${people}`));
    const { id } = await cases.openCase(actor, {
      postingId: subject.postingId,
      on: today(),
      signals: [],
      triggers: typeof triggers === 'string' ? [triggers] : triggers,
      facts,
    });
    return id;
  }
  let people = 0;

  /** Where the case is in hand: every write names the revision that it has read. */
  const at = async (id: CaseId) => {
    const row = await database.read
      .selectFrom('recall_case')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return { id, revision: row.revision };
  };

  /** A piece of evidence for triggers of a case. */
  const addEvidence = (id: CaseId, triggers: readonly string[]): Promise<void> =>
    desk.record(async ({ trx, at: now, actor }) => {
      const { count } = await trx
        .selectFrom('recall_evidence')
        .select((e) => e.fn.countAll<number>().as('count'))
        .where('case_id', '=', id)
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('recall_evidence')
        .values({
          id: newId(evidenceIdSchema),
          case_id: id,
          ordinal: count + 1,
          triggers: JSON.stringify(triggers),
          type: 'inspection',
          on_date: today(),
          source: '示例检查组',
          finding: '交办的工作没有完成',
          record_kind: null,
          record_id: null,
          record_label: null,
          record_content: null,
          record_sha256: null,
          created_at: now,
          created_by: actor.name,
          voided_at: null,
          void_reason: null,
        })
        .execute();
    });

  /** A talk with the leader of the dispatching unit. */
  const addUnitTalk = (id: CaseId): Promise<void> =>
    desk.record(({ trx, at: now, actor }) =>
      trx
        .insertInto('recall_accountability')
        .values({
          id: newId(accountabilityIdSchema),
          case_id: id,
          kind: 'unit_talk',
          object: '示例局负责人',
          organ: '示例县委组织部',
          conducted_by: '示例某',
          on_date: today(),
          place: null,
          content: '通报召回情况，要求加强管理。',
          reply: null,
          document_number: null,
          created_at: now,
          created_by: actor.name,
          voided_at: null,
          void_reason: null,
        })
        .execute(),
    );

  const statement = (): CaseStatement => ({
    kind: 'made',
    on: today(),
    takenBy: '示例考核员',
    text: '确有工作没有完成，愿意接受组织处理。',
    signed: true,
  });
  const verification = (): CaseVerification => ({
    organ: '示例县驻村办',
    people: '示例某、示例某某',
    on: today(),
    documentNumber: null,
    text: '经核查，交办的工作多次没有完成。',
    conclusion: 'borne_out',
  });

  /** Makes a case ready for its decision: evidence for every trigger, the report, the person's statement. */
  async function prepare(id: CaseId): Promise<void> {
    const { triggers } = await read(id);
    await addEvidence(
      id,
      triggers.map(({ code }) => code),
    );
    await cases.recordStatement(actors.assessor, { ...(await at(id)), statement: statement() });
    await cases.recordVerification(actors.assessor, { ...(await at(id)), verification: verification() });
  }

  /** What is written down about a step, as far as nothing else is said. */
  const stepInput = (to: string, given: Partial<StepInput> = {}): StepInput => ({
    ...stepInputSchema.parse({ to, on: today(), organ: '示例县驻村办', handler: '示例经办人' }),
    ...given,
  });

  /** Takes one step, exactly as asked for. */
  const step = async (
    id: CaseId,
    to: string,
    given: Partial<StepInput> = {},
    actor: CaseActor = actors.assessor,
  ) => cases.stepCase(actor, { ...(await at(id)), step: stepInput(to, given) });

  /**
   * Takes a case to a state by the shortest way there, with whatever each step asks for. Steps are recorded by the
   * assessor where the scheme lets one, decisions are taken by the leader.
   */
  async function toState(id: CaseId, state: string): Promise<CaseDetail> {
    for (;;) {
      const detail = await read(id);
      if (detail.state === state) return detail;
      const { workflow } = await rulesOf(id);
      const next = wayTo(workflow, detail.state, state);
      const following = detail.next.find(({ to }) => to === next);
      if (!following) throw new Error(`${detail.state} does not lead to ${state}`);
      if (following.decision && detail.statement === null) await prepare(id);
      if (following.stage === 'talked') await addUnitTalk(id);
      const { roles } = stateOf(workflow, detail.state);
      const undoes = detail.decidedOn !== null && ['withdrawn', 'verifying'].includes(following.stage);
      const byLeader = following.decision || undoes || !roles.includes('assessor');
      const measure = detail.measureChoices.find(({ code }) => code === 'recall') ?? detail.measureChoices[0];
      const { needs } = following;
      await step(
        id,
        next,
        {
          opinion: '同意',
          ...(needs.includes('fault') ? { fault: 'subjective', faultReason: '本人纪律意识不强' } : {}),
          ...(needs.includes('measures') && measure ? { measures: [measure.code] } : {}),
          ...(needs.includes('reason') ? { reason: '示例：按程序办理' } : {}),
          ...(needs.includes('end_date') ? { endDate: today() } : {}),
          ...(needs.includes('no_successor_reason') ? { noSuccessorReason: '示例：该村调整为非派驻村' } : {}),
        },
        byLeader ? actors.leader : actors.assessor,
      );
    }
  }

  /** The same by what a state means to the program; the first state of the scheme with that stage. */
  async function toStage(id: CaseId, stage: CaseStage): Promise<CaseDetail> {
    const { workflow } = await rulesOf(id);
    const state = workflow.states.find((candidate) => candidate.stage === stage);
    if (!state) throw new Error(`The scheme has no state that means ${stage}`);
    return toState(id, state.code);
  }

  /** Takes a case through its decision. Where the unit's recall is itself the decision, the posting ends with it. */
  async function decide(id: CaseId, outcome: CaseOutcome = 'recalled'): Promise<CaseDetail> {
    const { workflow } = await rulesOf(id);
    const hasDecision = workflow.states.some(({ stage }) => stage === 'recall_decided');
    if (outcome === 'not_recalled') return toStage(id, 'not_recalled');
    return toStage(id, hasDecision ? 'recall_decided' : 'recalled');
  }

  async function rulesOf(id: CaseId) {
    const scheme = await policy.get((await read(id)).scheme.id);
    return { scheme, workflow: workflowOf(scheme) };
  }

  return {
    ...desk,
    cases,
    actors,
    putInForce,
    today,
    read,
    at,
    openCase,
    addEvidence,
    addUnitTalk,
    statement,
    verification,
    prepare,
    stepInput,
    step,
    toState,
    toStage,
    decide,

    /** The list as the page asks for it. */
    listCases: (role: Role = 'leader', filter: Partial<CaseFilter> = {}) =>
      cases.listCases(role, {
        filter: { ...caseFilterSchema.parse({}), ...filter },
        sort: [],
        offset: 0,
        limit: 100,
      }),

    /** The whole time line, the oldest first. */
    async timeLine(id: CaseId, reader: CaseActor = actors.leader) {
      const question = { id, kinds: [], person: '', oldestFirst: true, offset: 0, limit: 500 };
      return (await cases.caseEvents(reader, question)).events;
    },
  };
}
export type CaseDesk = Awaited<ReturnType<typeof openCaseDesk>>;

/** The next state on the shortest way from one state to another. */
function wayTo({ states }: Workflow, from: string, to: string): string {
  const first = new Map<string, string>();
  const queue = [from];
  for (const code of queue) {
    for (const next of states.find((state) => state.code === code)?.next ?? []) {
      if (first.has(next) || next === from) continue;
      first.set(next, code === from ? next : (first.get(code) ?? next));
      queue.push(next);
    }
  }
  const step = first.get(to);
  if (step === undefined) throw new Error(`${from} does not lead to ${to}`);
  return step;
}
