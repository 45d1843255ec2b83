import { sql } from 'kysely';
import { businessDateOf } from '#shared/dates.ts';
import { assessmentIdSchema } from '#shared/ids.ts';
import { formatPoints, points } from '#shared/points.ts';
import { gradeWordOf, gradeWordsFor } from '#shared/policy/lookup.ts';
import { assessmentStateLabels } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../../database/database.types.ts';
import type { PolicyService } from '../../../policy/policy.service.ts';
import { wordIn } from './fact-changes.ts';
import type { FactWord, FactWords, RecordNow, RecordOwner, Suggestion } from './record.types.ts';

const ballots: FactWord['read'] = (value) => `${value} 张`;

export const assessmentWords: FactWords = {
  state: { label: '考核状态', read: wordIn(assessmentStateLabels) },
  grade: { label: '考核等次' },
  total_points: { label: '总分', read: (value) => `${formatPoints(points(Number(value)))} 分` },
  settled_on: { label: '审定日期' },
  issued: { label: '发出测评票', read: ballots },
  returned: { label: '收回测评票', read: ballots },
  valid: { label: '有效测评票', read: ballots },
  excellent: { label: '最高一档票数', read: ballots },
  competent: { label: '第二档票数', read: ballots },
  basically_competent: { label: '第三档票数', read: ballots },
  incompetent: { label: '最低一档票数', read: ballots },
};

const sumOf = (column: string) => sql<number>`coalesce(sum(tally.${sql.ref(column)}), 0)`;

/** Assessments of the person on this post, or one, with the ballots of all groups together. */
export async function assessmentRecords(
  handle: ReadHandle,
  policy: Pick<PolicyService, 'get'>,
  { postingId, personId }: RecordOwner,
  given?: string,
): Promise<RecordNow[]> {
  const asked = assessmentIdSchema.safeParse(given);
  if (given !== undefined && !asked.success) return [];
  const rows = await handle
    .selectFrom('assessment')
    .innerJoin('assessment_cycle as cycle', 'cycle.id', 'assessment.cycle_id')
    .leftJoin('ballot_tally as tally', 'tally.assessment_id', 'assessment.id')
    .select([
      'assessment.id',
      'cycle.title',
      'cycle.period_to',
      'cycle.lead_organ',
      'cycle.scheme_version_id',
      'assessment.identity',
      'assessment.state',
      'assessment.final_grade',
      'assessment.total_points',
      'assessment.approved_at',
      sumOf('issued').as('issued'),
      sumOf('returned').as('returned'),
      sumOf('valid').as('valid'),
      sumOf('excellent').as('excellent'),
      sumOf('competent').as('competent'),
      sumOf('basically_competent').as('basically_competent'),
      sumOf('incompetent').as('incompetent'),
    ])
    .where('assessment.posting_id', '=', postingId)
    .where('assessment.person_id', '=', personId)
    .$if(asked.success, (query) => (asked.success ? query.where('assessment.id', '=', asked.data) : query))
    .groupBy('assessment.id')
    .execute();
  return Promise.all(
    rows.map(async ({ id, title, period_to, lead_organ, scheme_version_id, identity, ...row }) => {
      const { content } = await policy.get(scheme_version_id);
      const words = gradeWordsFor(content, identity);
      const { final_grade, approved_at, ...figures } = row;
      const grade = row.state === 'locked' ? gradeWordOf(words, final_grade) : null;
      const settledOn = approved_at === null ? null : businessDateOf(approved_at);
      const label = `${title}：${grade ?? assessmentStateLabels[row.state]}`;
      const source = lead_organ ?? title;
      const on = settledOn ?? period_to;
      const result: Suggestion = { type: 'assessment', on, source, finding: resultOf(title, grade, row) };
      const approval = ballotsOf(title, row);
      return {
        kind: 'assessment' as const,
        id,
        label,
        facts: { ...figures, grade, settled_on: settledOn },
        voided: null,
        settled: row.state === 'locked',
        suggestions:
          approval === null ? [result] : [result, { ...result, type: 'ballot', finding: approval }],
      };
    }),
  );
}

function resultOf(title: string, grade: string | null, row: { readonly total_points: number | null }) {
  const total = row.total_points === null ? '' : `，总分 ${formatPoints(points(row.total_points))} 分`;
  return `${title}的结果为${grade ?? '尚未审定'}${total}。`;
}

interface Ballots {
  readonly issued: number;
  readonly valid: number;
  readonly excellent: number;
  readonly competent: number;
  readonly basically_competent: number;
  readonly incompetent: number;
}

/** `null` where nobody was asked. */
function ballotsOf(title: string, counted: Ballots): string | null {
  const rated = counted.excellent + counted.competent + counted.basically_competent + counted.incompetent;
  if (rated === 0) return null;
  const satisfied = counted.excellent + counted.competent;
  // Cut off, not rounded: a share below a figure never reads as if it had reached it.
  const share = Math.floor((satisfied * 10_000) / rated) / 100;
  return `${title}的民主测评发出 ${counted.issued} 张，有效 ${counted.valid} 张；作出评价的 ${rated} 张中，前两档 ${satisfied} 张，占 ${share}%。`;
}
