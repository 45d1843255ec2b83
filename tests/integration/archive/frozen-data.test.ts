import { describe, expect, test } from 'vitest';
import type { FrozenData } from '#shared/contract/archive-preview.ts';
import { formatDateLong } from '#shared/dates.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { openDistrict } from '../assessment/district.ts';
import { openCaseDesk } from '../recall/case-desk.ts';

const renderer = testRenderer();

const everything = { text: '', kind: null, assessmentId: null, cycleId: null, caseId: null };
const changedIn = ({ groups }: FrozenData) =>
  groups.flatMap(({ title, fields }) =>
    fields
      .filter(({ changed }) => changed)
      .map(({ entry, label, value, now }) => [title, entry, label, value, now]),
  );

/** Three people whose assessments are in force. */
async function settledDistrict() {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', role: 'first_secretary' });
  await district.addPosting({ name: '示例二', village: '示例二村' });
  await district.addPosting({ name: '示例三', village: '示例三村' });
  const cycle = await district.plan({ year: 2026, objects: ['first_secretary', 'team_member'] });
  await district.goTo(cycle.id, 'scoring');
  for (const row of (await district.everyone(cycle.id)).rows) {
    await district.score(await district.assessment.get(row.id));
  }
  await district.goTo(cycle.id, 'final');
  const archive = createArchiveService({ ...district, renderer, readOrganisation: async () => '示例区' });
  const { archivist } = district.actors;
  const { rows } = await district.everyone(cycle.id);
  const idOf = (name: string) => {
    const row = rows.find((candidate) => candidate.name === name);
    if (!row) throw new Error(`${name} is not assessed`);
    return row.id;
  };
  return {
    ...district,
    archive,
    cycleId: cycle.id,
    archivist: { ...archivist, role: 'archivist' as const },
    issueForm: (name: string) =>
      archive.issueDocument(archivist, { kind: 'annual_form', assessmentId: idOf(name) }),
    idOf,
  };
}

describe('the data that a form was made from', () => {
  test('say what stands on paper, and nothing has changed right after', async () => {
    const { archive, archivist, issueForm, idOf } = await settledDistrict();
    const { id, registerNumber } = await issueForm('示例一');
    const data = await archive.frozenData(id, archivist);
    expect(data).toMatchObject({ compared: true, note: null });
    expect(changedIn(data)).toEqual([]);
    const fields = data.groups.flatMap((group) => group.fields);
    const saidAt = (path: string) => fields.find((field) => field.path === path)?.value;
    expect(saidAt('person.name')).toBe('示例一');
    expect(saidAt('posting.village')).toBe('示例村');
    expect(saidAt('registerNumber')).toBe(registerNumber);

    const draft = await archive.draftData({ kind: 'annual_form', assessmentId: idOf('示例一') }, 'archivist');
    expect(draft.compared).toBe(false);
    expect(draft.groups.map(({ title }) => title)).toEqual(data.groups.map(({ title }) => title));
  });

  test('stand beside what the record says since', async () => {
    const { archive, archivist, issueForm, assessment, cycleId, notifyAll, idOf } = await settledDistrict();
    const { id } = await issueForm('示例一');
    const assessmentId = idOf('示例一');
    await notifyAll(cycleId);
    const told = await assessment.publicity.replyTo(assessmentId);
    if (!told) throw new Error('Nobody was told');
    await assessment.publicity.recordReply(archivist, {
      assessmentId,
      revision: told.revision,
      notifiedOn: told.notifiedOn,
      stance: 'agrees',
      opinion: '',
      signedOn: told.notifiedOn,
      refusalNote: null,
      witness: null,
    });
    const date = formatDateLong(told.notifiedOn);
    expect(changedIn(await archive.frozenData(id, archivist))).toEqual([
      ['本人意见', null, '内容', null, '同意。'],
      ['本人意见', null, '日期', null, date],
    ]);
  });
});

test('documents lie between those beside them in the list, as its filters leave it', async () => {
  const { archive, issueForm } = await settledDistrict();
  const first = await issueForm('示例一');
  const second = await issueForm('示例二');
  const third = await issueForm('示例三');
  const beside = (id: typeof first.id, filter: Partial<typeof everything> = {}) =>
    archive.neighbours({ ...everything, ...filter, id }, 'archivist');
  expect(await beside(second.id)).toMatchObject({
    position: 2,
    total: 3,
    previous: { id: third.id },
    next: { id: first.id },
  });
  expect(await beside(first.id)).toMatchObject({ position: 3, next: null });
  expect(await beside(second.id, { text: '示例二' })).toMatchObject({
    position: 1,
    total: 1,
    previous: null,
    next: null,
  });
  expect(await beside(second.id, { text: '示例三' })).toMatchObject({ position: null, total: 1 });
});

describe('the data of a paper of a recall case', () => {
  test('are read by whoever may read the case, and that is noted', async () => {
    const desk = await openCaseDesk();
    const archive = createArchiveService({ ...desk, renderer, readOrganisation: async () => '示例区' });
    const { assessor, leader, administrator, archivist } = desk.actors;
    const caseId = await desk.openCase();
    await desk.addEvidence(caseId, ['incapable']);
    await desk.toStage(caseId, 'proposed');
    const { id } = await archive.issueCaseDocument(assessor, { kind: 'recall_approval', caseId });

    for (const reader of [administrator, archivist]) {
      await expect(archive.frozenData(id, reader)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(archive.neighbours({ ...everything, id }, reader.role)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    desk.clock.set('2026-03-06T02:30:00.000Z');
    const readings = () =>
      desk.database.read
        .selectFrom('audit_event')
        .select('actor_name')
        .where('action', '=', 'recall.caseRead')
        .where('entity_id', '=', caseId)
        .execute();
    const before = (await readings()).length;
    const data = await archive.frozenData(id, leader);
    expect(data.compared).toBe(true);
    expect(data.groups.map(({ title }) => title)).toContain('召回情形');
    const noted = (await readings()).slice(before);
    expect(noted.map(({ actor_name }) => actor_name)).toEqual([leader.name]);

    await desk.addEvidence(caseId, ['incapable']);
    expect(changedIn(await archive.frozenData(id, leader)).every(([title]) => title === '证据')).toBe(true);
  });
});
