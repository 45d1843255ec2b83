import {
  type TransferListSnapshot,
  transferListSnapshotSchema,
} from '#shared/archive/snapshots/personal-files.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { TransferId } from '#shared/ids.ts';
import { ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import { listContent, standingOf } from '../transfers/list-content.ts';
import { transferIn } from '../transfers/transfer.repository.ts';
import type { DocumentDraft } from './draft.types.ts';

/**
 * What stands on the 材料移交清单 of a hand-over as it is recorded now: before the papers go, after, and with the receipt.
 *
 * @throws ApplicationError NOT_FOUND
 */
export async function transferListDraft(
  { database, policy }: ArchiveDependencies,
  id: TransferId,
): Promise<DocumentDraft> {
  const transfer = await transferIn(database.read, id);
  const standing = await standingOf(database.read, id);
  const content = await listContent(database.read, transfer);
  return {
    kind: 'transfer_list',
    year: transfer.year,
    schemeVersionId: (await policy.versionInForce()).id,
    title: '材料移交清单',
    name: transfer.number,
    about: id,
    assessment: null,
    cycleId: null,
    unitId: null,
    caseId: null,
    person: null,
    refusal:
      transfer.state === 'cancelled'
        ? ruleViolation(
            'transfer_closed',
            `${transfer.number} 已经撤销（${transfer.cancel_reason}），不生成移交清单。`,
          )
        : null,
    restsOn: '材料移交',
    standing,
    standingNow: (handle) => standingOf(handle, id),
    formedOn: (at) => transfer.received_on ?? transfer.handed_over_on ?? businessDateOf(at),
    snapshot: (frame) =>
      transferListSnapshotSchema.parse({
        kind: 'transfer_list',
        ...frame,
        year: transfer.year,
        ...content,
      } satisfies TransferListSnapshot),
  };
}
