import { readTownshipCell, readUnitCell } from '#shared/roster/annex-cells.ts';
import { annexTownships } from './district.ts';

/** One line of the sample roster, as its cells read. Every person is made up; every name says 示例. */
export interface SamplePerson {
  readonly township: string;
  readonly village: string;
  readonly unit: string;
  readonly name: string;
  readonly gender: '男' | '女';
  readonly ethnicity: string;
  readonly birthDate: string;
  readonly politicalStatus: string;
  readonly partyDate: string;
  readonly workStartDate: string;
  readonly identity: string;
  readonly rank: string;
  readonly homePosition: string;
  readonly role: string;
  readonly startDate: string;
  readonly staffNumber: string;
  readonly staffKind: string;
  readonly unitJoinedOn: string;
  readonly retirementDate: string;
}

const surnames = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞',
];
const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const startDates = ['2024-03-11', '2024-05-20', '2024-09-02', '2025-03-10', '2025-05-12', '2025-08-25'];

/**
 * The people on the posts of the annex table, in its order. The same on every machine: chance comes from a fixed
 * seed.
 */
export function samplePeople(): SamplePerson[] {
  const chance = seeded(20210930);
  const people: SamplePerson[] = [];
  for (const { cell, villages } of annexTownships) {
    const township = readTownshipCell(cell).name;
    for (const [village, units] of villages) {
      const posts = postsOf(units);
      for (const [index, unit] of posts.entries())
        people.push(personOn({ township, village, unit, leader: index === 0 }, people.length, chance));
    }
  }
  return people;
}

function postsOf(units: string): string[] {
  const cell = readUnitCell(units);
  if (!cell.ok) throw new Error(cell.message);
  return cell.units.flatMap(({ name, heads }) => Array.from({ length: heads }, () => name));
}

function personOn(
  post: { township: string; village: string; unit: string; leader: boolean },
  index: number,
  chance: (below: number) => number,
): SamplePerson {
  const { township, village, unit, leader } = post;
  const birthYear = leader ? 1972 + chance(14) : 1974 + chance(22);
  const workYear = birthYear + 21 + chance(3);
  const member = leader || chance(10) < 7;
  const partyYear = Math.min(2020, Math.max(birthYear + 20, workYear - 1 + chance(6)));
  const identity = identityOf(unit, chance);
  return {
    township,
    village,
    unit,
    name: nameOf(index),
    ...laterYears(index, birthYear, workYear),
    gender: chance(10) < 7 ? '男' : '女',
    ethnicity: index === 20 ? '维吾尔族' : '汉族',
    birthDate: dayIn(birthYear, chance),
    politicalStatus: member ? '中共党员' : '群众',
    partyDate: member ? dayIn(partyYear, chance) : '',
    workStartDate: `${workYear}-${chance(2) === 0 ? '07-01' : '09-01'}`,
    identity,
    rank: rankOf(identity, leader, chance),
    homePosition: leader ? '科长' : identity === '国有企业人员' ? '业务主管' : '科员',
    role: leader ? '第一书记' : '工作队员',
    startDate: startDates[chance(startDates.length)] ?? '2024-03-11',
    staffNumber: `SL${String(index + 1).padStart(4, '0')}`,
  };
}

/**
 * What the pre-check asks for. Without chance, so that everything else stays as it is; some are left blank, so that
 * there is something not known.
 */
function laterYears(index: number, birthYear: number, workYear: number) {
  const month = String(1 + (index % 12)).padStart(2, '0');
  return {
    staffKind: index % 19 === 5 ? '' : '在编在职',
    unitJoinedOn: index % 23 === 7 ? '' : `${Math.min(2023, workYear + (index % 7))}-${month}-01`,
    retirementDate: index % 29 === 11 ? '' : `${birthYear + 60}-${month}-01`,
  };
}

/** 赵示例一 … ; two names show that a middle dot and a rarer character are no trouble. */
function nameOf(index: number): string {
  if (index === 20) return '阿依努尔·示例';
  if (index === 33) return '章示例喆';
  const number = index + 1;
  const tens = Math.floor(number / 10);
  const numeral = `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[number % 10]}`;
  return `${surnames[index] ?? '示'}示例${numeral}`;
}

function identityOf(unit: string, chance: (below: number) => number): string {
  if (unit.endsWith('公司')) return '国有企业人员';
  if (/中心|社保处|档案馆|党校/.test(unit)) return '事业单位人员';
  return chance(10) < 7 ? '公务员' : '事业单位人员';
}

function rankOf(identity: string, leader: boolean, chance: (below: number) => number): string {
  if (identity === '国有企业人员') return leader ? '中层副职' : '主管';
  if (identity === '事业单位人员') return leader ? '管理七级' : '管理九级';
  const ranks = leader
    ? ['一级主任科员', '二级主任科员', '四级主任科员']
    : ['四级主任科员', '一级科员', '二级科员'];
  return ranks[chance(ranks.length)] ?? '一级科员';
}

function dayIn(year: number, chance: (below: number) => number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(1 + chance(12))}-${two(1 + chance(28))}`;
}

/** Whole numbers from 0 up to but not including `below`; 32-bit xorshift. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
