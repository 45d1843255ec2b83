import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportKind } from '#shared/contract/roster.ts';
import type { Clock } from '../../application.types.ts';
import { type Database, systemActor } from '../../database/database.types.ts';
import type { FileToRead } from '../../spreadsheets/reading-thread.ts';
import { earlierImports } from '../import/batches.repository.ts';
import { createImporter } from '../import/importer.ts';
import type { UnitDecision } from '../import/resolve-units.ts';
import { createTableReader } from '../import/table-reader.ts';
import { rosterTotals } from '../postings.repository.ts';
import { describePlaces } from './describe-places.ts';
import { fundingYear, unitDecisions } from './district.ts';
import { annexFileName, annexSheet, fundingSheet, rosterFileName, rosterSheet } from './sample-files.ts';

interface SampleStep {
  readonly fileName: string;
  readonly sheet: string;
  readonly kind: ImportKind;
  readonly year: number | null;
  readonly decisions: readonly UnitDecision[];
}

/** In the order in which a district would do it: the posts, the people on them, the money. */
const steps: readonly SampleStep[] = [
  { fileName: annexFileName, sheet: annexSheet, kind: 'annex_posts', year: null, decisions: [] },
  { fileName: rosterFileName, sheet: rosterSheet, kind: 'roster', year: null, decisions: [] },
  {
    fileName: annexFileName,
    sheet: fundingSheet,
    kind: 'annex_funding',
    year: fundingYear,
    decisions: unitDecisions,
  },
];

/**
 * Loads the sample district (江岸区) into an empty roster, by the same way that a user imports the files. Does
 * nothing when there is anything on the roster, save that a loading that was cut off goes on where it stopped.
 *
 * @param resourcesDirectory folder that holds `samples/`
 */
export async function loadSampleDistrict(
  database: Database,
  resourcesDirectory: string,
  clock: Clock,
): Promise<void> {
  const files = new Map<string, FileToRead>();
  for (const fileName of new Set(steps.map((step) => step.fileName)))
    files.set(fileName, await readSample(resourcesDirectory, fileName));
  const missing: { readonly step: SampleStep; readonly file: FileToRead }[] = [];
  for (const step of steps) {
    const file = files.get(step.fileName);
    if (file && !(await earlierImports(database.read, file.sha256)).has(step.sheet))
      missing.push({ step, file });
  }
  if (missing.length === 0) return;
  if (missing.length === steps.length && (await isFilled(database))) return;

  const reader = createTableReader();
  try {
    const importer = createImporter({ database, clock, reader });
    for (const { step, file } of missing) {
      const { sheet, kind, year, decisions } = step;
      const description = (await reader.inspect(file)).find(({ name }) => name === sheet);
      const mapping = description?.suggestedMapping ?? {};
      const checked = await importer.check(file, { sheet, kind, mapping, year });
      await importer.write(
        systemActor,
        { file, sheet, checked },
        {
          decisions,
          leadUnitFirstSecretary: true,
          again: false,
          decisionReason: '示例数据：附件两表名称不一致',
        },
      );
    }
  } finally {
    await reader.close();
  }
  const { townships, villages, units, postings, people } = await rosterTotals(database.read);
  await database.write(systemActor, async (write) => {
    await describePlaces(write);
    await write.audit({
      action: 'roster.sampleLoaded',
      entityType: 'roster',
      entityId: 'sample',
      after: { townships, villages, units, postings, people },
    });
  });
}

async function isFilled(database: Database): Promise<boolean> {
  const totals = await rosterTotals(database.read);
  return Object.values(totals).some((count) => count > 0);
}

async function readSample(resourcesDirectory: string, fileName: string): Promise<FileToRead> {
  const bytes = await readFile(join(resourcesDirectory, 'samples', fileName));
  return { fileName, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
