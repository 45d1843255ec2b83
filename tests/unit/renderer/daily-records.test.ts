import { describe, expect, test } from 'vitest';
import { postingIdSchema } from '#shared/ids.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { observationKinds } from '#shared/vocabulary.ts';
import { correctionWords } from '../../../renderer/presence/records/check-words.ts';
import {
  inspectionDraft,
  isBlank,
  notesAtRows,
} from '../../../renderer/presence/records/inspection-values.ts';
import { namePathOf, placeNotes } from '../../../renderer/presence/records/parts/field-notes.ts';
import { findRecord } from '../../../renderer/presence/records/parts/find-record.ts';
import { triggersFor } from '../../../renderer/presence/records/parts/triggers.ts';
import { date } from '../../support/leave-cases.ts';

const posting = (last: number) => postingIdSchema.parse(`01890000-0000-7000-8000-00000000000${last}`);

describe('an inspection as it is typed', () => {
  const head = { level: 'city', organ: '市示例办', checkedOn: date('2026-03-09') } as const;
  const absent = { postingId: posting(1), finding: 'unexcused_absence', detail: '不在村' } as const;

  test('empty rows are left out, and sentences still find the row they are about', () => {
    const rows = [{}, absent, { detail: '  ' }, { ...absent, postingId: posting(2) }];
    const typed = inspectionDraft({ ...head, findings: rows });
    expect(typed?.draft.findings).toHaveLength(2);
    expect(notesAtRows([{ path: 'findings.1.detail', message: '…' }], typed?.rows ?? [])).toEqual([
      { path: 'findings.3.detail', message: '…' },
    ]);
    expect(notesAtRows([{ path: 'checkedOn', message: '…' }], [1])).toEqual([
      { path: 'checkedOn', message: '…' },
    ]);
  });

  test('a row that is begun has to be finished; without any there is nothing to record', () => {
    expect(inspectionDraft({ ...head, findings: [absent, { postingId: posting(2) }] })).toBeNull();
    expect(inspectionDraft({ ...head, findings: [{}] })).toBeNull();
    expect(inspectionDraft({ ...head, organ: ' ', findings: [absent] })).toBeNull();
    expect(isBlank(undefined)).toBe(true);
    expect(isBlank({ correctionDueOn: date('2026-03-20') })).toBe(false);
  });
});

test('a correction in words', () => {
  expect(correctionWords({ correction: 'none', daysOverdue: 0 })).toBe('');
  expect(correctionWords({ correction: 'overdue', daysOverdue: 12 })).toBe('逾期 12 天');
  expect(correctionWords({ correction: 'corrected', daysOverdue: 3 })).toBe('逾期 3 天后整改');
});

test('a record is found by its id on whatever page it is, and a made-up id ends the search', async () => {
  const all = Array.from({ length: 1201 }, (_, index) => ({ id: String(index) }));
  let asked = 0;
  const load = async ({ offset, limit }: { offset: number; limit: number }) => {
    asked += 1;
    return { total: all.length, rows: all.slice(offset, offset + limit) };
  };
  expect(await findRecord('1200', load)).toEqual({ id: '1200' });
  expect(asked).toBe(3);
  expect(await findRecord('none', load)).toBeNull();
});

test('each kind that can speak for a trigger has one in the scheme, with its clause; notes have none', () => {
  const { triggers } = ganzhou2021.recall;
  const ordinals = Object.fromEntries(
    observationKinds.map((kind) => [
      kind,
      triggersFor(triggers, (speaks) => speaks.kind === 'observation' && speaks.kinds.includes(kind)).map(
        ({ trigger }) => trigger.ordinal,
      ),
    ]),
  );
  expect(ordinals).toMatchObject({
    home_unit_work: [1],
    incapable: [2],
    not_recognised: [3],
    absence_uncorrected: [4],
    township_opinion_unfit: [6],
    other_basis: [7],
    visit: [],
    report: [],
    talk: [],
  });
});

test('sentences stand beside fields that are on the page; the others are handed back', () => {
  expect(namePathOf('findings.0.detail')).toEqual(['findings', 0, 'detail']);
  const set: unknown[] = [];
  const form = {
    getFieldsError: () => [{ name: ['consents', 0, 'agreedOn'], errors: [], warnings: [] }],
    setFields: (fields: unknown[]) => set.push(...fields),
  };
  const left = placeNotes(form, [
    { path: 'consents.0.agreedOn', message: '晚于审批日期' },
    { path: 'countedAs', message: '请选择' },
  ]);
  expect(set).toEqual([{ name: ['consents', 0, 'agreedOn'], errors: ['晚于审批日期'] }]);
  expect(left).toEqual([{ path: 'countedAs', message: '请选择' }]);
});
