import { postRoles } from '../../vocabulary.ts';
import type { AssessmentTemplate } from '../scheme.ts';
import { type ExampleDimension, exampleTemplate } from './example-template.ts';
import { settled } from './ganzhou-2021.annual.ts';
import { article12, article17 } from './ganzhou-2021.clauses.ts';
import { presence } from './ganzhou-2021.dimensions.ts';

const work: ExampleDimension = {
  source: 'items',
  code: 'current_work',
  title: '当期工作',
  points: 60,
  items: [
    {
      code: 'current_tasks',
      title: '当期重点任务完成情况',
      guidance: '对照当期任务清单，逐项看完成的数量、质量和时间。',
      points: 35,
    },
    {
      code: 'paired_visits',
      title: '结对帮扶走访',
      guidance: '结对帮扶干部是否每季度至少走访 1 次；困难和风险是否及时解决、消除。',
      points: 15,
      ground: article12,
    },
    {
      code: 'work_reports',
      title: '工作报告',
      guidance: '是否按时报告工作，内容是否真实、具体。',
      points: 10,
      ground: article17.discipline,
    },
  ],
};

/** The notice does not speak of regular assessment: a short sheet as an example. */
export const regularTemplates: readonly AssessmentTemplate[] = postRoles.map((object) =>
  exampleTemplate({
    ...settled,
    kind: 'regular',
    object,
    dimensions: [presence({ daysOnSite: 20, leave: 15, detachment: 5 }), work],
  }),
);
