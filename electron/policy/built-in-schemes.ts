import { schemeVersionIdSchema } from '#shared/ids.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { type Scheme, schemeSchema } from '#shared/policy/scheme.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { sealed } from '../canonical-sha256.ts';
import { type Database, systemActor, type WriteUnit } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { versionsOf } from './scheme.repository.ts';

/**
 * Stores each scheme of the program as a published version. One whose content has changed since the last start
 * becomes the next version; the earlier ones stay, for the records made under them. Called when the program starts.
 *
 * @throws Error when a scheme of the program is not sound: a fault in the program
 */
export async function ensureBuiltInSchemes(
  database: Database,
  schemes: readonly Scheme[] = builtInSchemes,
): Promise<void> {
  for (const scheme of schemes) {
    const problems = validateScheme(schemeSchema.parse(scheme));
    if (problems.length > 0) throw new Error(`Scheme ${scheme.code} is not sound: ${problems.join(' ')}`);
    const { content, sha256 } = sealed(scheme);
    const known = await versionsOf(database.read, scheme.code);
    if (known.find((version) => version.origin === 'built_in')?.sha256 === sha256) continue;
    await database.write(systemActor, (unit) =>
      publish(unit, scheme, (known[0]?.version ?? 0) + 1, content, sha256),
    );
  }
}

async function publish(
  unit: WriteUnit,
  scheme: Scheme,
  version: number,
  content: string,
  sha256: string,
): Promise<void> {
  const id = newId(schemeVersionIdSchema);
  const { code, title } = scheme;
  await unit.trx
    .insertInto('scheme_version')
    .values({ id, code, version, title, origin: 'built_in', content, sha256, published_at: unit.at })
    .execute();
  await unit.audit({
    action: 'policy.published',
    entityType: 'scheme_version',
    entityId: id,
    after: { code, version, title, origin: 'built_in', sha256 },
  });
}
