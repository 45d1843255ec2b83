import type { CaseSuccessor } from '#shared/contract/recall-consequences.ts';
import type { PostingRow } from '#shared/contract/roster-records.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { CaseId, PostingId } from '#shared/ids.ts';
import { gapWords, successorGap } from '#shared/recall/successor-gap.ts';
import { nextForSuccessor, villageWords } from '#shared/recall/successor-words.ts';
import { isOpenNomination } from '#shared/roster/posting-stage.ts';
import type { Role } from '#shared/vocabulary.ts';
import { notFound } from '../../errors.ts';
import { penaltiesOf } from '../../presence/conduct-source.ts';
import { nominationsOfPosting } from '../../roster/nomination.repository.ts';
import { toNomination } from '../../roster/nomination-view.ts';
import { postingsOnPostBetween } from '../../roster/posting-facts.ts';
import { successorIdOf } from '../../roster/posting-life.ts';
import { findPostingRow } from '../../roster/posting-row.repository.ts';
import { type ConsequenceDependencies, readableCase } from './consequence-dependencies.ts';
import { effectsOfPerson } from './effect.repository.ts';

/** 接替: who follows the recalled person, and how the village stands meanwhile. */
export function createSuccessorView({ database, clock, policy }: ConsequenceDependencies) {
  const { read } = database;

  async function postOf(id: PostingId): Promise<PostingRow> {
    const row = await findPostingRow(read, id);
    if (!row) throw notFound('派驻记录');
    return row;
  }

  async function handedOverOn(id: PostingId): Promise<BusinessDate | null> {
    const row = await read
      .selectFrom('posting')
      .select('handed_over_on')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.handed_over_on ?? null;
  }

  async function nominationsFor(id: PostingId, today: BusinessDate): Promise<CaseSuccessor['nominations']> {
    const found: CaseSuccessor['nominations'] = [];
    for (const row of await nominationsOfPosting(read, id)) {
      if (!isOpenNomination(row.state)) continue;
      const nomination = await toNomination(read, { schemes: policy, penaltiesOf, today }, row);
      found.push({
        id: nomination.id,
        personId: nomination.personId,
        personName: nomination.personName,
        role: nomination.role,
        state: nomination.state,
        plannedStart: nomination.plannedStart,
        preCheck: nomination.preCheck,
        effects: (await effectsOfPerson(read, row.person_id, today)).map(({ effect }) => effect),
      });
    }
    return found;
  }

  return {
    /** @throws NOT_FOUND, FORBIDDEN */
    async caseSuccessor(role: Role, caseId: CaseId): Promise<CaseSuccessor> {
      const { posting_id: postingId } = await readableCase(read, role, caseId);
      const today = businessDateOf(clock.now());
      const post = await postOf(postingId);
      const successorId = await successorIdOf(read, postingId);
      const successor = successorId === null ? null : await postOf(successorId);
      const nominations = successor?.status === 'open' ? await nominationsFor(successor.id, today) : [];
      const gap = successorGap({
        left: post.endDate,
        came: successor?.startDate ?? null,
        cameUntil: successor?.endDate ?? null,
        today,
      });
      const others = (await postingsOnPostBetween(read, today, today, { villageId: post.villageId })).filter(
        ({ id }) => id !== postingId,
      );
      const stays = post.status === 'on_post';
      const { handOverOverlap } = (await policy.inForce()).content.posting;
      const handedOver = await handedOverOn(postingId);
      return {
        post,
        handedOverOn: handedOver,
        gap,
        gapSentence: gapWords(gap),
        successor,
        nominations,
        overlapRequired: handOverOverlap.kind === 'stated' ? handOverOverlap.value.required : null,
        overlapGround: handOverOverlap.kind === 'stated' ? handOverOverlap.ground : null,
        village: {
          id: post.villageId,
          name: post.villageName,
          others: others.map(({ personId, name, role: postRole }) => ({
            personId,
            personName: name,
            role: postRole,
          })),
          empty: !stays && others.length === 0,
          sentence: villageWords({ stays, others: others.map(({ name }) => name) }),
        },
        next: nextForSuccessor({ post, handedOver: handedOver !== null, successor, nominations }),
      };
    },
  };
}
