import { Kysely, SqliteDialect } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { completenessOf, completenessOfMany } from '../../../electron/archive/course/completeness.ts';
import { entriesOf } from '../../../electron/archive/document.repository.ts';
import { openReadOnly } from '../../../electron/database/connection.ts';
import { dataFiles } from '../../../electron/database/data-directory.ts';
import type { Reader } from '../../../electron/database/database.types.ts';
import type { Schema } from '../../../electron/database/schema.ts';
import { day, openCourseDesk } from './course-desk.ts';

const today = day('2027-01-10');

/** Forms of three people, with everything that is asked of the database and how SQLite finds the answers. */
async function watchedForms() {
  const desk = await openCourseDesk();
  const forms = await desk.forms(['示例一', '示例二', '示例三']);
  const file = dataFiles(desk.dataDirectory).database;
  const plain = openReadOnly(file);
  const plans: string[] = [];
  const handle = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: openReadOnly(file) }),
    log: ({ query }) => {
      const steps = plain
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${query.sql}`)
        .all(...query.parameters);
      plans.push(steps.map(({ detail }) => detail).join('; '));
    },
  });
  onTestFinished(async () => {
    plain.close();
    await handle.destroy();
  });
  // The house's reader is the same object with its writes hidden from the types.
  const reads = handle as unknown as Reader;
  return {
    ...desk,
    forms,
    async plansOf(papers: readonly RegisteredDocument[]) {
      plans.length = 0;
      const ids = papers.map(({ id }) => id);
      const found = await completenessOfMany(reads, await entriesOf(reads, ids, 'leader'), 'leader', today);
      return { found, plans: [...plans] };
    },
  };
}

test('however many papers, the same few questions are asked, and each finds its rows in an index', async () => {
  const { forms, plansOf } = await watchedForms();
  const one = await plansOf(forms.slice(0, 1));
  const all = await plansOf(forms);
  expect(all.plans).toEqual(one.plans);
  expect(all.plans).toHaveLength(4);
  for (const plan of all.plans) expect(plan).not.toMatch(/SCAN (?!json_each)/);
});

test('who other papers name is read from the index alone: their frozen data stay where they are', async () => {
  const { forms, plansOf } = await watchedForms();
  const { plans } = await plansOf(forms);
  expect(plans[1]).toContain('document USING COVERING INDEX document_by_identity (person_id=?');
  expect(plans[2]).toContain('recall_case_by_person');
});

test('what is found of many is what is found of each, void ones among them', async () => {
  const { forms, plansOf, sign, archive, actors, database } = await watchedForms();
  const [first, second] = forms;
  if (!first || !second) throw new Error('Three forms were issued');
  await sign(first.id);
  await archive.voidDocument(actors.archivist, { id: second.id, reason: '打印有误' });
  const { found, plans } = await plansOf(forms);
  expect(found.size).toBe(3);
  for (const { id } of forms)
    expect(found.get(id)).toEqual(await completenessOf(database.read, id, 'leader', today));
  // One more question, for who the void one names.
  expect(plans).toHaveLength(5);
  expect(found.get(second.id)?.findings.map(({ rule }) => rule)).toContain('birth_date');
});
