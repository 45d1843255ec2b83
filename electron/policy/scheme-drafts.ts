import type { SchemeDraft, SchemeDraftListing, SchemeVersion } from '#shared/contract/policy.ts';
import type { Instant } from '#shared/dates.ts';
import { type SchemeDraftId, type SchemeVersionId, schemeDraftIdSchema } from '#shared/ids.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { type Scheme, schemeSchema } from '#shared/policy/scheme.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { sealed } from '../canonical-sha256.ts';
import type { Actor, Database, ReadHandle, WriteUnit } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { conflict, invalidInput, notFound, ruleViolation } from '../errors.ts';
import { changedRules } from './changed-rules.ts';
import {
  allDrafts,
  deleteDraft,
  findDraft,
  findDraftOf,
  insertDraft,
  type SchemeDraftRow,
  updateDraft,
} from './draft.repository.ts';
import { publishVersion } from './publish-version.ts';
import { versionsOf } from './scheme.repository.ts';
import { readVersionRow, toVersion, withContent } from './scheme-version.ts';

/** A draft and the revision the caller has seen. */
interface Target {
  readonly id: SchemeDraftId;
  readonly revision: number;
}

/** Drafts of schemes: copies of a version that people edit and publish as the next version of a code. */
export function createSchemeDrafts({ database }: { database: Database }) {
  return {
    /** The one changed last first. */
    async listDrafts(): Promise<SchemeDraftListing[]> {
      const rows = await allDrafts(database.read);
      return Promise.all(rows.map((row) => toListing(database.read, row)));
    },

    /** @throws ApplicationError NOT_FOUND */
    getDraft(id: SchemeDraftId): Promise<SchemeDraft> {
      return readDraft(database.read, id);
    },

    /**
     * Copies a version into a draft. With the code of an organisation's scheme it continues that scheme.
     *
     * @throws ApplicationError NOT_FOUND; INVALID_INPUT at `code`; RULE_VIOLATION `draft_exists`, `scheme_altered`
     */
    startDraft(
      actor: Actor,
      input: { basedOn: SchemeVersionId; code: string; title: string },
    ): Promise<SchemeDraft> {
      return database.write(actor, async (unit) => {
        const basis = await readVersionRow(unit.trx, input.basedOn);
        await requireFreeCode(unit.trx, input.code, basis.code);
        const copied = withContent(basis).content;
        const own = input.code !== basis.code;
        const content: Scheme = {
          ...copied,
          code: input.code,
          title: input.title,
          // Two schemes of one short name could not be told apart in lists.
          ...(own ? { shortTitle: `${copied.shortTitle}（副本）` } : {}),
        };
        const id = newId(schemeDraftIdSchema);
        await insertDraft(unit, {
          id,
          code: input.code,
          title: input.title,
          based_on: basis.id,
          content: sealed(content).content,
          created_at: unit.at,
          updated_at: unit.at,
          updated_by_name: unit.actor.name,
          revision: 1,
        });
        await unit.audit({
          action: 'policy.draftStarted',
          entityType: 'scheme_draft',
          entityId: id,
          after: {
            code: input.code,
            title: input.title,
            basedOn: { code: basis.code, version: basis.version, sha256: basis.sha256 },
          },
        });
        return readDraft(unit.trx, id);
      });
    },

    /**
     * Stores the content, sound or not.
     *
     * @throws ApplicationError NOT_FOUND; CONFLICT; INVALID_INPUT at `content.code`
     */
    saveDraft(
      actor: Actor,
      input: Target & { content: Scheme },
    ): Promise<{ revision: number; updatedAt: Instant; problems: string[] }> {
      const { content } = input;
      return database.write(actor, async (unit) => {
        const row = await rowAt(unit.trx, input);
        if (content.code !== row.code) {
          throw invalidInput(
            'content.code',
            `方案代码定下之后不能更改，应为“${row.code}”。要用别的代码，请另外起草。`,
          );
        }
        const problems = validateScheme(content);
        const canonical = sealed(content).content;
        // A page that saves by itself leaves no trace where nothing has changed.
        if (canonical === row.content) return { revision: row.revision, updatedAt: row.updated_at, problems };
        const revision = row.revision + 1;
        await updateDraft(unit, row.id, { title: content.title, content: canonical, revision });
        await unit.audit({
          action: 'policy.draftSaved',
          entityType: 'scheme_draft',
          entityId: row.id,
          before: { title: row.title },
          after: { title: content.title, rules: changedRules(contentOf(row), content) },
        });
        return { revision, updatedAt: unit.at, problems };
      });
    },

    /**
     * Makes a sound draft the next version of its code; the draft goes.
     *
     * @throws ApplicationError NOT_FOUND; CONFLICT; RULE_VIOLATION `scheme_unsound`, `nothing_changed`
     */
    publishDraft(actor: Actor, input: Target & { reason: string }): Promise<SchemeVersion> {
      return database.write(actor, async (unit) => {
        const row = await rowAt(unit.trx, input);
        const content = contentOf(row);
        const problems = validateScheme(content);
        if (problems.length > 0) {
          throw ruleViolation(
            'scheme_unsound',
            `方案还有 ${problems.length} 处问题，改正后才能发布：${problems.join('')}`,
          );
        }
        const whole = sealed(content);
        const [newest] = await versionsOf(unit.trx, row.code);
        if (newest?.sha256 === whole.sha256) {
          throw ruleViolation(
            'nothing_changed',
            `草稿与已发布的第 ${newest.version} 版完全相同，没有可发布的改动。请先修改，或者放弃草稿。`,
          );
        }
        const { reason } = input;
        const version = await publishVersion(unit, {
          code: row.code,
          title: content.title,
          origin: 'organisation',
          sealed: whole,
          reason,
        });
        await deleteDraft(unit, row.id);
        return toVersion(version);
      });
    },

    /** @throws ApplicationError NOT_FOUND; CONFLICT */
    async discardDraft(actor: Actor, input: Target & { reason: string }): Promise<void> {
      await database.write(actor, async (unit) => {
        const row = await rowAt(unit.trx, input);
        await deleteDraft(unit, row.id);
        const basis = withContent(await readVersionRow(unit.trx, row.based_on));
        await unit.audit({
          action: 'policy.draftDiscarded',
          entityType: 'scheme_draft',
          entityId: row.id,
          before: {
            code: row.code,
            title: row.title,
            basedOn: { code: basis.code, version: basis.version, sha256: basis.sha256 },
            rules: changedRules(basis.content, contentOf(row)),
          },
          reason: input.reason,
        });
      });
    },
  };
}

/** Schemes of the program keep their codes; another organisation's scheme is only continued from itself. */
async function requireFreeCode(handle: ReadHandle, code: string, basisCode: string): Promise<void> {
  const published = await versionsOf(handle, code);
  const builtIn =
    builtInSchemes.some((scheme) => scheme.code === code) ||
    published.some((version) => version.origin === 'built_in');
  if (builtIn) {
    throw invalidInput(
      'code',
      `“${code}”是程序自带方案的代码，不能占用。请另取一个代码，例如“${code}-local”。`,
    );
  }
  const [newest] = published;
  if (newest && code !== basisCode) {
    throw invalidInput(
      'code',
      `代码“${code}”已用于方案“${newest.title}”。请另取一个代码；要修订该方案，请从该方案起草。`,
    );
  }
  const draft = await findDraftOf(handle, code);
  if (draft) {
    throw ruleViolation(
      'draft_exists',
      `方案“${draft.title}”（${code}）已经在起草，最后由${draft.updated_by_name}修改。请打开那份草稿继续，或先放弃它。`,
    );
  }
}

const contentOf = (row: SchemeDraftRow): Scheme => schemeSchema.parse(JSON.parse(row.content));

async function rowAt(handle: WriteUnit['trx'], { id, revision }: Target): Promise<SchemeDraftRow> {
  const row = await findDraft(handle, id);
  if (!row) throw notFound('制度方案草稿');
  if (row.revision !== revision) throw conflict('制度方案草稿', row.revision);
  return row;
}

async function readDraft(handle: ReadHandle, id: SchemeDraftId): Promise<SchemeDraft> {
  const row = await findDraft(handle, id);
  if (!row) throw notFound('制度方案草稿');
  const content = contentOf(row);
  return { ...(await toListing(handle, row)), content, problems: validateScheme(content) };
}

async function toListing(handle: ReadHandle, row: SchemeDraftRow): Promise<SchemeDraftListing> {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    basedOn: toVersion(await readVersionRow(handle, row.based_on)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by_name,
    revision: row.revision,
  };
}
