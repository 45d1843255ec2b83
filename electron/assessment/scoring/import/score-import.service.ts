import type { CycleId, JobId, TownshipId, UploadId, UserId } from '#shared/ids.ts';
import { findTemplate, templateFor } from '#shared/policy/lookup.ts';
import { type AssessedObject, assessedObjects } from '#shared/vocabulary.ts';
import type { Actor, Json, ReadHandle, WriteUnit } from '../../../database/database.types.ts';
import { notFound, ruleViolation } from '../../../errors.ts';
import type { JobProgress, UploadedFile } from '../../../jobs/jobs.types.ts';
import { breather } from '../../../roster/breather.ts';
import { type CycleHead, findCycleHead } from '../../cycle/cycle.repository.ts';
import type { AssessmentDependencies } from '../../record/change.ts';
import { requireCycleState } from '../../record/phase.ts';
import { checkScorer } from '../check-scores.ts';
import { recomputeRecords } from '../recompute.ts';
import { type PlannedSheet, planScoreImport, refuseErrors, type TemplateOf } from './plan-import.ts';
import type { CheckedScores, ScoreReader } from './score-reader.ts';
import { scoreTemplate } from './score-template.ts';
import { scoredRecords, storedScores } from './scored-records.repository.ts';
import { itemColumns, plainTitle } from './sheet-columns.ts';

/** A sheet of an uploaded file, and whose scores it holds; null: of those it names. */
export interface ScoreSelection {
  readonly cycleId: CycleId;
  readonly uploadId: UploadId;
  readonly sheet: string;
  readonly scorer: number | null;
}

/** Lines of the preview that are shown as they would be stored. */
const sampleSize = 20;

/** Brings score sheets in: look, try, then write everything or nothing. */
export function createScoreImports(
  { database, policy, clock, jobs, uploads }: AssessmentDependencies,
  reader: ScoreReader,
) {
  async function open(handle: ReadHandle, id: CycleId) {
    const cycle = await findCycleHead(handle, id);
    if (!cycle) throw notFound('考核');
    const { content } = await policy.get(cycle.schemeVersionId);
    const templateOf: TemplateOf = (object) => templateFor(content, cycle.kind, object);
    const has = (object: AssessedObject) => findTemplate(content, cycle.kind, object) !== undefined;
    const titles = assessedObjects
      .filter(has)
      .flatMap((object) => itemColumns(templateOf(object)).map(({ title }) => plainTitle(title)));
    return { cycle, templateOf, titles: [...new Set(titles)] };
  }

  async function check(owner: UserId, { cycleId, uploadId, sheet, scorer }: ScoreSelection) {
    const opened = await open(database.read, cycleId);
    if (scorer !== null) checkScorer(opened, scorer);
    const file = uploads.get(owner, uploadId);
    return { ...opened, file, checked: await reader.check(file, opened.titles, sheet) };
  }

  async function write(
    actor: Actor,
    { file, checked, ...selection }: ScoreSelection & { file: UploadedFile; checked: CheckedScores },
    progress: JobProgress,
  ): Promise<{ [key: string]: Json }> {
    const { cycleId, sheet, scorer } = selection;
    const breathe = breather(progress.signal);
    progress.report(0, checked.lines.length, '正在核对评分对象');
    return database.write(actor, async (unit) => {
      // Looked at again inside the write: what the preview saw may have changed since.
      const { cycle, templateOf } = await open(unit.trx, cycleId);
      if (scorer !== null) checkScorer({ cycle }, scorer);
      const plan = await planScoreImport(unit.trx, checked, { sheet, scorer, cycle }, templateOf);
      refuseErrors(plan);
      const changed = plan.sheets.filter(({ changes }) => changes.length > 0);
      for (const [done, planned] of changed.entries()) {
        await storeChanges(unit, planned);
        await auditChanges(unit, planned, cycle);
        progress.report(done + 1, changed.length, '正在写入评分');
        await breathe();
      }
      const ids = [...new Set(changed.map(({ record }) => record.id))];
      await recomputeRecords(unit, policy, ids, { countUp: 'all', breathe });
      const { added, overwritten, unchanged } = plan;
      const { fileName, sha256 } = file;
      const { rows } = checked.sheet;
      const scorerName = scorer === null ? null : (cycle.scorers[scorer - 1] ?? null);
      await unit.audit({
        action: 'assessment.scoresImported',
        entityType: 'assessment_cycle',
        entityId: cycleId,
        after: { fileName, sha256, sheet, scorerName, rows, added, overwritten, unchanged },
      });
      progress.signal.throwIfAborted();
      return { rows, added, overwritten, unchanged };
    });
  }

  return {
    /**
     * The workbook to be filled in.
     *
     * @throws ApplicationError NOT_FOUND; INVALID_INPUT; RULE_VIOLATION `nobody_to_score`
     */
    async scoreTemplate({
      cycleId,
      townshipId,
      scorer,
    }: {
      cycleId: CycleId;
      townshipId: TownshipId | null;
      scorer: number | null;
    }) {
      const { cycle, templateOf } = await open(database.read, cycleId);
      if (scorer !== null) checkScorer({ cycle }, scorer);
      const records = (await scoredRecords(database.read, cycleId, townshipId)).filter(
        ({ state, participation }) => state === 'scoring' && participation === 'graded',
      );
      const [first] = records;
      if (!first) throw ruleViolation('nobody_to_score', '没有正在评分的对象，不能生成评分表。');
      const place = townshipId === null ? null : first.townshipName;
      const stored = await storedScores(database.read, cycleId);
      const madeAt = clock.now();
      const made = scoreTemplate({ cycle, place, scorer }, records, stored, templateOf, madeAt);
      const { fileName, bytes, rows } = made;
      return { fileName, base64: Buffer.from(bytes).toString('base64'), rows };
    },

    /** Says which sheets of a handed-in workbook hold scores. @throws NOT_FOUND, FILE_REJECTED */
    async inspectScoreSheets(
      owner: UserId,
      { cycleId, uploadId }: Pick<ScoreSelection, 'cycleId' | 'uploadId'>,
    ) {
      const { titles } = await open(database.read, cycleId);
      const file = uploads.get(owner, uploadId);
      return { fileName: file.fileName, sheets: [...(await reader.inspect(file, titles))] };
    },

    /** Checks every cell and says what an import would do; nothing is written. @throws NOT_FOUND, FILE_REJECTED */
    async previewScoreImport(owner: UserId, selection: ScoreSelection) {
      const { cycle, templateOf, checked } = await check(owner, selection);
      const plan = await planScoreImport(database.read, checked, { ...selection, cycle }, templateOf);
      return {
        rows: checked.sheet.rows,
        added: plan.added,
        overwritten: plan.overwritten,
        unchanged: plan.unchanged,
        problems: [...plan.problems],
        problemCount: plan.count,
        sample: plan.sheets.slice(0, sampleSize).map(({ line, record, scorer, changes }) => ({
          row: line.row,
          assessmentId: record.id,
          name: record.name,
          object: record.object,
          villageName: record.villageName,
          scorerName: cycle.scorers[scorer - 1] ?? '',
          scores: changes.map(({ item, title, points }) => ({ item, title, points })),
        })),
      };
    },

    /**
     * Starts the import as a job of its owner.
     *
     * @throws NOT_FOUND, FILE_REJECTED; RULE_VIOLATION `not_in_scoring`, `import_cell_errors`; the job may fail with the
     *   same when the records changed meanwhile
     */
    async commitScoreImport(owner: UserId, actor: Actor, selection: ScoreSelection): Promise<JobId> {
      const { cycle, templateOf, file, checked } = await check(owner, selection);
      requireCycleState(cycle, ['scoring', 'review', 'approval', 'publicity', 'final'], '导入评分');
      refuseErrors(await planScoreImport(database.read, checked, { ...selection, cycle }, templateOf));
      return jobs.start(owner, `导入评分（${file.fileName}）`, (progress) =>
        write(actor, { ...selection, file, checked }, progress),
      );
    },

    /** Stops the thread that reads files. */
    close: () => reader.close(),
  };
}

/** Writes the changed scores of a sheet; remarks stay as they are. */
async function storeChanges({ trx }: WriteUnit, { record, scorer, changes }: PlannedSheet): Promise<void> {
  await trx
    .insertInto('item_score')
    .values(
      changes.map(({ item, points }) => ({
        assessment_id: record.id,
        scorer,
        item_code: item,
        points,
        remark: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['assessment_id', 'scorer', 'item_code']).doUpdateSet((e) => ({
        points: e.ref('excluded.points'),
      })),
    )
    .execute();
}

/** In the trail of the record itself, so that no score is ever overwritten unseen. */
async function auditChanges(
  unit: WriteUnit,
  { record, scorer, changes }: PlannedSheet,
  { scorers }: CycleHead,
): Promise<void> {
  const scorerName = scorers[scorer - 1] ?? null;
  const replaced = changes.filter(({ before }) => before !== null);
  await unit.audit({
    action: 'assessment.scoresImported',
    entityType: 'assessment',
    entityId: record.id,
    ...(replaced.length === 0
      ? {}
      : { before: { scorerName, scores: replaced.map(({ item, before }) => ({ item, points: before })) } }),
    after: { scorerName, scores: changes.map(({ item, points }) => ({ item, points })) },
  });
}
