import { expect, test } from 'vitest';
import { changedFields } from '../../../renderer/components/changes/changed-fields.ts';

test('a change shows what differs, in the words people use', () => {
  const before = { displayName: '王芳（示例）', role: 'assessor', disabled: false };
  const after = { displayName: '王芳（示例）', role: 'leader', disabled: true };
  expect(changedFields(before, after)).toEqual([
    { path: 'role', label: '角色', before: '考核组', after: '领导' },
    { path: 'disabled', label: '停用', before: '否', after: '是' },
  ]);
});

test('scores are told apart by their item, not by their place in the list', () => {
  const before = { scores: [{ item: 'x', points: 800, remark: null }], total: null };
  const after = {
    scores: [
      { item: 'y', points: 1250, remark: '补充' },
      { item: 'x', points: 800, remark: null },
    ],
    total: 8735,
  };
  expect(changedFields(before, after)).toEqual([
    { path: 'scores.y.points', label: '评分 · y · 得分', before: null, after: '12.5 分' },
    { path: 'scores.y.remark', label: '评分 · y · 说明', before: null, after: '补充' },
    { path: 'total', label: '总分', before: '空', after: '87.35 分' },
  ]);
});

test('a filled post reads as what happened to it, without the ids that only the program knows', () => {
  const before = { status: 'open', role: 'team_member' };
  const after = {
    personId: '0198a0c4-1111-7aaa-8bbb-000000000001',
    person: '张三（示例）',
    status: 'on_post',
    role: 'first_secretary',
    startDate: '2026-03-05',
  };
  expect(changedFields(before, after)).toEqual([
    { path: 'person', label: '人员', before: null, after: '张三（示例）' },
    { path: 'status', label: '状态', before: '待定人', after: '在岗' },
    { path: 'role', label: '驻村职务', before: '工作队员', after: '第一书记（队长）' },
    { path: 'startDate', label: '到岗日期', before: null, after: '2026-03-05' },
  ]);
});

test('a list of ids is told by its length', () => {
  const postingsLeftOut = [1, 2].map((n) => `0198a0c4-1111-7aaa-8bbb-00000000000${n}`);
  expect(changedFields(null, { postingsLeftOut })).toEqual([
    { path: 'postingsLeftOut', label: '未列入的岗位', before: null, after: '2 个' },
  ]);
});

test('an entry that made something lists what it made', () => {
  expect(changedFields(null, { organisation: '江岸区' })).toEqual([
    { path: 'organisation', label: '单位名称', before: null, after: '江岸区' },
  ]);
});

test('marks of papers are read in words', () => {
  const before = { registerNumber: '2026-三-0001', signing: null, stage: 'sealed' };
  const signing = { result: 'refused', on: '2026-01-02', note: '本人未签名' };
  expect(changedFields(before, { ...before, signing, stage: 'handed_over' })).toEqual([
    { path: 'signing.result', label: '签名登记 · 结果', before: null, after: '拒签' },
    { path: 'signing.on', label: '签名登记 · 日期', before: null, after: '2026-01-02' },
    { path: 'signing.note', label: '签名登记 · 说明', before: null, after: '本人未签名' },
    { path: 'stage', label: '办理进度', before: '已盖章', after: '已移交' },
  ]);
});
