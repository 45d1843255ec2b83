import { draftAppraisal } from '#shared/assessment/draft-appraisal.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import type { Appraisal, TermDossier, TermDueRow, TermRules } from '#shared/contract/assessment-term.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Actor } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import { updateAssessment } from '../record/assessment.repository.ts';
import { type AssessmentDependencies, changeRecord, requireState, type Target } from '../record/change.ts';
import { requirePhase } from '../record/phase.ts';
import { readDossier } from './dossier.ts';
import { countTermDue, type TermDueInput, termDueRows } from './term-due.repository.ts';
import { termRulesOf } from './term-rules.ts';

/** The end of a term: who is due, what is on record about it, and the appraisal that people write. */
export function createTermService(dependencies: AssessmentDependencies) {
  const { database, policy, clock } = dependencies;

  /**
   * For what is written and filed; a reader gets {@link dossier}.
   *
   * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_a_term`
   */
  const wholeDossier = (id: AssessmentId): Promise<TermDossier> => readDossier(dependencies, id);

  /**
   * As far as the reader may see it: conduct is left out for a role that may not read conduct records.
   *
   * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_a_term`
   */
  async function dossier(id: AssessmentId, reader: Role): Promise<TermDossier> {
    const whole = await wholeDossier(id);
    return isAllowed(reader, 'presence.listConduct') ? whole : { ...whole, conduct: [] };
  }

  return {
    /** What the scheme in force says about the end of a term. */
    async rules(): Promise<TermRules> {
      return termRulesOf(await policy.inForce());
    },

    /** A page of those whose term ends by a day, and of those who left; see {@link termDueRows}. */
    async listDue(input: TermDueInput): Promise<{ total: number; rows: TermDueRow[] }> {
      const { years } = termRulesOf(await policy.inForce());
      return {
        total: await countTermDue(database.read, input.filter, years),
        rows: await termDueRows(database.read, input, years, businessDateOf(clock.now())),
      };
    },

    dossier,
    wholeDossier,

    /** A draft out of the dossier; nothing is written. */
    async draft(id: AssessmentId): Promise<Appraisal> {
      return draftAppraisal(await wholeDossier(id));
    },

    /**
     * Replaces the appraisal of an end-of-term record.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `not_a_term`, `not_in_scoring`, `not_scoring`
     */
    saveAppraisal(actor: Actor, input: Target & { appraisal: Appraisal }): Promise<AssessmentDetail> {
      return changeRecord(dependencies, actor, input, async (unit, record) => {
        if (record.cycle.kind !== 'term') throw notATerm(record.subject.name);
        requirePhase(record, 'scoring', '编写鉴定');
        requireState(record, 'scoring', '要修改鉴定请先退回评分。');
        const { appraisal: before } = record.narrative;
        if (canonicalJson(before) === canonicalJson(input.appraisal)) return;
        await updateAssessment(unit, input.id, {
          narrative: JSON.stringify({ ...record.narrative, appraisal: input.appraisal }),
        });
        await unit.audit({
          action: 'assessment.appraisalSaved',
          entityType: 'assessment',
          entityId: input.id,
          before: { appraisal: before },
          after: { appraisal: input.appraisal },
        });
      });
    },
  };
}
export type TermService = ReturnType<typeof createTermService>;

const notATerm = (name: string) => ruleViolation('not_a_term', `${name}的这份考核不是期满考核，没有鉴定。`);
