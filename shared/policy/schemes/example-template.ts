import { type Points, points } from '../../points.ts';
import {
  type AssessedObject,
  type AssessmentKind,
  assessmentKindLabels,
  type RaterGroup,
} from '../../vocabulary.ts';
import type { Ground } from '../ground.ts';
import type {
  AdjustmentRule,
  AssessmentTemplate,
  BallotSection,
  EarlierSection,
  ItemSection,
  RaterGroupRule,
  Section,
} from '../scheme.ts';

/** One thing that the committee scores; `points` are whole points. */
export interface ExampleItem {
  code: string;
  title: string;
  guidance: string;
  points: number;
  /** Clause that asks for it; where it is left out, the item itself is an example. */
  ground?: Ground;
}

interface ExampleDimensionBase {
  code: string;
  title: string;
  /** Whole points; those of all dimensions total 100. */
  points: number;
  /** Clause that names the dimension; where it is left out, the dimension itself is an example. */
  ground?: Ground;
}

/**
 * A dimension of a template: scored item by item, by ballots (by the usual six groups unless given), or from the
 * results of earlier assessments.
 */
export type ExampleDimension =
  | (ExampleDimensionBase & { source: 'items'; items: readonly ExampleItem[] })
  | (ExampleDimensionBase & { source: 'ballots'; groups?: readonly ExampleGroup[] })
  | (ExampleDimensionBase & Pick<EarlierSection, 'source' | 'kind' | 'minimumCount'>);

/** `weight` in whole percent; those of a dimension total 100. */
export interface ExampleGroup {
  group: RaterGroup;
  weight: number;
  minimumValid: number;
}

/** Points on top or off, with evidence; `points` is the most of them, in whole points. */
export interface ExampleAdjustment {
  code: string;
  title: string;
  kind: AdjustmentRule['kind'];
  points: number;
  /** Clause that speaks of it; where it is left out, the rule itself is an example. */
  ground?: Ground;
}

export interface ExampleTemplate {
  /** Otherwise annual. */
  kind?: AssessmentKind;
  object: AssessedObject;
  /** What the document calls itself, e.g. 办法, 通知: the notes say that it is silent. */
  notice: string;
  /** Organ that is to settle the figures, e.g. 县（市、区）驻村工作领导小组. */
  settledBy: string;
  dimensions: readonly ExampleDimension[];
  adjustments?: readonly ExampleAdjustment[];
}

const names: Record<AssessedObject, string> = {
  first_secretary: '第一书记',
  team_member: '工作队员',
  team: '驻村工作队',
  unit: '派出单位',
};

const usualGroups: readonly ExampleGroup[] = [
  { group: 'village_cadres', weight: 20, minimumValid: 3 },
  { group: 'party_delegates', weight: 20, minimumValid: 5 },
  { group: 'villager_delegates', weight: 30, minimumValid: 8 },
  { group: 'township_party_committee', weight: 15, minimumValid: 3 },
  { group: 'dispatching_unit', weight: 10, minimumValid: 2 },
  { group: 'county_departments', weight: 5, minimumValid: 2 },
];

/** Ground of a rule that the notice does not give; `note` is a plain Chinese sentence that says so. */
export function example(note: string): Ground {
  return { kind: 'example', note };
}

/** Whole points as the scheme stores them. */
export function wholePoints(count: number): Points {
  return points(count * 100);
}

/**
 * The template of a kind of assessment for people of a role, for teams or for units. No notice gives points, rater
 * groups, minimum ballots, numbers of scorers or cut-offs: all of these are marked as examples that the organisation
 * must settle; dimensions and items may rest on clauses.
 */
export function exampleTemplate({
  kind = 'annual',
  object,
  notice,
  settledBy,
  dimensions,
  adjustments = [],
}: ExampleTemplate): AssessmentTemplate {
  const settle = `由${settledBy}确定。`;
  const notes: Notes = {
    content: example(`${notice}未规定本项考核内容，此处为示例，${settle}`),
    points: example(`${notice}未规定分值，本分值为示例，${settle}`),
    group: example(`${notice}未规定测评主体、权重和最低票数，此处为示例，${settle}`),
    options: example(`${notice}未规定测评票各等次的折算分，此处为示例，${settle}`),
    adjustment: example(`${notice}未规定加分和扣分，此处为示例，${settle}`),
  };
  return {
    code: `${kind}_${object}`,
    title: `${names[object]}${assessmentKindLabels[kind]}`,
    roles: [object],
    sections: dimensions.map((dimension) => sectionOf(dimension, notes)),
    thresholds: [
      { grade: 'excellent', minimum: wholePoints(90) },
      { grade: 'competent', minimum: wholePoints(75) },
      { grade: 'basically_competent', minimum: wholePoints(60) },
      { grade: 'incompetent', minimum: wholePoints(0) },
    ],
    thresholdGround: example(`${notice}未规定等次分数线，此处为示例，${settle}`),
    rounding: { point: 'section', mode: 'half_up' },
    adjustments: adjustments.map(({ points: maximum, ground, ...rule }) => ({
      ...rule,
      maximum: wholePoints(maximum),
      ground: ground ?? notes.adjustment,
      maximumGround: notes.adjustment,
    })),
    scorers: {
      minimum: 1,
      dropHighLowFrom: null,
      ground: example(`${notice}未规定评分人数，此处为示例，${settle}`),
    },
  };
}

type Notes = Record<'content' | 'points' | 'group' | 'options' | 'adjustment', Ground>;

function sectionOf(dimension: ExampleDimension, notes: Notes): Section {
  const common = {
    code: dimension.code,
    title: dimension.title,
    maximum: wholePoints(dimension.points),
    ground: dimension.ground ?? notes.content,
    maximumGround: notes.points,
  };
  switch (dimension.source) {
    case 'items':
      return {
        source: 'items',
        ...common,
        items: dimension.items.map(({ code, title, guidance, points: maximum, ground }) => ({
          code,
          title,
          guidance,
          maximum: wholePoints(maximum),
          ground: ground ?? notes.content,
          maximumGround: notes.points,
        })),
      } satisfies ItemSection;
    case 'ballots':
      return {
        source: 'ballots',
        ...common,
        options: [
          { grade: 'excellent', value: wholePoints(100) },
          { grade: 'competent', value: wholePoints(80) },
          { grade: 'basically_competent', value: wholePoints(60) },
          { grade: 'incompetent', value: wholePoints(0) },
        ],
        optionsGround: notes.options,
        groups: (dimension.groups ?? usualGroups).map(
          ({ group, weight, minimumValid }): RaterGroupRule => ({
            group,
            weight: weight * 100,
            minimumValid,
            ground: notes.group,
          }),
        ),
      } satisfies BallotSection;
    case 'earlier':
      return {
        source: 'earlier',
        ...common,
        kind: dimension.kind,
        minimumCount: dimension.minimumCount,
      } satisfies EarlierSection;
  }
}
