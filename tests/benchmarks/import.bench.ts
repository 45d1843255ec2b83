import { createHash } from 'node:crypto';
import { read, utils } from '@e965/xlsx';
import Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { dataFiles } from '../../electron/database/data-directory.ts';
import { createImporter } from '../../electron/roster/import/importer.ts';
import { createTableReader } from '../../electron/roster/import/table-reader.ts';
import { rosterBytes, rosterLine } from '../support/spreadsheets.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { Report } from './report.types.ts';
import { median } from './statistics.ts';

const rows = 10_000;
const runs = 3;

/** A roster of 10,000 people in 500 villages, from 300 units. */
function manyPeople(): Uint8Array {
  const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
  return rosterBytes(
    Array.from({ length: rows }, (_, index) =>
      rosterLine({
        乡镇: `示例${index % 25}镇`,
        派驻村: `示例${index % 500}村`,
        派出单位: `示${index % 300}局`,
        姓名: `${surnames[index % surnames.length]}示例${surnames[(index * 7) % surnames.length]}`,
        人员编号: `S${String(index).padStart(6, '0')}`,
      }),
    ),
  );
}

/** From the bytes of a file to rows on the roster, against reading it and inserting bare rows. */
export default async function importing(report: Report): Promise<void> {
  const bytes = manyPeople();
  const file = { fileName: '名册.xlsx', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  const reader = createTableReader();
  let longestWait = 0;
  const [whole, writing, bare]: [number[], number[], number[]] = [[], [], []];
  try {
    for (let run = 0; run < runs; run += 1) {
      const { database, clock, close } = await createTestDatabase();
      try {
        const importer = createImporter({ database, clock, reader });
        const waits = watchEventLoop();
        const startedAt = performance.now();
        const [sheet] = await reader.inspect(file);
        if (!sheet) throw new Error('The file has a sheet');
        const choice = { sheet: sheet.name, kind: sheet.kind, mapping: sheet.suggestedMapping, year: null };
        const checked = await importer.check(file, choice);
        const checkedAt = performance.now();
        const { totals } = await importer.write(
          { id: 'bench', name: '示例' },
          { file, sheet: sheet.name, checked },
          { decisions: [], leadUnitFirstSecretary: false, again: false, decisionReason: '' },
        );
        whole.push(performance.now() - startedAt);
        writing.push(performance.now() - checkedAt);
        longestWait = Math.max(longestWait, waits.stop());
        if (totals.postings !== rows) throw new Error(`${totals.postings} postings were added`);
      } finally {
        await close();
      }
    }
    for (let run = 0; run < runs; run += 1) bare.push(await bareImport(bytes));
  } finally {
    await reader.close();
  }
  report({
    name: '10,000 rows of .xlsx: read, checked, written',
    value: median(whole),
    unit: 'ms',
    limit: 3000,
    baseline: { name: 'read and inserted bare', value: median(bare) },
  });
  report({ name: 'of this, compared with the roster and written', value: median(writing), unit: 'ms' });
  report({
    name: 'longest time other requests waited',
    value: longestWait,
    unit: 'ms', // The commit with the checkpoint inside it is one call of SQLite; below this nobody notices.
    limit: 100,
  });
}

/** Notes the longest time between two turns of the event loop. */
function watchEventLoop(): { stop(): number } {
  let [last, longest] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return {
    stop() {
      clearInterval(timer);
      return Math.max(longest, performance.now() - last);
    },
  };
}

/** The same cells into people and postings, with nothing checked, planned or recorded. */
async function bareImport(bytes: Uint8Array): Promise<number> {
  const { dataDirectory, close } = await createTestDatabase();
  const handle = new Sqlite(dataFiles(dataDirectory).database);
  try {
    const startedAt = performance.now();
    const book = read(bytes, { type: 'buffer', dense: true });
    const lines: unknown[][] = utils.sheet_to_json(book.Sheets.名册 ?? {}, { header: 1, range: 2 });
    handle.transaction(() => insertBare(handle, lines))();
    return performance.now() - startedAt;
  } finally {
    handle.close();
    await close();
  }
}

function insertBare(handle: Sqlite.Database, lines: readonly unknown[][]): void {
  const ids = new Map<string, string>();
  const into = (table: string, columns: string) =>
    handle.prepare(
      `INSERT INTO ${table} (${columns}) VALUES (${columns
        .split(',')
        .map(() => '?')
        .join(',')})`,
    );
  const township = into('township', 'id,name,created_at');
  const village = into('village', 'id,name,created_at,township_id');
  const unit = into('dispatching_unit', 'id,name,created_at');
  const person = into('person', 'id,name,created_at,birth_date,identity,staff_number');
  const posting = into('posting', 'id,created_at,village_id,unit_id,person_id,status,start_date');
  const known = (key: string, insert: (id: string) => void): string => {
    const id = ids.get(key) ?? v7();
    if (!ids.has(key)) insert(id);
    ids.set(key, id);
    return id;
  };
  for (const line of lines) {
    const [town, place, sender, name, born, , , start, number] = line.map(String);
    const townId = known(`t ${town}`, (id) => township.run(id, town, start));
    const placeId = known(`v ${town} ${place}`, (id) => village.run(id, place, start, townId));
    const senderId = known(`u ${sender}`, (id) => unit.run(id, sender, start));
    const personId = v7();
    person.run(personId, name, start, born, 'civil_servant', number);
    posting.run(v7(), start, placeId, senderId, personId, 'on_post', start);
  }
}
