import type { ExampleDimension, ExampleItem } from './example-template.ts';
import { article4 } from './jiangan-2021.clauses.ts';

/** Points of the six kinds of work of part four. */
export interface WorkPoints {
  organisation: number;
  povertyPrevention: number;
  industry: number;
  governance: number;
  service: number;
  conduct: number;
}

/** The dimension of the six kinds of work; their points total its own. */
export function work(points: WorkPoints): ExampleDimension {
  return {
    source: 'items',
    code: 'duties',
    title: '工作职责落实',
    points: Object.values(points).reduce((sum, maximum) => sum + maximum, 0),
    items: workItems(points),
  };
}

/** What is looked at of each kind of work. */
export function workItems(points: WorkPoints): ExampleItem[] {
  const item = (code: string, title: string, guidance: string, maximum: number) => ({
    code,
    title,
    guidance,
    points: maximum,
    ground: article4,
  });
  return [
    item('organisation', '强组织固根基', '建强村党组织的工作和成效。', points.organisation),
    item(
      'poverty_prevention',
      '稳脱贫防返贫',
      '巩固脱贫成果、防止返贫的工作和成效。',
      points.povertyPrevention,
    ),
    item('industry', '兴产业助发展', '发展产业、推进强村富民的工作和成效。', points.industry),
    item('governance', '抓治理促和谐', '提升治理水平的工作和成效。', points.governance),
    item('service', '办实事解难题', '为民办事服务的工作和成效。', points.service),
    item('conduct', '转作风优服务', '工作作风和服务；是否既主动作为又不包办代替。', points.conduct),
  ];
}
