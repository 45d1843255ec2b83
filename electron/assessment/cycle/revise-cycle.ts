import type { BusinessDate } from '#shared/dates.ts';
import type { PostingId, SchemeVersionId } from '#shared/ids.ts';
import type { AssessedObject } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { CycleHead } from './cycle.repository.ts';

/** What is to be changed; what is left out stays. */
export interface Revision {
  readonly title?: string | undefined;
  readonly year?: number | undefined;
  readonly schemeVersionId?: SchemeVersionId | undefined;
  readonly periodFrom?: BusinessDate | undefined;
  readonly periodTo?: BusinessDate | undefined;
  readonly objects?: readonly AssessedObject[] | undefined;
  readonly postingIds?: readonly PostingId[] | undefined;
  readonly scorers?: string[] | undefined;
  readonly ballotEntry?: 'single' | 'double' | undefined;
  readonly excellentRatio?: number | null | undefined;
  readonly ratioDocumentNumber?: string | null | undefined;
  readonly publicityDays?: number | undefined;
  readonly leadOrgan?: string | null | undefined;
  readonly documentNumber?: string | null | undefined;
  readonly reason: string | null;
}

/** What is fixed once the participants are frozen, in words. */
const fixedAfterDraft = {
  title: '考核名称',
  year: '年度',
  schemeVersionId: '制度方案',
  periodFrom: '考核期起',
  periodTo: '考核期止',
  objects: '考核对象',
  postingIds: '选定的岗位',
  ballotEntry: '测评票录入方式',
  publicityDays: '公示工作日数',
} as const;

/**
 * Refuses what may not be changed any more.
 *
 * @throws ApplicationError RULE_VIOLATION `settings_fixed`, `reason_required`, `document_required`, `pool_locked`,
 *   `scorer_has_scores`
 */
export async function requireRevisable(
  handle: ReadHandle,
  cycle: CycleHead,
  revision: Revision,
): Promise<void> {
  if (cycle.state === 'draft') return;
  if (cycle.state === 'archived') {
    throw ruleViolation('settings_fixed', `${cycle.title}已经归档，考核安排不能再修改。`);
  }
  const fixed = Object.entries(fixedAfterDraft).flatMap(([key, label]) => {
    const asked = revision[key as keyof typeof fixedAfterDraft];
    const is =
      key === 'postingIds' ? undefined : cycle[key as Exclude<keyof typeof fixedAfterDraft, 'postingIds'>];
    return asked === undefined || same(asked, is) ? [] : [label];
  });
  if (fixed.length > 0) {
    throw ruleViolation(
      'settings_fixed',
      `${cycle.title}已经开启，${fixed.join('、')}不能再修改。确实要改，请在没有录入之前退回筹备。`,
    );
  }
  if (changesRatio(cycle, revision)) await requireRatioRevisable(handle, cycle, revision);
  if (revision.scorers !== undefined) await requireScorersKept(handle, cycle, revision.scorers);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const changesRatio = (cycle: CycleHead, { excellentRatio }: Revision) =>
  excellentRatio !== undefined && excellentRatio !== cycle.excellentRatio;

/** Raising the ratio, or doing without one, is a way round the quota: it takes the document that allows it. */
async function requireRatioRevisable(
  handle: ReadHandle,
  cycle: CycleHead,
  revision: Revision,
): Promise<void> {
  const locked = await handle
    .selectFrom('pool_lock')
    .select('pool')
    .where('cycle_id', '=', cycle.id)
    .where('unlocked_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (locked) {
    throw ruleViolation('pool_locked', '已经有组锁定了等次分布，优秀比例不能修改。请先解除锁定。');
  }
  if (revision.reason === null) throw ruleViolation('reason_required', '修改优秀比例要写明理由。');
  const { excellentRatio: before } = cycle;
  const { excellentRatio: after, ratioDocumentNumber } = revised(cycle, revision);
  const raised = before !== null && (after === null || after > before);
  if (raised && ratioDocumentNumber === null) {
    throw ruleViolation(
      'document_required',
      '考核开启后提高或者取消优秀比例，要有文件依据。请填写“优秀比例依据文号”。',
    );
  }
}

/**
 * A scorer is a place in the list: places with scores stay, and after scoring so do their names, for results stand
 * under them.
 */
async function requireScorersKept(
  handle: ReadHandle,
  { id, state, scorers: before }: CycleHead,
  scorers: readonly string[],
): Promise<void> {
  const last = await handle
    .selectFrom('item_score as s')
    .innerJoin('assessment as a', 'a.id', 's.assessment_id')
    .select((e) => e.fn.max('s.scorer').as('place'))
    .where('a.cycle_id', '=', id)
    .executeTakeFirst();
  const scored = last?.place ?? 0;
  if (scored > scorers.length) {
    throw ruleViolation(
      'scorer_has_scores',
      `第 ${scored} 位评分人已经录入过评分，不能去掉；可以改名，或在后面增加评分人。`,
    );
  }
  if (state === 'open' || state === 'scoring') return;
  const renamed = before.slice(0, scored).find((name, index) => name !== scorers[index]);
  if (renamed === undefined) return;
  throw ruleViolation(
    'scorer_has_scores',
    `${renamed}已经评过分，评分阶段结束后不能改名。确实写错的，请先退回测评评分再改；可以在后面增加评分人。`,
  );
}

/** The plan as it is after the revision. */
export function revised(cycle: CycleHead, revision: Revision) {
  const { reason: _, postingIds: __, ...asked } = revision;
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const plan: CycleHead = { ...cycle, ...given };
  return plan;
}
