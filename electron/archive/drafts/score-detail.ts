import {
  type DetailLine,
  type ScoreDetailSnapshot,
  scoreDetailSnapshotSchema,
} from '#shared/archive/snapshots/score-detail.ts';
import {
  type AssessmentDetail,
  type CalculationLine,
  isPersonSubject,
} from '#shared/contract/assessment-record.ts';
import { businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { formatPoints } from '#shared/points.ts';
import {
  assessedObjectLabels,
  assessmentKindLabels,
  identityLabels,
  participationLabels,
  poolLabels,
  raterGroupLabels,
} from '#shared/vocabulary.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import type { DocumentDraft, DraftReader } from './draft.types.ts';
import { readRecordWithCycle, recordDraft } from './record-draft.ts';
import { formationDate, nameOfSubject } from './record-facts.ts';

const rounding =
  '每个维度的得分四舍五入到 0.01 分，此前各步按精确分数计算；总分是各维度得分之和，加上加分、减去减分。';

/**
 * What stands on 考核得分明细: the whole calculation of a record, whatever it is about.
 *
 * @throws ApplicationError NOT_FOUND
 */
export async function scoreDetailDraft(
  dependencies: ArchiveDependencies,
  id: AssessmentId,
  reader: DraftReader,
): Promise<DocumentDraft> {
  const record = await readRecordWithCycle(dependencies, id, reader);
  const { detail } = record;
  const { calculation, gradeWords, gradeCap } = detail;
  return {
    ...recordDraft(dependencies, record, 'score_detail'),
    title: `${detail.cycleTitle}得分明细`,
    formedOn: (at) => formationDate(detail, null, at),
    snapshot: (frame) =>
      scoreDetailSnapshotSchema.parse({
        kind: 'score_detail',
        ...frame,
        year: detail.year,
        cycleTitle: detail.cycleTitle,
        assessment: assessmentKindLabels[detail.kind],
        object: assessedObjectLabels[detail.object],
        template: detail.template.title,
        subject: subjectOf(detail),
        sections: calculation.sections.map((line) => detailLine(line)),
        adjustmentLines: calculation.adjustments.map(({ kind, line }) =>
          detailLine(line, kind === 'bonus' ? '+' : '−'),
        ),
        ballots: ballotsOf(detail),
        sheets: remarksOf(detail),
        adjustments: detail.adjustments.map((entry) => adjustmentOf(detail, entry)),
        total:
          calculation.total === null
            ? null
            : { points: formatPoints(calculation.total), formula: calculation.totalFormula },
        missing: calculation.missing,
        rounding,
        rank: rankOf(detail),
        suggestion: {
          grade: calculation.suggestedGrade && gradeWords[calculation.suggestedGrade],
          reason: calculation.suggestionReason,
        },
        participation: participationLabels[detail.participation],
        cap: gradeCap && gradeWords[gradeCap],
        decisions: decisionsOf(detail),
      } satisfies ScoreDetailSnapshot),
  };
}

function subjectOf(detail: AssessmentDetail): ScoreDetailSnapshot['subject'] {
  const { subject } = detail;
  const name = nameOfSubject(detail);
  const village = { label: '派驻村', value: `${subject.townshipName}${subject.villageName}` };
  if (isPersonSubject(subject)) {
    return {
      name,
      facts: [
        { label: '派出单位', value: subject.unitName },
        village,
        { label: '身份', value: identityLabels[subject.identity] },
        { label: '驻村职务', value: assessedObjectLabels[subject.role] },
      ],
      members: [],
    };
  }
  if (subject.object === 'team') {
    const units = subject.units.map((unit) => unit.name).join('、');
    return {
      name,
      facts: [village, { label: '派出单位', value: units || null }],
      members: subject.members.map((member) => `${member.name}（${member.unitName}）`),
    };
  }
  return {
    name,
    facts: [{ label: '选派人数', value: `${subject.people.length} 人` }],
    members: subject.people.map((person) => `${person.name}（${person.villageName}）`),
  };
}

/** @param sign stands before the points of what is added or taken off */
function detailLine(line: CalculationLine, sign = ''): DetailLine {
  return {
    label: line.label,
    formula: line.formula,
    points: line.points === null ? null : `${sign}${formatPoints(line.points)}`,
    maximum: formatPoints(line.maximum),
    missing: line.missing,
    source: line.clause && `${line.clause.document}${line.clause.article}`,
    example: line.example,
    lines: innerLines(line).map((inner) => detailLine(inner, sign)),
  };
}

/** The only score sheet of an item says what its line says already. */
function innerLines({ key, lines }: CalculationLine): readonly CalculationLine[] {
  const [only] = lines;
  return lines.length === 1 && only?.key.startsWith(`${key}.scorer`) ? [] : lines;
}

function ballotsOf({ template, tallies, gradeWords }: AssessmentDetail): ScoreDetailSnapshot['ballots'] {
  return template.sections.flatMap((section) => {
    if (section.source !== 'ballots') return [];
    const groups = section.groups.flatMap(({ group }) => {
      const tally = tallies.find((candidate) => candidate.group === group);
      if (!tally) return [];
      const { issued, returned, valid, invalid, blank } = tally;
      const votes = section.options.map(({ grade }) => tally.votes[grade]);
      return [{ label: raterGroupLabels[group], issued, returned, valid, invalid, blank, votes }];
    });
    const options = section.options.map(({ grade, value }) => ({
      word: gradeWords[grade],
      value: formatPoints(value),
    }));
    return groups.length === 0 ? [] : [{ section: section.title, options, groups }];
  });
}

/** Score sheets on which something was written; the points of all stand in the calculation. */
function remarksOf({ template, scores, scorers }: AssessmentDetail): ScoreDetailSnapshot['sheets'] {
  const items = template.sections.flatMap((section) => (section.source === 'items' ? section.items : []));
  return items.flatMap((item) => {
    const remarked = scores.filter((score) => score.item === item.code && score.remark !== null);
    if (remarked.length === 0) return [];
    return [
      {
        item: item.title,
        maximum: formatPoints(item.maximum),
        scores: remarked.map(({ scorer, points, remark }) => ({
          scorer: scorers[scorer - 1] ?? `第 ${scorer} 位评分人`,
          points: formatPoints(points),
          remark,
        })),
      },
    ];
  });
}

function adjustmentOf(
  { template }: AssessmentDetail,
  { code, points, evidence, documentNumber }: AssessmentDetail['adjustments'][number],
): ScoreDetailSnapshot['adjustments'][number] {
  const rule = template.adjustments.find((candidate) => candidate.code === code);
  const sign = rule?.kind === 'deduction' ? '−' : '+';
  return { title: rule?.title ?? code, points: `${sign}${formatPoints(points)}`, evidence, documentNumber };
}

function rankOf({ rank, pool, poolSize }: AssessmentDetail): string | null {
  return rank === null ? null : `${poolLabels[pool]} ${poolSize} 个考核对象中第 ${rank} 名`;
}

function decisionsOf({ proposal, approval, gradeWords }: AssessmentDetail): string[] {
  const sentence = (
    step: { grade: keyof typeof gradeWords | null; reason: string | null; by: string; at: string },
    done: string,
    note: string,
  ) => {
    const grade = step.grade === null ? '不定等次' : gradeWords[step.grade];
    const reason = step.reason === null ? '' : `；理由：${step.reason.replace(/。$/u, '')}`;
    return `${formatDateLong(businessDateOf(new Date(step.at)))}，${step.by}${done}：${grade}${note}${reason}。`;
  };
  return [
    ...(proposal ? [sentence(proposal, '建议等次', '')] : []),
    ...(approval
      ? [sentence(approval, '审定等次', approval.documentNumber ? `（${approval.documentNumber}）` : '')]
      : []),
  ];
}
