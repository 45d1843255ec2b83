import type { FormScore, TeamFormSnapshot, TitledOpinion } from '#shared/archive/snapshots/group-forms.ts';
import { adjustmentWords } from '#shared/assessment/calculation-adjustments.ts';
import type { AssessmentDetail, CalculationLine, OpinionOrgan } from '#shared/contract/assessment-record.ts';
import { formatPoints } from '#shared/points.ts';
import { poolLabels } from '#shared/vocabulary.ts';
import { ballotOptions, byHand, formBallots } from './record-facts.ts';

/*
 * What the forms of teams and units take from a record in the same way. Neither is bound into anybody's file; both say
 * how the points came about, since no other form of theirs does.
 */

/** Points written out; null while there are none. */
const written = (points: CalculationLine['points']) => (points === null ? null : formatPoints(points));

/** The scores section by section: of each item what is looked at, of other sections how they came about. */
export function formScore(detail: AssessmentDetail): FormScore {
  const { calculation, template, adjustments, rank, pool, poolSize } = detail;
  return {
    sections: calculation.sections.map((line, index) => {
      const section = template.sections[index];
      return {
        title: line.label,
        guidance: section?.source === 'items' || line.points === null ? null : line.formula,
        maximum: formatPoints(line.maximum),
        points: written(line.points),
        items:
          section?.source === 'items'
            ? section.items.map((item, place) => ({
                title: item.title,
                guidance: item.guidance || null,
                maximum: formatPoints(item.maximum),
                points: written(line.lines[place]?.points ?? null),
              }))
            : [],
      };
    }),
    adjustments: adjustments.map(({ code, points, evidence, documentNumber }) => {
      const rule = template.adjustments.find((candidate) => candidate.code === code);
      const kind = rule?.kind ?? 'bonus';
      return {
        title: `${adjustmentWords[kind]}：${rule?.title ?? code}`,
        points: `${kind === 'bonus' ? '+' : '−'}${formatPoints(points)}`,
        evidence,
        documentNumber,
      };
    }),
    total:
      calculation.total === null
        ? null
        : { points: formatPoints(calculation.total), formula: calculation.totalFormula },
    rank: rank === null ? null : `${poolSize} 个${poolLabels[pool]}中第 ${rank} 名`,
  };
}

/** Ballots and the words of their options; both null where the scheme asks for none. */
export function groupBallots(detail: AssessmentDetail): Pick<TeamFormSnapshot, 'ballotOptions' | 'ballots'> {
  const asked = detail.template.sections.some(({ source }) => source === 'ballots');
  return {
    ballotOptions: asked ? ballotOptions(detail) : null,
    ballots: formBallots(detail),
  };
}

/** The cell of an organ: asked for by the form, or there only where the organ wrote something. */
export interface OpinionPlace {
  readonly organ: Exclude<OpinionOrgan, 'county_departments'>;
  readonly title: string;
  readonly asked: boolean;
  /** True where the cell has a place for a grade. */
  readonly proposes: boolean;
}

/** Cells of opinions in the order of the form; those of county departments, each by its name, stand last. */
export function titledOpinions(
  { narrative, gradeWords }: AssessmentDetail,
  places: readonly OpinionPlace[],
): TitledOpinion[] {
  const cells = places.flatMap(({ organ, title, asked, proposes }): TitledOpinion[] => {
    const found = narrative.opinions.find((opinion) => opinion.organ === organ);
    if (!found) return asked ? [{ ...byHand, title, proposal: proposes ? { grade: null } : null }] : [];
    const { text, signer, signedOn, proposedGrade } = found;
    const grade = proposedGrade === null ? null : gradeWords[proposedGrade];
    const proposal = proposes || grade !== null ? { grade } : null;
    return [{ text: text || null, signer, signedOn, title, proposal }];
  });
  const departments = narrative.opinions
    .filter(({ organ }) => organ === 'county_departments')
    .map(({ organName, text, signer, signedOn }) => ({
      text: text || null,
      signer,
      signedOn,
      title: `${organName ?? '县级部门'}意见`,
      proposal: null,
    }));
  return [...cells, ...departments];
}
