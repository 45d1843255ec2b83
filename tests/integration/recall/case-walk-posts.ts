import type { CaseDesk } from './case-desk.ts';
import type { CaseModel } from './case-model.ts';

/** Somebody who comes to the post after the person, or is to come. */
export async function succeed(desk: CaseDesk, model: CaseModel, arrived: boolean): Promise<void> {
  if (model.successor !== 'none') return;
  const { postingId } = model.posted;
  if (arrived) {
    const successor = await desk.post(`继${postingId}`);
    await desk.record(({ trx }) =>
      trx
        .updateTable('posting')
        .set({ predecessor_id: postingId })
        .where('id', '=', successor.postingId)
        .execute(),
    );
  } else {
    const { rotation } = desk.dependencies.roster;
    await rotation.openSuccessorPost(desk.actors.archivist, { postingId, unitName: null });
  }
  model.successor = arrived ? 'on_post' : 'coming';
}

/** The person leaves by other means than the recall. */
export async function leavePost(desk: CaseDesk, model: CaseModel): Promise<void> {
  if (model.post !== 'on_post') return;
  const id = model.posted.postingId;
  const { revision } = await desk.database.read
    .selectFrom('posting')
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const left = { endDate: desk.today(), kind: 'other' as const, reason: '示例：调离', documentNumber: null };
  await desk.dependencies.roster.rotation.endPosting(desk.actors.archivist, { id, revision, ...left });
  model.post = 'left';
}
