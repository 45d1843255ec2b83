import {
  type PublicityNoticeSnapshot,
  publicityNoticeSnapshotSchema,
} from '#shared/archive/snapshots/letters.ts';
import type { Publicised, PublicityNotice } from '#shared/contract/assessment-publicity.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import { assessedObjectLabels, assessmentKindLabels } from '#shared/vocabulary.ts';
import type { CycleHead } from '../../assessment/cycle/cycle.repository.ts';
import { ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import type { DocumentDraft } from './draft.types.ts';
import { signingOrgan } from './letters.ts';

/**
 * What stands in the 公示 of a cycle: the notice that was made last and not withdrawn, with the results that were frozen
 * with it. A later notice of the same cycle is a document of its own.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `no_publicity` while none is arranged
 */
export async function publicityNoticeDraft(
  { assessment, policy }: ArchiveDependencies,
  cycleId: CycleId,
): Promise<DocumentDraft> {
  const cycle = await assessment.cycles.headOf(cycleId);
  const notice = await standingNotice({ assessment }, cycle);
  const { results } = await assessment.publicity.publicisedResults(notice.id);
  const { content } = await policy.get(cycle.schemeVersionId);
  return {
    kind: 'publicity_notice',
    year: cycle.year,
    schemeVersionId: cycle.schemeVersionId,
    title: `${cycle.title}公示`,
    name: '',
    about: notice.id,
    assessment: null,
    cycleId,
    unitId: null,
    caseId: null,
    person: null,
    refusal: null,
    standing: notice.revision,
    standingNow: async (handle) => {
      const row = await handle
        .selectFrom('publicity')
        .select('revision')
        .where('id', '=', notice.id)
        .executeTakeFirst();
      return row?.revision ?? 0;
    },
    formedOn: () => businessDateOf(notice.createdAt),
    snapshot: (frame) =>
      publicityNoticeSnapshotSchema.parse({
        kind: 'publicity_notice',
        ...frame,
        year: cycle.year,
        documentNumber: notice.documentNumber,
        organ: signingOrgan(cycle, content),
        issuedOn: businessDateOf(notice.createdAt),
        cycleTitle: cycle.title,
        assessment: assessmentKindLabels[cycle.kind],
        settledBy: content.annual.approvingOrgan.name,
        onlyExcellent: notice.scope === 'excellent',
        startsOn: notice.startsOn,
        endsOn: notice.endsOn,
        workingDays: notice.workingDays,
        place: notice.place,
        contact: notice.contact,
        lists: listsOf(results),
      } satisfies PublicityNoticeSnapshot),
  };
}

async function standingNotice(
  { assessment }: Pick<ArchiveDependencies, 'assessment'>,
  cycle: CycleHead,
): Promise<PublicityNotice> {
  const { notices } = await assessment.publicity.publicity(cycle.id);
  const notice = notices.find(({ version, stage }) => version === cycle.version && stage !== 'withdrawn');
  if (notice) return notice;
  throw ruleViolation(
    'no_publicity',
    `${cycle.title}还没有安排公示，没有公示稿。请先在公示页填写时间和地点。`,
  );
}

type List = PublicityNoticeSnapshot['lists'][number];

function listsOf(results: readonly Publicised[]): List[] {
  const people = results.filter(({ object }) => object === 'first_secretary' || object === 'team_member');
  const teams = results.filter(({ object }) => object === 'team');
  const units = results.filter(({ object }) => object === 'unit');
  const lists: (List | null)[] = [
    listOf(
      '第一书记、工作队员',
      ['姓名', '派出单位', '派驻村', '驻村职务'],
      people.map((result) => [
        result.name,
        result.unitName,
        `${result.townshipName}${result.villageName}`,
        assessedObjectLabels[result.object],
        result.gradeWord,
      ]),
    ),
    listOf(
      assessedObjectLabels.team,
      ['驻村工作队'],
      teams.map(({ townshipName, villageName, gradeWord }) => [
        `${townshipName}${villageName}驻村工作队`,
        gradeWord,
      ]),
    ),
    listOf(
      assessedObjectLabels.unit,
      ['派出单位'],
      units.map(({ name, gradeWord }) => [name, gradeWord]),
    ),
  ];
  return lists.filter((list) => list !== null);
}

function listOf(title: string, columns: readonly string[], rows: readonly string[][]): List | null {
  if (rows.length === 0) return null;
  return {
    title,
    columns: ['序号', ...columns, '考核等次'],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
  };
}
