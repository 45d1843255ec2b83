import { expect, test, vi } from 'vitest';
import { type SchemeDraft, schemeDraftSchema } from '#shared/contract/policy.ts';
import { type Instant, instantSchema } from '#shared/dates.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { createDraftEditor } from '../../../../renderer/policy/editor/draft-editor.ts';
import { type Path, valueAt, withValueAt } from '../../../../renderer/policy/editor/values.ts';

const id = '01990000-0000-7000-8000-000000000001';
const at = (time: string): Instant => instantSchema.parse(`2026-03-05T${time}:00.000Z`);
const days: Path = ['presence', 'rules', 0, 'measure', 'minimumDays'];
const approver: Path = ['presence', 'leaveTiers', 0, 'approver'];

const draft = (revision = 1, content: unknown = ganzhou2021): SchemeDraft =>
  schemeDraftSchema.parse({
    id,
    code: 'ganzhou-2021-local',
    title: '示例办法',
    basedOn: {
      id,
      code: 'ganzhou-2021',
      version: 1,
      title: '示例办法',
      sha256: '',
      origin: 'built_in',
      publishedAt: at('01:00'),
    },
    createdAt: at('01:00'),
    updatedAt: at('01:00'),
    updatedBy: '示例领导',
    revision,
    content,
    problems: [],
  });

const conflict = new Error('conflict');

/** A program that keeps one draft, and the editor of somebody at it. */
function desk() {
  let stored = draft();
  const somebodyElse = (path: Path, value: unknown) => {
    stored = draft(stored.revision + 1, withValueAt(stored.content, path, value));
    return stored;
  };
  const save = vi.fn(async (input: { revision: number; content: Scheme }) => {
    if (input.revision !== stored.revision) throw conflict;
    stored = draft(stored.revision + 1, input.content);
    return { revision: stored.revision, updatedAt: at('02:32') };
  });
  const editor = createDraftEditor(
    draft(),
    ganzhou2021,
    { get: async () => stored, save, isConflict: (error) => error === conflict },
    () => {},
    () => new Date('2026-03-05T02:32:00Z'),
  );
  return { editor, save, somebodyElse, storedAt: (path: Path) => valueAt(stored.content, path) };
}

test('what is typed is saved by itself after a pause, once', async () => {
  vi.useFakeTimers();
  const { editor, save, storedAt } = desk();
  editor.set(days, 1);
  editor.set(days, 18);
  expect(editor.get().save).toEqual({ kind: 'unsaved' });
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  expect(save).toHaveBeenCalledTimes(1);
  expect(storedAt(days)).toBe(18);
  expect(editor.get()).toMatchObject({ unsaved: false, save: { kind: 'saved' } });
});

test('what is no scheme is kept and named, not saved; the last scheme goes on being shown', async () => {
  const { editor, save, storedAt } = desk();
  editor.set(days, '十八');
  await editor.saveNow();
  expect(save).not.toHaveBeenCalled();
  expect(editor.get()).toMatchObject({ unsaved: true, faults: [{ path: days }], scheme: ganzhou2021 });
  editor.set(days, 18);
  await editor.saveNow();
  expect(storedAt(days)).toBe(18);
});

test('a failed save leaves everything standing and is tried again', async () => {
  const { editor, save, storedAt } = desk();
  save.mockRejectedValueOnce(new Error('磁盘已满'));
  editor.set(days, 18);
  await editor.saveNow();
  expect(editor.get()).toMatchObject({ unsaved: true, save: { kind: 'failed' } });
  await editor.saveNow();
  expect(storedAt(days)).toBe(18);
  expect(editor.get().error).toBeNull();
});

test('what somebody else saved is taken over where nothing is unsaved here', async () => {
  const { editor, somebodyElse } = desk();
  await editor.receive(somebodyElse(approver, '示例镇党委'));
  expect(valueAt(editor.get().content, approver)).toBe('示例镇党委');
  expect(editor.get()).toMatchObject({ theirs: null, unsaved: false });
});

test('both have saved: nothing is overwritten before a choice; one’s own may be kept', async () => {
  const { editor, somebodyElse, storedAt } = desk();
  somebodyElse(approver, '示例镇党委');
  editor.set(days, 18);
  await editor.saveNow();
  expect(editor.get().theirs?.revision).toBe(2);
  expect(storedAt(days)).toBe(20);
  await editor.saveNow();
  expect(storedAt(days)).toBe(20);
  await editor.resolve('mine');
  expect(storedAt(days)).toBe(18);
  expect(storedAt(approver)).toBe('乡镇党委');
  expect(editor.get()).toMatchObject({ theirs: null, unsaved: false });
});

test('both have saved: theirs may be taken', async () => {
  const { editor, somebodyElse, storedAt } = desk();
  somebodyElse(approver, '示例镇党委');
  editor.set(days, 18);
  await editor.saveNow();
  await editor.resolve('theirs');
  expect(valueAt(editor.get().content, days)).toBe(20);
  expect(storedAt(approver)).toBe('示例镇党委');
  expect(editor.get()).toMatchObject({ theirs: null, unsaved: false, canUndo: false });
});

test('the result of an own save, read again, is no news', async () => {
  const { editor, storedAt } = desk();
  editor.set(days, 18);
  const saving = editor.saveNow();
  await editor.receive(draft(2, withValueAt(ganzhou2021, days, 18)));
  await saving;
  expect(editor.get().theirs).toBeNull();
  expect(storedAt(days)).toBe(18);
});

test('what is typed after a save is a step of its own', async () => {
  const { editor } = desk();
  editor.set(days, 18);
  await editor.saveNow();
  editor.set(days, 'x');
  editor.undo();
  expect(valueAt(editor.get().content, days)).toBe(18);
  expect(editor.get()).toMatchObject({ unsaved: false, save: { kind: 'saved' } });
});

test('a draft that is gone waits for nothing', async () => {
  const { editor, save } = desk();
  editor.set(days, 18);
  await editor.stop();
  editor.close();
  await editor.saveNow();
  expect(editor.get().unsaved).toBe(false);
  expect(save).not.toHaveBeenCalled();
});

test('steps are taken back one by one; typing on in a field is one step', () => {
  const { editor } = desk();
  editor.set(days, 1);
  editor.set(days, 18);
  editor.set(['presence', 'leaveTiers'], []);
  editor.undo();
  expect(valueAt(editor.get().content, ['presence', 'leaveTiers'])).toEqual(ganzhou2021.presence.leaveTiers);
  expect(valueAt(editor.get().content, days)).toBe(18);
  editor.undo();
  expect(editor.get()).toMatchObject({ content: ganzhou2021, unsaved: false, canUndo: false });
});
