/*
 * Writes the sample files anew: `node electron/roster/sample/write-samples.ts` with Node 24, from the project's root.
 * A test holds the files in resources/samples against what this makes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annexFileName, rosterFileName } from './sample-files.ts';
import { annexWorkbook, rosterWorkbook } from './workbooks.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'resources', 'samples');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, annexFileName), annexWorkbook());
writeFileSync(join(folder, rosterFileName), rosterWorkbook());
