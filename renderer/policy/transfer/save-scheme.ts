import type { SchemeVersionId } from '#shared/ids.ts';
import { client } from '../../app/client.ts';
import { saveFile } from '../../app/save-file.ts';

/**
 * Saves a version as one file that another desk can import.
 *
 * @returns a sentence about where it went; `null` when the person changed their mind
 * @throws Error with a Chinese message when it could not be read or written
 */
export async function saveScheme(id: SchemeVersionId): Promise<string | null> {
  const { fileName, text } = await client.policy.exportScheme({ id });
  return saveFile(fileName, new TextEncoder().encode(text), 'application/json');
}
