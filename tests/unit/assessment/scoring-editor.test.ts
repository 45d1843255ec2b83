import { describe, expect, test } from 'vitest';
import { calculate } from '#shared/assessment/calculate.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { businessDateSchema, instantSchema } from '#shared/dates.ts';
import {
  assessmentIdSchema,
  cycleIdSchema,
  personIdSchema,
  postingIdSchema,
  scoreAdjustmentIdSchema,
  townshipIdSchema,
} from '#shared/ids.ts';
import { formatPoints, points } from '#shared/points.ts';
import { gradeWordsFor, templateFor } from '#shared/policy/lookup.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { createEditor, type Editor, type EditorCalls } from '../../../renderer/assessment/scoring/editor.ts';
import {
  remarkPath,
  scorePath,
  type TallyField,
  tallyFields,
  tallyPath,
  textPath,
} from '../../../renderer/assessment/scoring/fields.ts';
import { departmentKey, departmentsIn, opinionPath } from '../../../renderer/assessment/scoring/opinions.ts';

class Conflict extends Error {}

const uuid = '01890000-0000-7000-8000-000000000001';

function emptyRecord(scorers: string[]): AssessmentDetail {
  const template = templateFor(ganzhou2021, 'annual', 'team_member');
  const gradeWords = gradeWordsFor(ganzhou2021, 'civil_servant');
  return {
    id: assessmentIdSchema.parse(uuid),
    object: 'team_member',
    pool: 'civil_servant',
    name: '张三（示例）',
    identity: 'civil_servant',
    townshipName: '示例街道',
    villageName: '示例村',
    unitName: '示例局',
    role: 'team_member',
    state: 'scoring',
    participation: 'graded',
    gradeCap: null,
    individual: false,
    total: null,
    complete: false,
    rank: null,
    poolSize: 1,
    suggestedGrade: null,
    proposedGrade: null,
    finalGrade: null,
    revision: 1,
    cycleId: cycleIdSchema.parse(uuid),
    kind: 'annual',
    cycleState: 'scoring',
    scorers,
    ballotEntry: 'single',
    year: 2026,
    cycleTitle: '2026年度考核',
    schemeTitle: ganzhou2021.title,
    subject: {
      object: 'team_member',
      personId: personIdSchema.parse(uuid),
      postingId: postingIdSchema.parse(uuid),
      name: '张三（示例）',
      gender: null,
      birthDate: null,
      ethnicity: null,
      politicalStatus: null,
      partyDate: null,
      identity: 'civil_servant',
      rank: null,
      homePosition: null,
      unitName: '示例局',
      townshipId: townshipIdSchema.parse(uuid),
      townshipName: '示例街道',
      villageName: '示例村',
      role: 'team_member',
      startDate: businessDateSchema.parse('2025-06-01'),
      endDate: null,
    },
    template,
    gradeWords,
    figures: { requiredDays: null, presentDays: null, leaveDays: null, absenceNotices: null },
    tallies: [],
    scores: [],
    scoreSpread: [],
    adjustments: [],
    earlier: [],
    narrative: {
      selfSummary: '',
      opinions: [],
      remarks: '',
      appraisal: { achievements: '', shortcomings: '', conclusion: '' },
    },
    standingReasons: [],
    calculation: calculate(
      template,
      { tallies: [], scores: [], scorers, adjustments: [], earlier: [] },
      gradeWords,
    ),
    proposal: null,
    approval: null,
    earlierVersions: [],
    updatedAt: instantSchema.parse('2026-12-01T02:00:00.000Z'),
  };
}

/** The program as an editor sees it: one record, refused when the caller has an older revision. */
function program(scorers = ['考核组']) {
  let record = emptyRecord(scorers);
  let failure: Error | null = null;
  const write = (revision: number, change: Partial<AssessmentDetail>) => {
    if (failure) throw failure;
    if (revision !== record.revision) throw new Conflict();
    record = { ...record, ...change, revision: record.revision + 1 };
    return record;
  };
  const calls: EditorCalls = {
    get: async () => record,
    saveScores: async ({ revision, scorer, scores }) =>
      write(revision, {
        scores: [
          ...record.scores.filter((score) => score.scorer !== scorer),
          ...scores.map((score) => ({ ...score, scorer })),
        ],
      }),
    saveTally: async ({ revision, group, tally }) =>
      write(revision, {
        tallies: [...record.tallies.filter((other) => other.group !== group), ...(tally ? [tally] : [])],
      }),
    saveNarrative: async ({ revision, narrative, figures }) => write(revision, { narrative, figures }),
    isConflict: (error) => error instanceof Conflict,
  };
  return {
    calls,
    editor: () =>
      createEditor(
        record,
        calls,
        () => undefined,
        () => new Date('2026-12-01T02:32:00Z'),
      ),
    stored: () => ({
      scores: Object.fromEntries(record.scores.map(({ item, points }) => [item, formatPoints(points)])),
      remarks: record.scores.flatMap(({ remark }) => remark ?? []),
      tallies: record.tallies.map(({ group, valid }) => `${group} ${valid}`),
      selfSummary: record.narrative.selfSummary,
    }),
    record: () => record,
    put: (change: Partial<AssessmentDetail>) => write(record.revision, change),
    failWith: (error: Error | null) => {
      failure = error;
    },
  };
}

const days = scorePath(1, 'days_on_site');
const leave = scorePath(1, 'leave_discipline');
const detachment = scorePath(1, 'detachment');

function typeTally(editor: Editor, counts: Partial<Record<TallyField, string>>): void {
  for (const field of tallyFields) {
    const text = counts[field];
    if (text !== undefined) editor.set(tallyPath('village_cadres', field), text);
  }
}

describe('what is typed on the scoring page', () => {
  test('is saved as one call per part, full-width digits included', async () => {
    const { editor: open, stored } = program();
    const editor = open();
    editor.set(days, '１４.５');
    editor.set(leave, '9');
    editor.set(remarkPath(1, 'leave_discipline'), '请假手续齐全');
    editor.set(textPath('selfSummary'), '本年度在村工作。\n');
    expect(editor.get().save.kind).toBe('unsaved');
    await editor.saveNow();
    expect(stored()).toMatchObject({
      scores: { days_on_site: '14.5', leave_discipline: '9' },
      remarks: ['请假手续齐全'],
      selfSummary: '本年度在村工作。\n',
    });
    expect(editor.get().save.kind).toBe('saved');
    expect(editor.get().unsaved).toEqual([]);
  });

  test('a score above its maximum is kept back with the reason and holds nothing else up', async () => {
    const { editor: open, stored } = program();
    const editor = open();
    editor.set(days, '15.5');
    editor.set(leave, '8');
    await editor.saveNow();
    expect(stored().scores).toEqual({ leave_discipline: '8' });
    expect(editor.get().problems[days]).toBe('不能超过 15 分。');
    expect(editor.get().unsaved).toEqual([days]);
    expect(editor.get().save.kind).toBe('unsaved');
  });

  test('a tally that does not add up is never sent; emptied counts come back as 0', async () => {
    const { editor: open, stored } = program();
    const editor = open();
    typeTally(editor, { issued: '30', returned: '32', valid: '32' });
    await editor.saveNow();
    expect(stored().tallies).toEqual([]);
    typeTally(editor, { returned: '30', valid: '30', excellent: '30' });
    await editor.saveTally('village_cadres');
    expect(stored().tallies).toEqual(['village_cadres 30']);
    expect(editor.get().fields[tallyPath('village_cadres', 'invalid')]).toBe('0');
    expect(editor.get().unsaved).toEqual([]);
  });

  test('stands where it is when saving fails, and goes through later', async () => {
    const { editor: open, stored, failWith } = program();
    const editor = open();
    editor.set(days, '12');
    failWith(new Error('磁盘已满'));
    await editor.saveNow();
    expect(editor.get()).toMatchObject({ save: { kind: 'failed' }, unsaved: [days] });
    expect(editor.get().fields[days]).toBe('12');
    failWith(null);
    await editor.saveNow();
    expect(stored().scores).toEqual({ days_on_site: '12' });
    expect(editor.get().error).toBeNull();
  });
});

describe('when somebody else has saved the record meanwhile', () => {
  test('different fields are merged, and the news is told', async () => {
    const { editor: open, stored } = program();
    const [mine, theirs] = [open(), open()];
    theirs.set(leave, '7');
    await theirs.saveNow();
    mine.set(days, '13');
    await mine.saveNow();
    expect(stored().scores).toEqual({ days_on_site: '13', leave_discipline: '7' });
    expect(mine.get().changes).toEqual([
      { unit: leave, label: '请销假与工作纪律：得分', before: '（空）', theirs: '7', mine: null },
    ]);
    mine.acknowledge();
    expect(mine.get().changes).toEqual([]);
  });

  test('the same field waits for a choice; what was typed stays until then', async () => {
    const { editor: open, stored } = program();
    const [mine, theirs] = [open(), open()];
    theirs.set(days, '10');
    await theirs.saveNow();
    mine.set(days, '14');
    mine.set(detachment, '5');
    await mine.saveNow();
    expect(mine.get().fields[days]).toBe('14');
    expect(mine.get().changes).toMatchObject([{ unit: days, theirs: '10', mine: '14' }]);
    expect(stored().scores).toEqual({ days_on_site: '10' });
    await mine.resolve(days, 'mine');
    expect(stored().scores).toEqual({ days_on_site: '14', detachment: '5' });
    expect(mine.get().changes).toEqual([]);
  });

  test('taking theirs drops what was typed', async () => {
    const { editor: open, stored } = program();
    const [mine, theirs] = [open(), open()];
    theirs.set(days, '10');
    await theirs.saveNow();
    mine.set(days, '14');
    await mine.saveNow();
    await mine.resolve(days, 'theirs');
    expect(mine.get()).toMatchObject({ unsaved: [], changes: [] });
    expect(stored().scores).toEqual({ days_on_site: '10' });
  });

  test('two tallies of one group are never mixed count by count', async () => {
    const { editor: open } = program();
    const [mine, theirs] = [open(), open()];
    typeTally(theirs, { issued: '20', returned: '20', valid: '20', competent: '20' });
    await theirs.saveTally('village_cadres');
    typeTally(mine, { issued: '30', returned: '30', valid: '30', excellent: '30' });
    await mine.saveTally('village_cadres');
    const [change] = mine.get().changes;
    expect(change?.mine).toBe('发出 30 收回 30 有效 30 无效 0；优秀 30 称职 0 基本称职 0 不称职 0 未填 0');
    expect(change?.theirs).toContain('称职 20');
    await mine.resolve('tally/village_cadres', 'mine');
    expect(mine.get().stored.tallies).toMatchObject([{ valid: 30, votes: { excellent: 30, competent: 0 } }]);
  });

  test('a record that was proposed meanwhile takes nothing more; what was typed stays in sight', async () => {
    const { editor: open, stored, put } = program();
    const editor = open();
    editor.set(days, '12');
    put({ state: 'proposed' });
    await editor.saveNow();
    expect(editor.get().stored.state).toBe('proposed');
    expect(editor.get().unsaved).toEqual([days]);
    expect(stored().scores).toEqual({});
  });

  test('a cycle that has gone on takes nothing more either, but a record on its own way does', async () => {
    const { editor: open, stored, put } = program();
    const editor = open();
    editor.set(days, '12');
    put({ cycleState: 'review' });
    await editor.saveNow();
    expect(editor.get().unsaved).toEqual([days]);
    editor.receive(put({ individual: true }));
    await editor.saveNow();
    expect(stored().scores).toEqual({ days_on_site: '12' });
  });

  test('sheets of different scorers are saved apart, and the news names the scorer', async () => {
    const { editor: open, record } = program(['李四（示例）', '王五（示例）']);
    const [mine, theirs] = [open(), open()];
    theirs.set(scorePath(2, 'days_on_site'), '9');
    await theirs.saveNow();
    mine.set(scorePath(1, 'days_on_site'), '13');
    await mine.saveNow();
    expect(record().scores.map(({ scorer, points: given }) => [scorer, formatPoints(given)])).toEqual([
      [2, '9'],
      [1, '13'],
    ]);
    expect(mine.get().changes).toMatchObject([
      { label: `王五（示例） ${titleOf('days_on_site')}：得分`, theirs: '9', mine: null },
    ]);
  });

  test('a department opinion is kept or given up as a whole', async () => {
    const { editor: open, record } = program();
    const key = departmentKey('区委组织部/干部科（示例）');
    const first = open();
    first.set(opinionPath(key, 'listed'), '1');
    first.set(opinionPath(key, 'text'), '同意。');
    await first.saveNow();
    expect(record().narrative.opinions).toMatchObject([
      { organ: 'county_departments', organName: '区委组织部/干部科（示例）', text: '同意。' },
    ]);

    const [mine, theirs] = [open(), open()];
    for (const field of ['listed', 'text'] as const) theirs.set(opinionPath(key, field), '');
    await theirs.saveNow();
    expect(departmentsIn(theirs.get().fields)).toEqual([]);
    mine.set(opinionPath(key, 'signer'), '赵六（示例）');
    await mine.saveNow();
    expect(mine.get().changes).toMatchObject([
      { unit: `opinion/${key}`, theirs: '（没有这份意见）', mine: '同意。，赵六（示例）' },
    ]);
    expect(record().narrative.opinions).toEqual([]);
    await mine.resolve(`opinion/${key}`, 'mine');
    expect(record().narrative.opinions).toMatchObject([{ text: '同意。', signer: '赵六（示例）' }]);
  });

  test('a bonus waits for what is typed, and is recorded once although somebody else has saved', async () => {
    const { editor: open, record, put } = program();
    const [mine, theirs] = [open(), open()];
    theirs.set(leave, '7');
    await theirs.saveNow();
    mine.set(days, '13');
    await mine.run(
      async ({ revision }) => {
        if (revision !== record().revision) throw new Conflict();
        return put({ adjustments: [bonus('区级表彰')] });
      },
      ({ adjustments }) => adjustments,
    );
    expect(record().scores).toHaveLength(2);
    expect(record().adjustments).toHaveLength(1);
    expect(mine.get().unsaved).toEqual([]);

    theirs.set(detachment, '5');
    await theirs.saveNow();
    expect(theirs.get().changes.map(({ label, before }) => [label.slice(0, 2), before])).toContainEqual([
      '加分',
      '（没有）',
    ]);
  });

  test('a bonus that somebody else may just have recorded is not recorded twice', async () => {
    const { editor: open, record, put } = program();
    const editor = open();
    put({ adjustments: [bonus('区级表彰')] });
    const second = editor.run(
      async ({ revision }) => {
        if (revision !== record().revision) throw new Conflict();
        return put({ adjustments: [] });
      },
      ({ adjustments }) => adjustments,
    );
    await expect(second).rejects.toThrow(Conflict);
    expect(editor.get().stored.adjustments).toHaveLength(1);
  });
});

const titleOf = (code: string) =>
  emptyRecord([])
    .template.sections.flatMap((section) => (section.source === 'items' ? section.items : []))
    .find((item) => item.code === code)?.title ?? code;

function bonus(evidence: string): AssessmentDetail['adjustments'][number] {
  const rule = emptyRecord([]).template.adjustments.find(({ kind }) => kind === 'bonus');
  return {
    id: scoreAdjustmentIdSchema.parse(uuid),
    code: rule?.code ?? '',
    points: points(100),
    evidence,
    documentNumber: null,
    recordedAt: instantSchema.parse('2026-12-01T02:00:00.000Z'),
    recordedBy: '李四（示例）',
  };
}
