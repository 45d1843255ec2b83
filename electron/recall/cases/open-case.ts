import { caseStageLabels } from '#shared/case-vocabulary.ts';
import type { CaseSubject, CaseTrigger } from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf, formatDateLong } from '#shared/dates.ts';
import { caseIdSchema, type PostingId, userIdSchema } from '#shared/ids.ts';
import { workflowReady } from '#shared/policy/validate-workflow.ts';
import { dueOn } from '#shared/recall/case-deadline.ts';
import { stateOf } from '#shared/recall/case-steps.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { invalidInput, notFound, ruleViolation } from '../../errors.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';
import { type PostingFacts, postingFacts } from '../../roster/posting-facts.ts';
import { findPostingRow } from '../../roster/posting-row.repository.ts';
import { changeOf } from '../posting-changes.repository.ts';
import { namesOf, searchTextOf } from '../signal-row.ts';
import { type CaseRow, insertCase, nextSerial, openCaseOf, replaceTriggers } from './case.repository.ts';
import type { CaseDependencies } from './case-dependencies.ts';
import { appendEvent } from './case-events.ts';
import { triggerChoices, triggersByCode } from './case-view.ts';
import { type CaseAt, workflowOf } from './change-case.ts';
import type { CaseActor } from './confidential.ts';
import { type AskedSignal, linkSignals, signalsAsRead } from './link-signals.ts';

export interface NewCase {
  readonly postingId: PostingId;
  readonly on: BusinessDate;
  readonly signals: readonly AskedSignal[];
  readonly triggers: readonly string[];
  readonly facts: string;
}

/** Opening a case about a posting. */
export function createCaseOpening({ database, policy, sources, rows }: CaseDependencies) {
  async function requiredFacts(handle: ReadHandle, id: PostingId): Promise<PostingFacts> {
    const facts = (await postingFacts(handle, [id])).get(id);
    if (facts && facts.end === null) return facts;
    const posting = await findPostingRow(handle, id);
    if (!posting) throw notFound('派驻记录');
    throw ruleViolation(
      'not_on_post',
      facts
        ? `${facts.name}在${facts.village}的派驻已于 ${facts.end} 结束，不能再立案召回。`
        : `${posting.villageName}的这个岗位还没有人到岗，不能立案召回。`,
    );
  }

  return {
    /** See the contract for the refusals. */
    async openCase(actor: CaseActor, input: NewCase): Promise<CaseAt> {
      const { standing } = await rows.rowsOf([input.postingId], actor.role);
      const { scheme } = standing;
      requireReady(scheme);
      const [day, days] = [sources.today(), (await sources.calendar()).days];
      return database.write(actor, async (unit) => {
        const { trx, at } = unit;
        const facts = await requiredFacts(trx, input.postingId);
        await refuseSecondCase(trx, facts);
        checkOpening(input.on, facts, businessDateOf(at));
        const unchanged = (await changeOf(trx, facts.id)) <= standing.seen && standing.asOf === day;
        const held = standing.signals.get(facts.id) ?? [];
        const taken = await signalsAsRead(trx, facts.id, held, input.signals, unchanged);
        const triggers = chosenTriggers(scheme, [
          ...input.triggers,
          ...taken.map(({ triggerCode }) => triggerCode),
        ]);
        const initial = stateOf(workflowOf(scheme), workflowOf(scheme).initial);
        const row = await newRow(unit, actor, {
          facts,
          scheme,
          opened: input,
          state: initial.code,
          stage: initial.stage,
          due_on: dueOn(initial.deadline, input.on, days),
        });
        await insertCase(unit, row);
        await setTriggers(unit, row, scheme, triggers);
        await appendEvent(unit, row.id, {
          kind: 'opened',
          on: input.on,
          title: `立案，进入“${initial.title}”`,
          organ: initial.organ,
          handler: actor.name,
          opinion: input.facts,
          detail: { triggers: triggers.map(({ code }) => code) },
        });
        await linkSignals(unit, row, taken, input.on);
        await unit.audit({
          action: 'recall.caseOpened',
          entityType: 'recall_case',
          entityId: row.id,
          after: {
            number: row.number,
            postingId: facts.id,
            person: facts.name,
            village: facts.village,
            unit: facts.unit,
            scheme: scheme.title,
            triggers: triggers.map(({ title }) => title),
            signals: taken.map(({ sentence }) => sentence),
            facts: input.facts,
            onDate: input.on,
          },
        });
        return { id: row.id, revision: 1 };
      });
    },

    /** What stands in the way of a case about a posting, and what it could be about. @throws NOT_FOUND */
    async caseCandidates(postingId: PostingId) {
      const scheme = await policy.inForce();
      const posting = await findPostingRow(database.read, postingId);
      if (!posting) throw notFound('派驻记录');
      const open = await openCaseOf(database.read, postingId);
      const ready = readiness(scheme);
      return {
        openCase: open ? { id: open.id, number: open.number } : null,
        obstacles: [
          ...(posting.status === 'on_post'
            ? []
            : [
                posting.status === 'open'
                  ? `${posting.villageName}的这个岗位还没有人到岗，不能立案召回。`
                  : `${posting.personName ?? ''}在${posting.villageName}的派驻已于 ${posting.endDate ?? ''} 结束，不能再立案召回。`,
              ]),
          ...(ready === null ? [] : [ready]),
        ],
        triggerChoices: triggerChoices(scheme.content.recall.triggers),
      };
    },
  };
}

/** Why no case can be opened under a scheme; null when one can. */
function readiness({ title, content }: SchemeVersionWithContent): string | null {
  const { workflow } = content.recall;
  const problems = workflow.kind === 'stated' ? workflowReady(workflow.value) : [];
  if (workflow.kind === 'stated' && problems.length === 0) return null;
  const why = problems[0] ?? '方案没有规定召回的办理环节。';
  return `现行方案“${title}”还不能办理召回案件：${why}请先在制度方案中补充后发布并设为现行。`;
}

/** @throws RULE_VIOLATION `no_workflow` */
function requireReady(scheme: SchemeVersionWithContent): void {
  const problem = readiness(scheme);
  if (problem !== null) throw ruleViolation('no_workflow', problem);
}

/** @throws RULE_VIOLATION `case_open` */
async function refuseSecondCase(handle: ReadHandle, { id, name }: PostingFacts): Promise<void> {
  const open = await openCaseOf(handle, id);
  if (!open) return;
  throw ruleViolation(
    'case_open',
    `${name}的召回案件 ${open.number} 正在办理（${caseStageLabels[open.stage]}），一次派驻同时只能有一个案件。请在原案件中继续办理。`,
  );
}

/** @throws INVALID_INPUT `on` */
function checkOpening(on: BusinessDate, { start, name }: PostingFacts, today: BusinessDate): void {
  if (on > today) throw invalidInput('on', `立案日期 ${on} 还没有到，请核对。`);
  if (on < start)
    throw invalidInput('on', `立案日期 ${on} 早于${name}的到岗日期${formatDateLong(start)}，请核对。`);
}

/**
 * Triggers of the scheme by their codes, in its order.
 *
 * @throws INVALID_INPUT `triggers` when there are none, or one is not of the scheme
 */
export function chosenTriggers(scheme: SchemeVersionWithContent, codes: readonly string[]): CaseTrigger[] {
  if (codes.length === 0) throw invalidInput('triggers', '请至少选择一种召回情形。');
  const triggers = triggersByCode(scheme, codes);
  if (triggers.length < new Set(codes).size)
    throw invalidInput('triggers', `有一种召回情形不在“${scheme.title}”之中，请重新选择。`);
  return triggers;
}

/** Sets what a case is about. */
export function setTriggers(
  unit: WriteUnit,
  { id, year }: Pick<CaseRow, 'id' | 'year'>,
  { code }: Pick<SchemeVersionWithContent, 'code'>,
  triggers: readonly Pick<CaseTrigger, 'code' | 'ordinal'>[],
): Promise<void> {
  return replaceTriggers(
    unit,
    id,
    triggers.map((trigger) => ({
      trigger_code: trigger.code,
      scheme_code: code,
      ordinal: trigger.ordinal,
      year,
    })),
  );
}

async function newRow(
  { trx, at }: WriteUnit,
  actor: CaseActor,
  {
    facts,
    scheme,
    opened,
    ...state
  }: Pick<CaseRow, 'state' | 'stage' | 'due_on'> & {
    readonly facts: PostingFacts;
    readonly scheme: SchemeVersionWithContent;
    readonly opened: NewCase;
  },
): Promise<Omit<CaseRow, 'revision'>> {
  const year = Number(opened.on.slice(0, 4));
  const serial = await nextSerial(trx, year);
  const number = `召回-${year}-${String(serial).padStart(3, '0')}`;
  const subject: CaseSubject = { ...namesOf(facts), startDate: facts.start };
  return {
    id: newId(caseIdSchema),
    year,
    serial,
    number,
    posting_id: facts.id,
    person_id: facts.personId,
    township_id: facts.townshipId,
    village_id: facts.villageId,
    unit_id: facts.unitId,
    subject: JSON.stringify(subject),
    search_text: `${number}\n${searchTextOf(facts)}`,
    scheme_version_id: scheme.id,
    ...state,
    state_since: opened.on,
    facts: opened.facts,
    fault: null,
    fault_reason: null,
    statement: null,
    verification: null,
    measures: '[]',
    opened_on: opened.on,
    opened_at: at,
    opened_by_id: userIdSchema.parse(actor.id),
    opened_by_name: actor.name,
    proposed_on: null,
    proposed_by_id: null,
    proposed_by_name: null,
    outcome: null,
    decided_on: null,
    decided_by_id: null,
    decided_by_name: null,
    decision: null,
    recalled_on: null,
    effect_until: null,
    ended_on: null,
  };
}
