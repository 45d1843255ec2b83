import { expect, test } from 'vitest';
import { businessDateSchema } from '#shared/dates.ts';
import { identityFindings } from '../../../electron/archive/course/identity-findings.ts';

const day = (text: string) => businessDateSchema.parse(text);
const person = {
  name: '示例一',
  birthDate: day('1985-07-12'),
  workDate: day('2008-07-01'),
  partyDate: day('2010-06-05'),
};
const paper = { ...person, registerNumber: '2027-三-0001', title: '2027年度考核登记表' };
const earlier = { ...person, registerNumber: '2026-三-0001', title: '2026年度考核登记表' };

const states = (...asked: Parameters<typeof identityFindings>) =>
  Object.fromEntries(identityFindings(...asked).map(({ rule, state }) => [rule, state]));

test('what all sources say alike is in order', () => {
  expect(states(paper, { roster: person, others: [earlier] })).toEqual({
    name: 'ok',
    birth_date: 'ok',
    work_date: 'ok',
    party_date: 'ok',
  });
});

test('a clash names what each source says, and what can be done', () => {
  const clashing = {
    roster: { ...person, birthDate: day('1985-07-21') },
    others: [{ ...earlier, name: '示例壹', workDate: day('2008-09-01') }],
  };
  expect(states(paper, clashing)).toEqual({
    name: 'clash',
    birth_date: 'clash',
    work_date: 'clash',
    party_date: 'ok',
  });
  const [name, birth] = identityFindings(paper, clashing);
  expect(name?.message).toContain('2026年度考核登记表（2026-三-0001）是“示例壹”');
  expect(birth?.message).toContain('本材料是“1985年7月12日”，台账是“1985年7月21日”');
  expect(birth?.message).toContain('审改并盖章');
});

test('a source that says nothing cannot clash; a form that leaves out what is known is incomplete', () => {
  const silent = { ...person, birthDate: null, workDate: null, partyDate: null };
  expect(states(paper, { roster: silent, others: [] })).toMatchObject({ birth_date: 'ok', work_date: 'ok' });
  const blank = { ...paper, birthDate: null, workDate: null, partyDate: null };
  expect(states(blank, { roster: person, others: [] })).toEqual({
    name: 'ok',
    birth_date: 'missing',
    // It stands on no form: there is nothing to fill in.
    work_date: 'ok',
    party_date: 'missing',
  });
  expect(states(blank, { roster: silent, others: [] })).toMatchObject({
    // Whose form it is must be told; not everybody is in the party.
    birth_date: 'missing',
    party_date: 'ok',
  });
});
