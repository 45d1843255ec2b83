import type { SchemeListing, SchemeUsage, SchemeVersion } from '#shared/contract/policy.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import type { Actor, Database, ReadHandle } from '../database/database.types.ts';
import { notFound, ruleViolation } from '../errors.ts';
import { draftsBasedOn } from './draft.repository.ts';
import { readChosenScheme, readDefaultScheme, writeChosenScheme } from './in-force.repository.ts';
import { allSchemeVersions } from './scheme.repository.ts';
import { createSchemeDrafts } from './scheme-drafts.ts';
import { createSchemeFiles } from './scheme-files.ts';
import { cyclesUnder, unused, usesByVersion } from './scheme-uses.repository.ts';
import { readVersionRow, type SchemeVersionWithContent, toVersion, withContent } from './scheme-version.ts';

export type { SchemeVersionWithContent } from './scheme-version.ts';

export type SchemeInForce = SchemeVersion & { readonly chosen: boolean };

/** Schemes: published versions, which of them is in force, drafts, and files. Versions are only ever added. */
export function createPolicyService({ database }: { database: Database }) {
  const known = new Map<SchemeVersionId, SchemeVersionWithContent>();

  async function get(id: SchemeVersionId): Promise<SchemeVersionWithContent> {
    const remembered = known.get(id);
    if (remembered) return remembered;
    const version = withContent(await readVersionRow(database.read, id));
    known.set(id, version);
    return version;
  }

  return {
    ...createSchemeDrafts({ database }),
    ...createSchemeFiles({ database }),

    /** By scheme, the newest version first. */
    async list(): Promise<SchemeListing[]> {
      const [rows, uses, inForce] = await Promise.all([
        allSchemeVersions(database.read),
        usesByVersion(database.read),
        findInForce(database.read),
      ]);
      return rows.map((row, index) => ({
        ...toVersion(row),
        inForce: row.id === inForce?.id,
        newest: rows[index - 1]?.code !== row.code,
        uses: uses.get(row.id) ?? unused,
      }));
    },

    /**
     * A version with its rules.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `scheme_altered` when the stored rules no longer match
     *   their hash
     */
    get,

    /**
     * What was made under a version.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async usage(id: SchemeVersionId): Promise<SchemeUsage> {
      await readVersionRow(database.read, id);
      const [uses, inForce, cycles, drafts] = await Promise.all([
        usesByVersion(database.read),
        findInForce(database.read),
        cyclesUnder(database.read, id),
        draftsBasedOn(database.read, id),
      ]);
      return { inForce: inForce?.id === id, uses: uses.get(id) ?? unused, cycles, drafts };
    },

    /**
     * The version that new records are made under, with its rules: the one somebody chose, otherwise the newest
     * built-in version of the default scheme.
     *
     * @throws ApplicationError RULE_VIOLATION `scheme_altered`
     */
    async inForce(): Promise<SchemeVersionWithContent> {
      return get((await inForceId(database.read)).id);
    },

    /** The same without its rules, and whether somebody chose it. */
    async versionInForce(): Promise<SchemeInForce> {
      const { id, chosen } = await inForceId(database.read);
      return { ...toVersion(await readVersionRow(database.read, id)), chosen };
    },

    /**
     * Makes a version the one that new records are made under. Records made before keep theirs.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `scheme_altered`, `already_in_force`
     */
    async putInForce(
      actor: Actor,
      { id, reason }: { id: SchemeVersionId; reason: string },
    ): Promise<SchemeInForce> {
      return database.write(actor, async (unit) => {
        const row = await readVersionRow(unit.trx, id);
        const before = await inForceId(unit.trx);
        if (before.chosen && before.id === id) {
          throw ruleViolation(
            'already_in_force',
            `“${row.title}”第 ${row.version} 版已经是现行方案，不用再设置。`,
          );
        }
        await writeChosenScheme(unit, id);
        const { code, version } = await readVersionRow(unit.trx, before.id);
        await unit.audit({
          action: 'policy.putInForce',
          entityType: 'scheme_version',
          entityId: id,
          before: { code, version },
          after: { code: row.code, version: row.version },
          reason,
        });
        return { ...toVersion(row), chosen: true };
      });
    },
  };
}
export type PolicyService = ReturnType<typeof createPolicyService>;

interface Choice {
  readonly id: SchemeVersionId;
  readonly chosen: boolean;
}

/** Null only before the schemes of the program have been stored. */
async function findInForce(handle: ReadHandle): Promise<Choice | null> {
  const chosen = await readChosenScheme(handle);
  const id = chosen ?? (await readDefaultScheme(handle));
  return id === null ? null : { id, chosen: chosen !== null };
}

async function inForceId(handle: ReadHandle): Promise<Choice> {
  const choice = await findInForce(handle);
  if (!choice) throw notFound('现行制度方案');
  return choice;
}
