import { expect, test } from 'vitest';
import { jobIdSchema, uploadIdSchema } from '#shared/ids.ts';
import {
  type ImportAction,
  type ImportSheet,
  importMachine,
  isWritten,
} from '../../../renderer/components/import/import-machine.ts';

/** An import whose sheets need a place settled; sheets without rows cannot be imported. */
interface Choice {
  readonly place: string | null;
}
const machine = importMachine<never, ImportSheet, Choice>({
  firstChoice: () => ({ place: null }),
  isImportable: ({ rows }) => rows > 0,
});
type Action = ImportAction<never, ImportSheet, Choice>;

const sheet = (name: string, rows: number): ImportSheet => ({
  name,
  rows,
  headerRow: 1,
  importedBefore: null,
});
const inspected: Action = {
  kind: 'inspected',
  uploadId: uploadIdSchema.parse('01a20618-04e7-7526-94ec-5303ab9cb0c6'),
  size: 1,
  inspection: { fileName: '示例.xlsx', sheets: [sheet('说明', 0), sheet('一', 5), sheet('二', 5)] },
};
const started: Action = {
  kind: 'started',
  jobId: jobIdSchema.parse('01a20618-04e7-7526-94ec-5303ab9cb0c7'),
  announced: '将登记 5 人。',
};
const after = (...actions: Action[]) => actions.reduce(machine.reduce, machine.empty);
const left = (...actions: Action[]) => machine.sheetsLeft(after(...actions)).map(({ name }) => name);

test('the first sheet that can be imported is chosen; those that cannot are never left over', () => {
  expect(after(inspected).sheet).toBe('一');
  expect(left(inspected)).toEqual(['一', '二']);
  expect(left(inspected, started, { kind: 'written' })).toEqual(['二']);
});

test('a change settles the chosen sheet, or the one it names, and no other', () => {
  const { choices } = after(
    inspected,
    { kind: 'changed', change: () => ({ place: '甲' }) },
    { kind: 'changed', sheet: '二', change: () => ({ place: '乙' }) },
  );
  expect(choices).toEqual({ 说明: { place: null }, 一: { place: '甲' }, 二: { place: '乙' } });
  expect(after({ kind: 'changed', change: () => ({ place: '甲' }) })).toEqual(machine.empty);
});

test('going on with another sheet asks anew whether it is wanted again, and keeps what was written', () => {
  const written = after(inspected, { kind: 'again', again: true }, started, { kind: 'written' });
  expect(isWritten(written)).toBe(true);
  const next = machine.reduce(written, { kind: 'sheet', sheet: '二' });
  expect(next).toMatchObject({ step: 'file', again: false, jobId: null, written: ['一'] });
  expect(isWritten(next)).toBe(false);
});

test('another file forgets everything about the one before', () => {
  expect(after(inspected, started, { kind: 'written' }, { kind: 'discarded' })).toEqual(machine.empty);
  expect(after(inspected, started, { kind: 'written' }, inspected)).toEqual(after(inspected));
});
