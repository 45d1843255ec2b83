import type { DocumentStyle } from '#shared/archive/document-style.ts';
import type { StyleVersion } from '#shared/contract/archive-style.ts';
import type { Actor } from '../../database/database.types.ts';
import { conflict, ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import { organsOfScheme } from './organs-of-scheme.ts';
import { insertStyle, readStyle, type StyleInForce, styleVersions } from './style.repository.ts';
import { styleInWords } from './style-in-words.ts';

/** How the house wants its papers set. A version is never changed: papers keep what they were made with. */
export function createStyleService({ database, policy }: Pick<ArchiveDependencies, 'database' | 'policy'>) {
  return {
    /** The settings in force, with the names of organs that can be printed otherwise. */
    async inForce(): Promise<StyleInForce & { organs: string[]; versions: StyleVersion[] }> {
      const [style, versions, scheme] = await Promise.all([
        readStyle(database.read),
        styleVersions(database.read),
        policy.inForce(),
      ]);
      return { ...style, organs: organsOfScheme(scheme.content), versions };
    },

    /**
     * Puts settings in force for papers made from now on.
     *
     * @param seen the version that was changed
     * @throws ApplicationError CONFLICT when somebody else changed them meanwhile; RULE_VIOLATION `unknown_organ`
     */
    async save(
      actor: Actor,
      {
        seen,
        style,
        reason,
      }: { readonly seen: number; readonly style: DocumentStyle; readonly reason: string },
    ): Promise<StyleVersion> {
      const scheme = await policy.inForce();
      return database.write(actor, async (unit) => {
        const before = await readStyle(unit.trx);
        if (before.version !== seen) throw conflict('文书设置', before.version);
        requireOrgans(style, [...organsOfScheme(scheme.content), ...namesIn(before.style)]);
        const made = await insertStyle(unit, { version: seen + 1, style, reason });
        await unit.audit({
          action: 'archive.styleSaved',
          entityType: 'document_style',
          entityId: 'document_style',
          before: styleInWords(before.style),
          after: { version: made.version, ...styleInWords(style) },
          reason,
        });
        return made;
      });
    },
  };
}

const namesIn = ({ organs }: DocumentStyle): string[] => organs.map(({ name }) => name);

/**
 * Only organs are printed by another name: any other text, a person's name above all, stands on paper as it was recorded.
 *
 * @throws ApplicationError RULE_VIOLATION `unknown_organ`
 */
function requireOrgans(style: DocumentStyle, known: readonly string[]): void {
  const unknown = namesIn(style).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw ruleViolation(
    'unknown_organ',
    `${unknown.map((name) => `“${name}”`).join('、')}不是现行制度中的机关，不能另设印刷名称。请去掉后再保存。`,
  );
}
export type StyleService = ReturnType<typeof createStyleService>;
