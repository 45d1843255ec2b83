import type { PostRole } from '../../vocabulary.ts';
import type { PostingRules } from '../posting-rules.ts';
import { article1 } from './hongshan-2023.clauses.ts';
import { unspecified } from './quotation.ts';

const everyone: PostRole[] = ['first_secretary', 'team_member'];

/** Article 1. Of party membership, of villages and of the size of a team the notice says nothing. */
export const posting: PostingRules = {
  qualifications: [
    {
      code: 'service_years',
      title: '入职满1年',
      roles: everyone,
      strength: 'in_principle',
      test: { kind: 'service_years', minimum: 1 },
      ground: article1.newOrLeaving,
    },
    {
      code: 'years_to_retirement',
      title: '距退休2年以上',
      roles: everyone,
      strength: 'in_principle',
      test: { kind: 'years_to_retirement', minimum: 2 },
      ground: article1.newOrLeaving,
    },
    {
      code: 'no_penalty',
      title: '不在党纪政务处分期内',
      roles: everyone,
      strength: 'required',
      test: { kind: 'no_penalty_in_force' },
      ground: article1.barred,
    },
    {
      code: 'staff_kind',
      title: '不是劳务派遣、借调、临时聘用人员',
      roles: everyone,
      strength: 'required',
      test: { kind: 'staff_kind', excluded: ['labour_dispatch', 'seconded', 'temporary'] },
      ground: article1.barred,
    },
  ],
  demand: [],
  teamSize: unspecified('通知没有规定工作队人数。'),
  minimumTerm: unspecified('通知没有规定任期年限。'),
  handOverOverlap: unspecified('通知没有规定轮换时是否压茬交接。'),
  selection: {
    kind: 'stated',
    value: {
      steps: [
        { code: 'pre_check', organ: '区委组织部、区乡村振兴局等部门', act: 'pre_check', condition: null },
        { code: 'decide', organ: '派出单位党（工）委（党组）', act: 'decide', condition: null },
        { code: 'file', organ: '备案部门（通知没有写明）', act: 'file', condition: null },
      ],
    },
    ground: article1.selection,
  },
  earlyChange: {
    kind: 'stated',
    value: {
      reasons: ['身体原因', '家庭原因', '工作原因', '其他特殊困难'],
      steps: [
        { code: 'propose', organ: '派出单位', act: 'propose', condition: null },
        { code: 'consent', organ: '区委组织部、区乡村振兴局', act: 'consent', condition: null },
      ],
      successorRequired: false,
    },
    ground: article1.earlyChange,
  },
};
