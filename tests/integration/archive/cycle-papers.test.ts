import { describe, expect, test } from 'vitest';
import { totalTally } from '#shared/archive/snapshots/annual-form.ts';
import { type BallotSummarySnapshot, ballotSummarySchema } from '#shared/archive/snapshots/ballot-summary.ts';
import { type ResultRollSnapshot, resultRollSchema } from '#shared/archive/snapshots/result-roll.ts';
import type { DocumentTarget } from '#shared/contract/archive.ts';
import { type CycleId, townshipIdSchema, userIdSchema } from '#shared/ids.ts';
import { formatPoints } from '#shared/points.ts';
import type { RaterGroup } from '#shared/vocabulary.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { draftDocument } from '../../../electron/archive/drafts/index.ts';
import { formBallots } from '../../../electron/archive/drafts/record-facts.ts';
import { newId } from '../../../electron/database/ids.ts';
import { testRenderer } from '../../support/test-renderer.ts';
import { openBallotDesk } from '../assessment/ballot-desk.ts';
import { type District, openDistrict } from '../assessment/district.ts';
import { textOfPdf } from './pdf-text.ts';

const renderer = testRenderer();

const archivist = { id: newId(userIdSchema), name: '示例档案员', role: 'archivist' } as const;

function archiveOf(district: District) {
  const dependencies = { ...district, renderer, readOrganisation: async () => '示例区' };
  const archive = createArchiveService(dependencies);
  /** The frozen data as they would be now. */
  async function dataOf(target: DocumentTarget) {
    const draft = await draftDocument(dependencies, target, 'register');
    return draft.snapshot({
      registerNumber: null,
      organisation: '示例区',
      scheme: { title: '示例办法', version: 1 },
      takenAt: district.clock.now(),
    });
  }
  return {
    archive,
    summaryOf: async (cycleId: CycleId, townshipId: District['township'] | null = null) =>
      ballotSummarySchema.parse(await dataOf({ kind: 'ballot_summary', cycleId, townshipId })),
    rollOf: async (cycleId: CycleId) =>
      resultRollSchema.parse(await dataOf({ kind: 'result_roll', cycleId })),
    async previewed(target: DocumentTarget): Promise<string> {
      const owner = userIdSchema.parse(archivist.id);
      const { previewId } = await archive.previewDocument(archivist, target);
      return textOfPdf(archive.previewOf(owner, previewId).bytes);
    },
  };
}

const summary = (cycleId: CycleId) => ({ kind: 'ballot_summary', cycleId, townshipId: null }) as const;
const roll = (cycleId: CycleId) => ({ kind: 'result_roll', cycleId }) as const;

describe('a summary of the ballots', () => {
  /** Ballots of three groups about three people, put in one by one. */
  async function counted() {
    const desk = await openBallotDesk('single');
    const papers: readonly (readonly [RaterGroup, readonly (string | null)[]])[] = [
      ['village_cadres', ['111', '112', '121', '211', '110', '000', null]],
      ['villager_delegates', ['111', '111', '222', '124', '134', '111']],
      ['township_party_committee', ['112', '111']],
    ];
    for (const [group, marks] of papers) {
      await desk.enter(desk.first, await desk.prepare(group, marks.length + 1), 1, marks);
    }
    return { ...desk, ...archiveOf(desk.district) };
  }

  test('has the figures of the assessment: sheets once, opinions as the forms of each person have them', async () => {
    const { cycleId, district, summaryOf } = await counted();
    const data = await summaryOf(cycleId);
    expect(data).toMatchObject({ scope: '全部考核对象', batches: 3, held: null });
    expect(data.options.slice(0, 2)).toEqual(['优秀', '称职（合格）']);
    const sheets = ({ label, issued, returned, valid, invalid }: BallotSummarySnapshot['groups'][number]) => [
      ...[label, issued, returned, valid, invalid],
    ];
    expect(data.groups.map(sheets)).toEqual([
      ['村干部', 8, 7, 6, 1],
      ['群众代表', 7, 6, 6, 0],
      ['乡镇党委', 3, 2, 2, 0],
    ]);
    const [people] = data.lists;
    expect(people?.rows[0]?.name).toBe('赵示例');
    expect(people?.rows.map(({ name }) => name).toSorted()).toEqual(['孙示例', '赵示例', '钱示例']);
    for (const row of people?.rows ?? []) {
      const form = formBallots(await district.recordOf(cycleId, row.name));
      const total = form && totalTally(form.groups, form.options.length);
      expect(row.opinions.votes).toEqual(total?.votes);
      expect(row).toMatchObject({ issued: total?.issued, valid: total?.valid, invalid: total?.invalid });
      expect(row.opinions.blank.count).toBe(total?.blank);
    }
  });

  test('shows no votes of a group so small that they would be those of a person', async () => {
    const { cycleId, summaryOf } = await counted();
    const data = await summaryOf(cycleId);
    const shown = data.groups.flatMap(({ label, opinions }) => (opinions ? [label] : []));
    expect(shown).toEqual(['群众代表']);
    expect(data.merged).toMatchObject({ label: '村干部、乡镇党委合并', opinions: { cast: 3 * (6 + 2) } });
    expect(data.notes.join()).toContain('不足 5 张');
  });

  test('tells neither meetings nor who put the ballots in', async () => {
    const { cycleId, first, previewed } = await counted();
    const text = await previewed(summary(cycleId));
    expect(text).toContain('赵示例');
    expect(text).toContain('监票人：');
    expect(text).not.toContain(first.name);
  });

  test('is registered once scoring is over, counted as a paper of the results, and proved from its data', async () => {
    const { cycleId, district, archive } = await counted();
    await expect(archive.issueDocument(archivist, summary(cycleId))).rejects.toMatchObject({
      data: { rule: 'still_scoring' },
    });
    await district.goTo(cycleId, 'review');
    const issued = await archive.issueDocument(archivist, summary(cycleId));
    expect(issued).toMatchObject({
      registerNumber: '2026-考-0001',
      title: '2026年度考核民主测评汇总表',
      cycleId,
      personName: null,
    });
    expect(await archive.verify(issued.id, 'archivist')).toMatchObject({ identical: true });
    await expect(archive.issueDocument(archivist, summary(cycleId))).rejects.toMatchObject({
      data: { rule: 'already_issued' },
    });
  });

  test('waits for every batch of its scope, named by number', async () => {
    const { cycleId, archive, prepare } = await counted();
    await prepare('dispatching_unit', 2);
    await expect(archive.issueDocument(archivist, summary(cycleId))).rejects.toMatchObject({
      data: { rule: 'batches_open' },
      message: expect.stringContaining('第 4 批'),
    });
  });

  test('of one township is a document of its own, called by it', async () => {
    const { cycleId, district, archive, summaryOf } = await counted();
    await district.goTo(cycleId, 'review');
    await archive.issueDocument(archivist, summary(cycleId));
    const target = { ...summary(cycleId), townshipId: district.township };
    expect(await archive.issueDocument(archivist, target)).toMatchObject({
      title: '2026年度考核民主测评汇总表（示例镇）',
      version: 1,
    });
    expect(await summaryOf(cycleId, district.township)).toMatchObject({ scope: '示例镇', batches: 3 });
    const elsewhere = { ...summary(cycleId), townshipId: newId(townshipIdSchema) };
    await expect(archive.issueDocument(archivist, elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('there is none before anything is counted', async () => {
    const district = await openDistrict();
    await district.addPosting({ name: '示例一' });
    const { id } = await district.openCycle();
    await expect(archiveOf(district).previewed(summary(id))).rejects.toMatchObject({
      data: { rule: 'no_ballots' },
    });
  });
});

/** People of both pools, teams and units, of whom one came too late to be assessed. */
async function assessed() {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', role: 'first_secretary' });
  await district.addPosting({ name: '示例二' });
  await district.addPosting({ name: '示例三', identity: 'public_institution' });
  await district.addPosting({ name: '示例四', start: '2026-11-01' });
  const { id: cycleId } = await district.plan({
    objects: ['first_secretary', 'team_member', 'team', 'unit'],
    excellentRatio: 5_000,
  });
  await district.goTo(cycleId, 'scoring');
  const shares = new Map([
    ['示例一', 0.7],
    ['示例二', 1],
  ]);
  for (const row of (await district.everyone(cycleId)).rows) {
    if (row.participation !== 'graded') continue;
    await district.score(await district.assessment.get(row.id), shares.get(row.name) ?? 0.6);
  }
  return { district, cycleId, ...archiveOf(district) };
}

describe('tallies that were typed', () => {
  test('count by record, and the summary says so', async () => {
    const { district, cycleId, summaryOf } = await assessed();
    const data = await summaryOf(cycleId);
    expect(data.batches).toBe(0);
    expect(data.lists.map(({ of }) => of)).toContain('people');
    const records = data.lists.flatMap(({ rows }) => rows).length;
    expect(data.notes.join()).toContain(`${records} 个考核对象有按合计数录入的票`);
    expect(data.total.opinions.cast).toBe(data.total.valid);
    // Teams and units are not rated by ballots under this scheme, so that they do not lack any.
    expect((await district.everyone(cycleId)).rows.length).toBeGreaterThan(records);
    expect(data.notes.join()).not.toContain('没有测评票的考核对象');
  });
});

describe('a roll of results', () => {
  const rowsOf = ({ pools }: ResultRollSnapshot) => pools.flatMap(({ rows }) => rows);

  test('has everyone of the cycle by pool, grade and score, in the words of the identity', async () => {
    const { district, cycleId, rollOf } = await assessed();
    await district.goTo(cycleId, 'final');
    const data = await rollOf(cycleId);
    expect(data).toMatchObject({ documentNumber: '示例驻组〔2026〕5号', settledOn: expect.any(String) });
    expect(data.pools.map(({ title, of, rows }) => [title, of, rows.length])).toEqual([
      ['公务员', 'people', 3],
      ['其他人员', 'people', 1],
      ['驻村工作队', 'teams', 1],
      ['派出单位', 'units', 1],
    ]);
    const { rows } = await district.everyone(cycleId);
    expect(rowsOf(data)).toHaveLength(rows.length);
    for (const row of rows) {
      const { gradeWords } = await district.assessment.get(row.id);
      const name = row.object === 'team' ? `${row.name}驻村工作队` : row.name;
      expect(rowsOf(data).find((line) => line.name === name)).toMatchObject({
        points: row.total === null ? null : formatPoints(row.total),
        grade: row.finalGrade === null ? '不参加考核' : gradeWords[row.finalGrade],
      });
    }
    expect(data.pools[0]?.rows.map(({ name }) => name)).toEqual(['示例二', '示例一', '示例四']);
    expect(data.pools[0]?.rows[2]).toMatchObject({
      grade: '不参加考核',
      remark: expect.stringContaining('驻村不满半年'),
    });
  });

  test('counts grades against the quota as the board of each pool does', async () => {
    const { district, cycleId, rollOf } = await assessed();
    await district.goTo(cycleId, 'final');
    const { counts } = await rollOf(cycleId);
    const { tabs } = await district.assessment.grading.board(district.actors.leader, {
      cycleId,
      pool: 'other',
    });
    for (const [index, tab] of tabs.entries()) {
      const counted = counts[index];
      expect(counted).toMatchObject({ graded: tab.size, quota: tab.quota, open: 0 });
      expect(counted?.grades[0]).toBe(tab.used);
      expect((counted?.withoutGrade ?? 0) + (counted?.notAssessed ?? 0)).toBe(tab.notGraded);
    }
    expect(counts.at(-1)).toMatchObject({ label: '合  计', all: 6, graded: 5, notAssessed: 1 });
  });

  test('shows what is not settled as such before, and is registered when the results are in force', async () => {
    const { district, cycleId, archive, rollOf } = await assessed();
    await district.goTo(cycleId, 'approval');
    const before = await rollOf(cycleId);
    expect(rowsOf(before).find(({ name }) => name === '示例一')).toMatchObject({
      grade: null,
      remark: '尚未审定',
    });
    await district.goTo(cycleId, 'publicity');
    await expect(archive.issueDocument(archivist, roll(cycleId))).rejects.toMatchObject({
      data: { rule: 'not_in_final' },
    });
    await district.goTo(cycleId, 'final');
    const issued = await archive.issueDocument(archivist, roll(cycleId));
    expect(issued).toMatchObject({
      registerNumber: '2026-考-0001',
      kind: 'result_roll',
      title: '2026年度考核审定名册',
      formedOn: (await rollOf(cycleId)).settledOn,
    });
    expect(await archive.verify(issued.id, 'archivist')).toMatchObject({ identical: true });
  });

  test('there is none while nobody is in the cycle', async () => {
    const district = await openDistrict();
    const { id } = await district.plan();
    await expect(archiveOf(district).previewed(roll(id))).rejects.toMatchObject({
      data: { rule: 'nobody_assessed' },
    });
  });
});
