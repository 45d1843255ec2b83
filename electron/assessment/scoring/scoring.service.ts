import { tallyProblems } from '#shared/assessment/tally-problems.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import {
  type BallotTally,
  type Narrative,
  opinionOrganLabels,
  type YearFigures,
} from '#shared/contract/assessment-record.ts';
import type { SheetScore } from '#shared/contract/assessment-scoring.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { BallotSection } from '#shared/policy/scheme.ts';
import { type RaterGroup, raterGroupLabels } from '#shared/vocabulary.ts';
import type { Actor } from '../../database/database.types.ts';
import { invalidInput } from '../../errors.ts';
import { refuseTypedTally } from '../ballots/typed-tally.ts';
import { storeSheet, storeTally, updateAssessment } from '../record/assessment.repository.ts';
import type { RuledRecord } from '../record/assessment-detail.ts';
import type { AssessmentDependencies, Target } from '../record/change.ts';
import { createAdjustments } from './adjustments.ts';
import { checkScorer, checkScores, refuse } from './check-scores.ts';
import { createScoreImports } from './import/score-import.service.ts';
import { createScoreReader } from './import/score-reader.ts';
import { createCycleRecomputation } from './recompute-cycle.ts';
import { resultOf, storeResult, whileScoring } from './while-scoring.ts';

/** Entry of ballots, score sheets, bonus and deduction, and texts; each works the result out again at once. */
export function createScoringService(dependencies: AssessmentDependencies) {
  return {
    ...createAdjustments(dependencies),
    ...createCycleRecomputation(dependencies),
    ...createScoreImports(dependencies, createScoreReader()),

    /**
     * Replaces one rater group's tally, or takes it back.
     *
     * @throws ApplicationError INVALID_INPUT for a group that does not rate here or numbers that do not add up;
     *   RULE_VIOLATION `double_entry`, `counted_by_batch` where ballots are counted by batch
     */
    saveTally(actor: Actor, input: Target & { group: RaterGroup; tally: BallotTally | null }) {
      return whileScoring(dependencies, actor, input, '录入票数', async (unit, record) => {
        const { group, tally } = input;
        const section = sectionOf(record, group);
        const { ballotEntry } = record.cycle;
        await refuseTypedTally(unit.trx, { id: input.id, ballotEntry }, group);
        if (tally !== null) checkTally(section, group, tally);
        const before = record.tallies.find((other) => other.group === group) ?? null;
        if (same(before, tally)) return;
        await storeTally(unit, input.id, group, tally);
        const result = await storeResult(unit, dependencies, record);
        await unit.audit({
          action: tally === null ? 'assessment.tallyRemoved' : 'assessment.tallySaved',
          entityType: 'assessment',
          entityId: input.id,
          before: { group, tally: before, ...resultOf(record) },
          after: { group, tally, ...result },
        });
      });
    },

    /**
     * Replaces the sheet of one scorer; the others stay as they are.
     *
     * @throws ApplicationError INVALID_INPUT for a scorer that the cycle does not have, or an item that is unknown,
     *   twice there or scored above its maximum
     */
    saveScores(actor: Actor, input: Target & { scorer: number; scores: readonly SheetScore[] }) {
      return whileScoring(dependencies, actor, input, '录入评分', async (unit, record) => {
        const { scorer } = input;
        checkScorer(record, scorer);
        checkScores(record, input.scores);
        const before = sheetOf(record, scorer);
        const scores = input.scores.toSorted((a, b) => (a.item < b.item ? -1 : 1));
        if (same(before, scores)) return;
        await storeSheet(unit, input.id, scorer, scores);
        const result = await storeResult(unit, dependencies, record);
        const scorerName = record.cycle.scorers[scorer - 1] ?? null;
        await unit.audit({
          action: 'assessment.scoresSaved',
          entityType: 'assessment',
          entityId: input.id,
          before: { scorerName, scores: before, ...resultOf(record) },
          after: { scorerName, scores, ...result },
        });
      });
    },

    /**
     * Replaces the texts and the year's figures.
     *
     * @throws ApplicationError INVALID_INPUT for two opinions of one organ, or one signed on a day to come
     */
    saveNarrative(actor: Actor, input: Target & { narrative: Narrative; figures: YearFigures }) {
      return whileScoring(dependencies, actor, input, '填写总结与意见', async (unit, record) => {
        const { narrative: textBefore, figures: figuresBefore } = record;
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

/** The sheet of one scorer, in the order of the items' codes. */
function sheetOf({ scores }: RuledRecord, place: number): SheetScore[] {
  return scores.flatMap(({ scorer, ...score }) => (scorer === place ? [score] : []));
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

function checkOpinions({ opinions }: Narrative, today: BusinessDate): void {
  // Several departments of a county may each have their say; of every other organ there is one.
  const organs = opinions.map(({ organ, organName }) =>
    organ === 'county_departments' ? `${organ} ${organName}` : organ,
  );
  refuse(
    '',
    opinions.flatMap(({ organ, organName, signedOn }, index) => {
      const path = `narrative.opinions.${index}`;
      const label = organName ?? opinionOrganLabels[organ];
      if (organs.indexOf(organs[index] ?? organ) !== index) {
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
