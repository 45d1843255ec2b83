import { workbookBytes } from './spreadsheets.ts';

/** People of the county as a roster file has them; all names are made up. */
export interface CountyPerson {
  readonly name: string;
  readonly township: string;
  readonly village: string;
  readonly unit: string;
  readonly identity: '公务员' | '事业单位人员';
  readonly role: '第一书记' | '工作队员';
}

const townships = ['示例东镇', '示例西镇'] as const;
const villagesOfTownship = 4;
const units = ['示例财政局', '示例教育局', '示例水务局', '示例医院'] as const;
const perVillage = 23;

/**
 * 184 people in two townships with four villages each, 44 of them civil servants: the size and the two pools of 巴塘县
 * 2023 (11 and 35 优秀 at 25 %).
 */
export const countyOf184: readonly CountyPerson[] = Array.from({ length: 184 }, (_, index) => {
  const village = Math.floor(index / perVillage);
  const township = townships[Math.floor(village / villagesOfTownship)] ?? townships[0];
  return {
    name: `示例${String(index + 1).padStart(3, '0')}`,
    township,
    village: `示例${'甲乙丙丁戊己庚辛'[village] ?? ''}村`,
    unit: units[index % units.length] ?? units[0],
    identity: index % 4 === 0 && index < 176 ? '公务员' : '事业单位人员',
    role: index % perVillage === 0 ? '第一书记' : '工作队员',
  };
});

/** The roster as an .xlsx file. */
export function countyWorkbook(): Uint8Array {
  return workbookBytes([
    {
      name: '名册',
      lines: [
        ['乡镇', '村', '派出单位', '姓名', '人员身份', '驻村职务', '参加工作时间', '到岗日期'],
        ...countyOf184.map(({ township, village, unit, name, identity, role }) => [
          township,
          village,
          unit,
          name,
          identity,
          role,
          '2010-07-01',
          '2024-03-01',
        ]),
      ],
    },
  ]);
}
