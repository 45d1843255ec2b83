import { builtInSchemes } from '#shared/policy/built-in.ts';
import { type Scheme, schemeSchema } from '#shared/policy/scheme.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { sealed } from '../canonical-sha256.ts';
import { type Database, systemActor } from '../database/database.types.ts';
import { publishVersion } from './publish-version.ts';
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
    const content = sealed(scheme);
    const known = await versionsOf(database.read, scheme.code);
    if (known.find((version) => version.origin === 'built_in')?.sha256 === content.sha256) continue;
    const { code, title } = scheme;
    await database.write(systemActor, (unit) =>
      publishVersion(unit, { code, title, origin: 'built_in', sealed: content }),
    );
  }
}
