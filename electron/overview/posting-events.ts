import type { TimelineEvent } from '#shared/contract/overview.ts';
import { stepOutcomeLabels } from '#shared/contract/roster-lifecycle.ts';
import { selectionActLabels } from '#shared/policy/posting-rules.ts';
import { nominationStateLabels, postingEndKindLabels, postRoleLabels } from '#shared/vocabulary.ts';
import type { PersonAnswer } from './timeline.types.ts';

/** Coming to a post, handing it over, leaving it, and the way there. */
export function postingEvents({ postings, nominations }: PersonAnswer): TimelineEvent[] {
  return [...postings.flatMap(ofPosting), ...nominations.flatMap(ofNomination)];
}

function ofPosting(posting: PersonAnswer['postings'][number]): TimelineEvent[] {
  const { id, life } = posting;
  const event = (
    date: TimelineEvent['date'] | null,
    what: string,
    title: string,
    detail: string | null = null,
  ): TimelineEvent[] =>
    date === null
      ? []
      : [{ date, kind: 'posting', id: `${id} ${what}`, postingId: id, title, detail, attention: false }];
  const role = posting.role === null ? '' : `，任${postRoleLabels[posting.role]}`;
  const why = life.endKind === null ? '' : `：${postingEndKindLabels[life.endKind]}`;
  return [
    ...event(
      posting.startDate,
      'start',
      `到${posting.villageName}驻村${role}`,
      `${posting.unitName}派出，${posting.townshipName}`,
    ),
    ...event(life.handedOverOn, 'handed_over', `与接替人员交接${posting.villageName}的工作`),
    ...event(posting.endDate, 'end', `离开${posting.villageName}${why}`, life.endReason),
  ];
}

function ofNomination(nomination: PersonAnswer['nominations'][number]): TimelineEvent[] {
  if (nomination.direct) return [];
  const postingId = nomination.posting.id;
  const steps = nomination.steps.flatMap((step): TimelineEvent[] =>
    step.done === null
      ? []
      : [
          {
            date: step.done.on,
            kind: 'nomination',
            id: `${nomination.id} ${step.code}`,
            postingId,
            title: `选派${selectionActLabels[step.act]}：${stepOutcomeLabels[step.done.outcome]}`,
            detail: [step.done.by, step.done.documentNumber, step.done.opinion].filter(Boolean).join('，'),
            attention: step.done.outcome === 'refused',
          },
        ],
  );
  const proposed: TimelineEvent = {
    date: nomination.proposedOn,
    kind: 'nomination',
    id: nomination.id,
    postingId,
    title: `被提名为${nomination.posting.villageName}${postRoleLabels[nomination.role]}`,
    detail: `${nomination.posting.unitName}，现为${nominationStateLabels[nomination.state]}`,
    attention: false,
  };
  return [proposed, ...steps];
}
