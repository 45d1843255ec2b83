import { type Points, points } from '../../points.ts';
import type { PostRole, RaterGroup } from '../../vocabulary.ts';
import type { Ground } from '../ground.ts';
import type { AssessmentTemplate, BallotSection, ItemSection, RaterGroupRule, Section } from '../scheme.ts';

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

/** A dimension of an annual template: scored item by item, or by ballots (by the usual six groups unless given). */
export type ExampleDimension =
  | (ExampleDimensionBase & { source: 'items'; items: readonly ExampleItem[] })
  | (ExampleDimensionBase & { source: 'ballots'; groups?: readonly ExampleGroup[] });

/** `weight` in whole percent; those of a dimension total 100. */
export interface ExampleGroup {
  group: RaterGroup;
  weight: number;
  minimumValid: number;
}

export interface ExampleTemplate {
  role: PostRole;
  /** What the document calls itself, e.g. 办法, 通知: the notes say that it is silent. */
  notice: string;
  /** Organ that is to settle the figures, e.g. 县（市、区）驻村工作领导小组. */
  settledBy: string;
  dimensions: readonly ExampleDimension[];
  /** Otherwise 第一书记年度考核 or 工作队员年度考核. */
  title?: string;
}

const titles: Record<PostRole, string> = {
  first_secretary: '第一书记年度考核',
  team_member: '工作队员年度考核',
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
 * The annual template for people of a role. No notice gives points, rater groups, minimum ballots or cut-offs: all of
 * these are marked as examples that the organisation must settle; dimensions and items may rest on clauses.
 */
export function exampleTemplate({
  role,
  notice,
  settledBy,
  dimensions,
  title = titles[role],
}: ExampleTemplate): AssessmentTemplate {
  const settle = `由${settledBy}确定。`;
  const notes: Notes = {
    content: example(`${notice}未规定本项考核内容，此处为示例，${settle}`),
    points: example(`${notice}未规定分值，本分值为示例，${settle}`),
    group: example(`${notice}未规定测评主体、权重和最低票数，此处为示例，${settle}`),
    options: example(`${notice}未规定测评票各等次的折算分，此处为示例，${settle}`),
  };
  return {
    code: `annual_${role}`,
    title,
    roles: [role],
    sections: dimensions.map((dimension) => sectionOf(dimension, notes)),
    thresholds: [
      { grade: 'excellent', minimum: wholePoints(90) },
      { grade: 'competent', minimum: wholePoints(75) },
      { grade: 'basically_competent', minimum: wholePoints(60) },
      { grade: 'incompetent', minimum: wholePoints(0) },
    ],
    thresholdGround: example(`${notice}未规定等次分数线，此处为示例，${settle}`),
    rounding: { point: 'section', mode: 'half_up' },
    adjustments: [],
    scorers: {
      minimum: 1,
      dropHighLowFrom: null,
      ground: example(`${notice}未规定评分人数，此处为示例，${settle}`),
    },
  };
}

type Notes = Record<'content' | 'points' | 'group' | 'options', Ground>;

function sectionOf(dimension: ExampleDimension, notes: Notes): Section {
  const common = {
    code: dimension.code,
    title: dimension.title,
    maximum: wholePoints(dimension.points),
    ground: dimension.ground ?? notes.content,
    maximumGround: notes.points,
  };
  return dimension.source === 'items'
    ? ({
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
      } satisfies ItemSection)
    : ({
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
      } satisfies BallotSection);
}
