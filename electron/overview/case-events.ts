import { caseOutcomeLabels } from '#shared/case-vocabulary.ts';
import type { TimelineEvent } from '#shared/contract/overview.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { CaseMilestones } from '../recall/cases/case-milestones.ts';

/** What became of a recall case about a person: opened, decided, carried out, ended. */
export function caseEvents(found: CaseMilestones): TimelineEvent[] {
  const { id, postingId, number } = found;
  const event = (
    date: BusinessDate | null,
    what: string,
    title: string,
    detail: string | null,
    attention = false,
  ): TimelineEvent[] =>
    date === null
      ? []
      : [{ date, kind: 'recall_case', id: `${id} ${what}`, postingId, title, detail, attention }];
  const open = found.endedOn === null;
  return [
    ...event(found.openedOn, 'opened', `召回案件 ${number} 立案`, found.triggers.join('；'), open),
    ...event(
      found.decidedOn,
      'decided',
      `召回案件 ${number} 审定：${found.outcome === null ? '' : caseOutcomeLabels[found.outcome]}`,
      found.measures.join('、') || null,
    ),
    ...event(found.recalledOn, 'recalled', `按召回案件 ${number} 召回，最后在岗一天`, null),
    ...event(found.endedOn, 'ended', `召回案件 ${number} 办结：${found.stateTitle}`, null),
  ];
}
