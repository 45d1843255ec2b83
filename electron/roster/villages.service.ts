import type { VillageDemandRow } from '#shared/contract/roster-places.ts';
import type { PostingRow } from '#shared/contract/roster-records.ts';
import type { TownshipId, VillageId } from '#shared/ids.ts';
import { hasGap, sumDemand } from '#shared/roster/demand.ts';
import { type VillageType, villageTypes } from '#shared/vocabulary.ts';
import type { Actor, Database, ReadHandle } from '../database/database.types.ts';
import { conflict, notFound } from '../errors.ts';
import type { SchemeVersionWithContent } from '../policy/policy.service.ts';
import { roleOrders } from './posting-order.ts';
import { byEndDescending, selectPostingRows, toPostingRow } from './posting-row.repository.ts';
import type { SchemeSource } from './scheme-source.ts';
import { villageDemand } from './village-demand.repository.ts';

export type VillagesService = ReturnType<typeof createVillagesService>;

/** 先定村再定人: villages by type, what each is to have, and the team that it has. */
export function createVillagesService({
  database,
  schemes,
}: {
  readonly database: Database;
  readonly schemes: SchemeSource;
}) {
  const { read } = database;

  async function demandOf(
    handle: ReadHandle,
    scheme: SchemeVersionWithContent,
    villageId: VillageId,
  ): Promise<VillageDemandRow> {
    const [village] = await villageDemand(handle, scheme.content.posting, { villageId });
    if (!village) throw notFound('村');
    return village;
  }

  return {
    /** Villages with what they need and have, with totals by type and by township. */
    async listDemand({
      townshipId,
      type,
      onlyGaps,
    }: {
      townshipId: TownshipId | null;
      type: VillageType | 'none' | null;
      onlyGaps: boolean;
    }) {
      const scheme = await schemes.inForce();
      const all = await villageDemand(read, scheme.content.posting, { townshipId });
      const villages = all.filter(
        (village) =>
          (type === null || village.type === (type === 'none' ? null : type)) &&
          (!onlyGaps || hasGap(village)),
      );
      const townships = new Map(villages.map((village) => [village.townshipId, village.townshipName]));
      return {
        scheme: nameOf(scheme),
        villages,
        totals: sumDemand(villages),
        byType: [...villageTypes, null].flatMap((kind) => {
          const ofKind = villages.filter((village) => village.type === kind);
          return ofKind.length === 0 ? [] : [{ type: kind, ...sumDemand(ofKind) }];
        }),
        byTownship: [...townships].map(([id, townshipName]) => ({
          townshipId: id,
          townshipName,
          ...sumDemand(villages.filter((village) => village.townshipId === id)),
        })),
      };
    },

    /** Sets a village's type and its own figures. @throws NOT_FOUND, CONFLICT */
    async update(
      actor: Actor,
      input: {
        id: VillageId;
        revision: number;
        type: VillageType | null;
        secretaryDemand: number | null;
        memberDemand: number | null;
        demandNote: string | null;
        reason: string;
      },
    ): Promise<VillageDemandRow> {
      const scheme = await schemes.inForce();
      return await database.write(actor, async ({ trx, audit }) => {
        const before = await demandOf(trx, scheme, input.id);
        if (before.revision !== input.revision) throw conflict('村信息', before.revision);
        const { type, secretaryDemand, memberDemand, demandNote } = input;
        await trx
          .updateTable('village')
          .set({
            type,
            secretary_demand: secretaryDemand,
            member_demand: memberDemand,
            demand_note: demandNote,
            revision: before.revision + 1,
          })
          .where('id', '=', input.id)
          .execute();
        await audit({
          action: 'roster.villageUpdated',
          entityType: 'village',
          entityId: input.id,
          before: {
            type: before.type,
            secretaryDemand: before.secretaryDemand,
            memberDemand: before.memberDemand,
            demandNote: before.demandNote,
          },
          after: { type, secretaryDemand, memberDemand, demandNote },
          reason: input.reason,
        });
        return await demandOf(trx, scheme, input.id);
      });
    },

    /** A village's team: who is on post, what is open, who was there. @throws NOT_FOUND */
    async getTeam(villageId: VillageId) {
      const scheme = await schemes.inForce();
      const village = await demandOf(read, scheme, villageId);
      const rows = (
        await selectPostingRows(read)
          .where('p.village_id', '=', villageId)
          .orderBy('p.start_date')
          .orderBy('p.id')
          .execute()
      ).map(toPostingRow);
      const lead =
        rows.find(({ leadUnit, status }) => leadUnit && status !== 'ended') ??
        rows.find(({ leadUnit }) => leadUnit);
      const { teamSize } = scheme.content.posting;
      return {
        scheme: nameOf(scheme),
        village,
        leadUnit: lead ? { id: lead.unitId, name: lead.unitName } : null,
        minimumSize:
          teamSize.kind === 'stated' ? { people: teamSize.value.minimum, ground: teamSize.ground } : null,
        members: rows.filter(({ status }) => status !== 'ended').sort((a, b) => rankOf(a) - rankOf(b)),
        former: rows.filter(({ status }) => status === 'ended').sort(byEndDescending),
      };
    },
  };
}

const nameOf = ({ content }: SchemeVersionWithContent) => ({
  code: content.code,
  title: content.title,
  shortTitle: content.shortTitle,
});

/** The first secretary first, then the members, then posts without a role; people before open posts. */
const rankOf = ({ role, status }: PostingRow): number =>
  (role === null ? 2 : roleOrders[role]) * 2 + (status === 'open' ? 1 : 0);
