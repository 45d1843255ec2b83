import { villageTypeLabels, villageTypes } from '../../vocabulary.ts';
import type { VillageDemand } from '../posting-rules.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter, DescribedRule } from './chapter.types.ts';
import { chapter, given, maybe, missing } from './rule.ts';

/** Which villages are given whom (先定村、再定人). */
export function describeDemand({ posting }: Scheme): Chapter {
  // In the order of the vocabulary, so that two schemes read alike.
  const rules = villageTypes.flatMap((type): DescribedRule[] =>
    posting.demand
      .filter((demand) => demand.villageType === type)
      .map((demand) =>
        given({ code: `posting.demand.${type}`, title: villageTypeLabels[type] }, demandSentences(demand), [
          demand.ground,
        ]),
      ),
  );
  return chapter('demand', [
    ...(rules.length > 0
      ? rules
      : [missing({ code: 'posting.demand', title: '村类型与力量配备' }, '哪些村应选派第一书记和工作队')]),
    maybe(
      { code: 'posting.team_size', title: '工作队人数' },
      '工作队人数',
      posting.teamSize,
      ({ minimum }) => [`工作队不少于 ${minimum} 人，含第一书记（队长）。`],
    ),
  ]);
}

const asked: Record<VillageDemand['team'], (whom: string) => string> = {
  required: (whom) => `应当选派${whom}`,
  as_needed: (whom) => `按需要选派${whom}，由县级确定`,
  none: (whom) => `不要求选派${whom}`,
};

function demandSentences({ villageType, firstSecretary, team }: VillageDemand): string[] {
  const village = villageTypeLabels[villageType];
  return firstSecretary === team
    ? [`${village}${asked[team]('第一书记和工作队')}。`]
    : [`${village}${asked[firstSecretary]('第一书记')}；${asked[team]('工作队')}。`];
}
