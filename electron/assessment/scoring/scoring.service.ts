import { calculate } from '#shared/assessment/calculate.ts';
import { tallyProblems } from '#shared/assessment/tally-problems.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import {
  type AssessmentDetail,
  type BallotTally,
  type ItemScore,
  type Narrative,
  opinionOrganLabels,
  type YearFigures,
} from '#shared/contract/assessment-record.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { formatPoints } from '#shared/points.ts';
import type { BallotSection, Item } from '#shared/policy/scheme.ts';
import { type RaterGroup, raterGroupLabels } from '#shared/vocabulary.ts';
import type { Actor, WriteUnit } from '../../database/database.types.ts';
import { ApplicationError, invalidInput } from '../../errors.ts';
import {
  scoresOf,
  storeScores,
  storeTally,
  talliesOf,
  updateAssessment,
} from '../record/assessment.repository.ts';
import type { RuledRecord } from '../record/assessment-detail.ts';
import { type AssessmentDependencies, changeRecord, requireState, type Target } from '../record/change.ts';

const scoringAdvice = '要修改请先退回评分；已锁定的由领导写明理由重新开启。';

/** Entry of ballots, item scores and texts. Each save works the total out again in the same transaction. */
export function createScoringService(dependencies: AssessmentDependencies) {
  const whileScoring = (
    actor: Actor,
    target: Target,
    work: (unit: WriteUnit, record: RuledRecord) => Promise<void>,
  ): Promise<AssessmentDetail> =>
    changeRecord(dependencies, actor, target, async (unit, record) => {
      requireState(record, 'scoring', scoringAdvice);
      await work(unit, record);
    });

  return {
    /**
     * Replaces one rater group's tally, or takes it back.
     *
     * @throws ApplicationError INVALID_INPUT for a group that does not rate here or numbers that do not add up
     */
    saveTally(actor: Actor, input: Target & { group: RaterGroup; tally: BallotTally | null }) {
      return whileScoring(actor, input, async (unit, record) => {
        const { group, tally } = input;
        const section = sectionOf(record, group);
        if (tally !== null) checkTally(section, group, tally);
        const before = record.tallies.find((other) => other.group === group) ?? null;
        if (same(before, tally)) return;
        await storeTally(unit, input.id, group, tally);
        const result = await recompute(unit, record);
        await unit.audit({
          action: tally === null ? 'assessment.tallyRemoved' : 'assessment.tallySaved',
          entityType: 'assessment',
          entityId: input.id,
          before: { group, tally: before, ...standing(record) },
          after: { group, tally, ...result },
        });
      });
    },

    /**
     * Replaces the committee's item scores.
     *
     * @throws ApplicationError INVALID_INPUT for an item that is unknown, twice there or scored above its maximum
     */
    saveScores(actor: Actor, input: Target & { scores: readonly ItemScore[] }) {
      return whileScoring(actor, input, async (unit, record) => {
        checkScores(record, input.scores);
        const scores = input.scores.toSorted((a, b) => (a.item < b.item ? -1 : 1));
        if (same(record.scores, scores)) return;
        await storeScores(unit, input.id, scores);
        const result = await recompute(unit, record);
        await unit.audit({
          action: 'assessment.scoresSaved',
          entityType: 'assessment',
          entityId: input.id,
          before: { scores: record.scores, ...standing(record) },
          after: { scores, ...result },
        });
      });
    },

    /**
     * Replaces the texts and the year's figures.
     *
     * @throws ApplicationError INVALID_INPUT for two opinions of one organ, or one signed on a day to come
     */
    saveNarrative(actor: Actor, input: Target & { narrative: Narrative; figures: YearFigures }) {
      return whileScoring(actor, input, async (unit, { narrative: textBefore, figures: figuresBefore }) => {
        const { narrative, figures } = input;
        checkOpinions(narrative, businessDateOf(unit.at));
        const [before, after] = [
          { narrative: textBefore, figures: figuresBefore },
          { narrative, figures },
        ];
        if (same(before, after)) return;
        await updateAssessment(unit, input.id, {
          narrative: JSON.stringify(narrative),
          figures: JSON.stringify(figures),
        });
        await unit.audit({
          action: 'assessment.narrativeSaved',
          entityType: 'assessment',
          entityId: input.id,
          before,
          after,
        });
      });
    },
  };
}

export type ScoringService = ReturnType<typeof createScoringService>;

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

const standing = ({ row }: RuledRecord) => ({ total: row.total_points, suggestedGrade: row.suggested_grade });

/** Works total and suggestion out from what is stored now, and stores them. */
async function recompute(unit: WriteUnit, record: RuledRecord) {
  const { row, template, gradeWords } = record;
  const tallies = await talliesOf(unit.trx, row.id);
  const scores = await scoresOf(unit.trx, row.id);
  const inputs = { ...record, tallies, scores, scorers: record.cycle.scorers };
  const { total, suggestedGrade } = calculate(template, inputs, gradeWords);
  await updateAssessment(unit, row.id, { total_points: total, suggested_grade: suggestedGrade });
  return { total, suggestedGrade };
}

function sectionOf({ template }: RuledRecord, group: RaterGroup): BallotSection {
  for (const section of template.sections) {
    if (section.source === 'ballots' && section.groups.some((rule) => rule.group === group)) return section;
  }
  throw invalidInput('group', `${template.title}没有“${raterGroupLabels[group]}”这类测评主体。`);
}

function checkTally(section: BallotSection, group: RaterGroup, tally: BallotTally): void {
  if (tally.group !== group) {
    throw invalidInput(
      'tally.group',
      `要录入的是${raterGroupLabels[group]}的票数，送来的却是${raterGroupLabels[tally.group]}的，请刷新后重录。`,
    );
  }
  const offered = section.options.map((option) => option.grade);
  refuse(
    `${raterGroupLabels[group]}的票数对不上：`,
    tallyProblems(tally, offered).map((message) => ({ path: 'tally', message })),
  );
}

function checkScores({ template }: RuledRecord, scores: readonly ItemScore[]): void {
  const items = new Map<string, Item>(
    template.sections.flatMap((section) =>
      section.source === 'items' ? section.items.map((item) => [item.code, item] as const) : [],
    ),
  );
  const seen = new Set<string>();
  const issues = scores.flatMap(({ item: code, points }, index) => {
    const item = items.get(code);
    const twice = seen.has(code);
    seen.add(code);
    if (!item)
      return [{ path: `scores.${index}.item`, message: `${template.title}没有代码为“${code}”的项目。` }];
    if (twice) return [{ path: `scores.${index}.item`, message: `“${item.title}”评了两次，只能评一次。` }];
    if (points <= item.maximum) return [];
    const message = `“${item.title}”评了 ${formatPoints(points)} 分，超过满分 ${formatPoints(item.maximum)} 分。`;
    return [{ path: `scores.${index}.points`, message }];
  });
  refuse('', issues);
}

function checkOpinions({ opinions }: Narrative, today: BusinessDate): void {
  const organs = opinions.map((opinion) => opinion.organ);
  refuse(
    '',
    opinions.flatMap(({ organ, signedOn }, index) => {
      const path = `narrative.opinions.${index}`;
      const label = opinionOrganLabels[organ];
      if (organs.indexOf(organ) !== index) {
        return [{ path, message: `${label}的意见填了两份，只能保留一份。` }];
      }
      // The last signature is the day the document came about: it cannot lie ahead.
      if (signedOn === null || signedOn <= today) return [];
      return [
        { path: `${path}.signedOn`, message: `${label}的签署日期 ${signedOn} 还没有到，请核对后改正。` },
      ];
    }),
  );
}

/** Throws one INVALID_INPUT with all issues, unless there are none. */
function refuse(heading: string, issues: readonly { path: string; message: string }[]): void {
  if (issues.length === 0) return;
  const sentences = issues.map((issue) => issue.message).join('');
  throw new ApplicationError('INVALID_INPUT', `${heading}${sentences}`, { issues });
}
