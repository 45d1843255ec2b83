import type {
  ReplyStage,
  ReplyStance,
  ResultReply,
  ResultRow,
} from '#shared/contract/assessment-publicity.ts';
import { type BusinessDate, businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { AssessmentId, CycleId } from '#shared/ids.ts';
import type { Actor } from '../../database/database.types.ts';
import { conflict, invalidInput, notFound, ruleViolation } from '../../errors.ts';
import { breather } from '../../roster/breather.ts';
import type { CycleHead } from '../cycle/cycle.repository.ts';
import { listOf } from '../cycle/named-records.ts';
import { updateAssessment } from '../record/assessment.repository.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { requireCycleState } from '../record/phase.ts';
import { cycleIn, cycleOfResults } from './notices.service.ts';
import { notInFuture } from './objections.service.ts';
import {
  countStages,
  findReply,
  insertReplies,
  listResults,
  type ReplyFilter,
  resultsByIds,
  type StoredResult,
  townshipsOfCycle,
  updateReply,
} from './reply.repository.ts';

interface NotifyInput {
  readonly cycleId: CycleId;
  readonly records: readonly { readonly id: AssessmentId; readonly revision: number }[] | null;
  readonly notifiedOn: BusinessDate;
}

interface ReplyInput {
  readonly assessmentId: AssessmentId;
  readonly revision: number;
  readonly notifiedOn: BusinessDate;
  readonly stance: ReplyStance | null;
  readonly opinion: string;
  readonly signedOn: BusinessDate | null;
  readonly refusalNote: string | null;
  readonly witness: string | null;
}

const noStages: Record<ReplyStage, number> = {
  not_settled: 0,
  to_notify: 0,
  to_sign: 0,
  signed: 0,
  refused: 0,
};

/**
 * People are told their result, say what they think of it and sign. Whoever will not sign has that noted, with who
 * was there: a form is complete then as well (干部人事档案材料 asks for the organisation's note).
 */
export function createRepliesService({
  database,
  policy,
}: Pick<AssessmentDependencies, 'database' | 'clock' | 'policy'>) {
  const schemeOf = async ({ schemeVersionId }: CycleHead) => (await policy.get(schemeVersionId)).content;

  return {
    /** @throws ApplicationError NOT_FOUND */
    async results({ offset, limit, ...filter }: ReplyFilter & { offset: number; limit: number }) {
      const { read } = database;
      const cycle = await cycleIn(read, filter.cycleId);
      const [{ total, rows }, stages, townships] = await Promise.all([
        listResults(read, await schemeOf(cycle), filter, { offset, limit }),
        countStages(read, filter.cycleId),
        townshipsOfCycle(read, filter.cycleId),
      ]);
      return {
        cycle: cycleOfResults(cycle),
        total,
        rows: rows.map(shown),
        stages: { ...noStages, ...Object.fromEntries(stages.map(({ stage, count }) => [stage, count])) },
        townships,
      };
    },

    /** The reply to a result as it stands now; null where nobody has been told. */
    replyTo: (id: AssessmentId): Promise<ResultReply | null> => findReply(database.read, id),

    /**
     * @throws ApplicationError NOT_FOUND; INVALID_INPUT for the day; RULE_VIOLATION `not_in_final`,
     *   `nobody_to_notify`, `cannot_notify`
     */
    notifyResults(
      actor: Actor,
      { cycleId, records, notifiedOn }: NotifyInput,
    ): Promise<{ notified: number }> {
      return database.write(actor, async (unit) => {
        const cycle = await cycleIn(unit.trx, cycleId);
        requireCycleState(cycle, ['final'], '告知考核结果');
        notInFuture('notifiedOn', '告知日期', notifiedOn, businessDateOf(unit.at));
        const scheme = await schemeOf(cycle);
        const due =
          records === null
            ? (await listResults(unit.trx, scheme, { ...everybody, cycleId, stage: 'to_notify' }, null)).rows
            : requireAsSeen(
                records,
                await resultsByIds(
                  unit.trx,
                  scheme,
                  cycleId,
                  records.map(({ id }) => id),
                ),
              );
        if (due.length === 0) throw ruleViolation('nobody_to_notify', '没有待告知的人员。');
        requireSettledBefore(due, notifiedOn);
        await insertReplies(
          unit.trx,
          due.map(({ assessmentId, version }) => ({
            assessment_id: assessmentId,
            version,
            notified_on: notifiedOn,
            notified_by: actor.name,
            stance: null,
            signed_on: null,
            refusal_note: null,
            witness: null,
            recorded_at: unit.at,
            recorded_by: actor.name,
          })),
        );
        const breathe = breather();
        for (const { assessmentId, name, gradeWord } of due) {
          await breathe();
          await unit.audit({
            action: 'assessment.resultNotified',
            entityType: 'assessment',
            entityId: assessmentId,
            after: { person: name, gradeWord, notifiedOn },
          });
        }
        return { notified: due.length };
      });
    },

    /** @throws ApplicationError NOT_FOUND, CONFLICT, INVALID_INPUT; RULE_VIOLATION `not_in_final`, `not_notified` */
    recordReply(actor: Actor, { assessmentId, revision, ...said }: ReplyInput): Promise<ResultRow> {
      return database.write(actor, async (unit) => {
        const row = await unit.trx
          .selectFrom('assessment')
          .select('cycle_id')
          .where('id', '=', assessmentId)
          .executeTakeFirst();
        if (!row) throw notFound('考核记录');
        const cycle = await cycleIn(unit.trx, row.cycle_id);
        requireCycleState(cycle, ['final'], '登记本人意见');
        const scheme = await schemeOf(cycle);
        const find = async () => (await resultsByIds(unit.trx, scheme, cycle.id, [assessmentId]))[0];
        const result = await find();
        if (!result) throw notFound('考核结果');
        const before = result.reply;
        if (before === null || result.state !== 'locked') {
          throw ruleViolation('not_notified', `还没有把考核结果告知${result.name}，请先登记告知日期。`);
        }
        if (before.revision !== revision) throw conflict('本人意见', before.revision);
        requireSettledBefore([result], said.notifiedOn);
        checkReply(said, businessDateOf(unit.at));
        const { notifiedOn, stance, opinion, signedOn, refusalNote, witness } = said;
        await updateReply(unit.trx, result, {
          notified_on: notifiedOn,
          stance,
          opinion,
          signed_on: signedOn,
          refusal_note: refusalNote,
          witness,
          recorded_at: unit.at,
          recorded_by: actor.name,
        });
        // The opinion stands on the form: one that was made before is no longer the record's last word.
        await updateAssessment(unit, assessmentId, {});
        await unit.audit({
          action: 'assessment.replyRecorded',
          entityType: 'assessment',
          entityId: assessmentId,
          before: spoken(before),
          after: { person: result.name, ...spoken(said) },
        });
        const after = await find();
        if (!after) throw notFound('考核结果');
        return shown(after);
      });
    },
  };
}

const everybody = { text: '', townshipId: null };

const shown = ({ cycleId, version, approvedAt, ...row }: StoredResult): ResultRow => row;

const spoken = ({
  notifiedOn,
  stance,
  opinion,
  signedOn,
  refusalNote,
  witness,
}: Omit<ReplyInput, 'assessmentId' | 'revision'>) => ({
  notifiedOn,
  stance,
  ownOpinion: opinion,
  signedOn,
  refusalNote,
  witness,
});

/**
 * Every record that was chosen, if all can be told as they were seen.
 *
 * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `cannot_notify`
 */
function requireAsSeen(
  chosen: readonly { readonly id: AssessmentId; readonly revision: number }[],
  found: readonly StoredResult[],
): readonly StoredResult[] {
  const byId = new Map(found.map((result) => [result.assessmentId, result]));
  const refused: string[] = [];
  for (const { id, revision } of chosen) {
    const result = byId.get(id);
    if (!result) throw notFound('考核记录');
    if (result.stage === 'not_settled') refused.push(`${result.name}（尚未审定）`);
    else if (result.stage !== 'to_notify') refused.push(`${result.name}（已告知）`);
    else if (result.revision !== revision) throw conflict(`${result.name}的考核记录`, result.revision);
  }
  if (refused.length > 0) {
    throw ruleViolation(
      'cannot_notify',
      `有 ${refused.length} 人不能登记告知：${listOf(refused).text}。请去掉后再试。`,
    );
  }
  return [...byId.values()];
}

/** @throws ApplicationError INVALID_INPUT where somebody would be told before the grade was settled */
function requireSettledBefore(results: readonly StoredResult[], notifiedOn: BusinessDate): void {
  const early = results.filter(
    ({ approvedAt }) => approvedAt !== null && businessDateOf(approvedAt) > notifiedOn,
  );
  const [first] = early;
  if (!first?.approvedAt) return;
  throw invalidInput(
    'notifiedOn',
    `${listOf(early.map(({ name }) => name)).text}的等次在${formatDateLong(businessDateOf(first.approvedAt))}审定，告知日期不能早于审定日期。`,
  );
}

/** @throws ApplicationError INVALID_INPUT */
function checkReply(
  {
    notifiedOn,
    stance,
    opinion,
    signedOn,
    refusalNote,
    witness,
  }: Omit<ReplyInput, 'assessmentId' | 'revision'>,
  today: BusinessDate,
): void {
  notInFuture('notifiedOn', '告知日期', notifiedOn, today);
  if (stance === null) {
    if (signedOn !== null) throw invalidInput('stance', '填了签名日期，请选择本人态度。');
    if (opinion !== '') throw invalidInput('stance', '填了本人意见，请选择本人态度。');
    if (refusalNote !== null || witness !== null) throw invalidInput('stance', '请选择本人态度。');
    return;
  }
  const day = stance === 'refused' ? '注明日期' : '签名日期';
  if (signedOn === null) throw invalidInput('signedOn', `请填写${day}。`);
  notInFuture('signedOn', day, signedOn, today);
  if (signedOn < notifiedOn)
    throw invalidInput('signedOn', `${formatDateLong(notifiedOn)}才告知本人，${day}不能早于这一天。`);
  if (stance === 'refused') {
    if (refusalNote === null) throw invalidInput('refusalNote', '本人拒绝签名的，请写明情况。');
    if (witness === null) throw invalidInput('witness', '本人拒绝签名的，请填写见证人。');
  } else {
    if (refusalNote !== null) throw invalidInput('refusalNote', '只有拒绝签名时才填写拒签说明。');
    if (witness !== null) throw invalidInput('witness', '只有拒绝签名时才填写见证人。');
    if (stance === 'objects' && opinion === '')
      throw invalidInput('opinion', '本人有不同意见的，请写明意见内容。');
  }
}
