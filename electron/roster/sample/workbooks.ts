import { utils, type WorkSheet, write } from '@e965/xlsx';
import {
  annexRemark,
  annexTitle,
  annexTownships,
  fundingPairs,
  fundingTitle,
  fundingUnits,
  fundsPerPerson,
  fundsPerUnit,
} from './district.ts';
import { type SamplePerson, samplePeople } from './people.ts';
import { annexSheet, fundingSheet, rosterSheet } from './sample-files.ts';

/** The annex as a workbook: the posts with merged township cells, and the funding table. */
export function annexWorkbook(): Uint8Array {
  return workbook([
    [annexSheet, annexSheetOf()],
    [fundingSheet, fundingSheetOf()],
  ]);
}

/** A filled roster: made-up people on all posts of the annex. */
export function rosterWorkbook(): Uint8Array {
  const titles: readonly (readonly [title: string, width: number, field: keyof SamplePerson])[] = [
    ['街道（乡镇）', 12, 'township'],
    ['派驻村', 12, 'village'],
    ['派出单位', 18, 'unit'],
    ['姓名', 14, 'name'],
    ['性别', 6, 'gender'],
    ['民族', 10, 'ethnicity'],
    ['出生日期', 12, 'birthDate'],
    ['政治面貌', 10, 'politicalStatus'],
    ['入党时间', 12, 'partyDate'],
    ['参加工作时间', 14, 'workStartDate'],
    ['人员身份', 14, 'identity'],
    ['职级', 14, 'rank'],
    ['单位职务', 10, 'homePosition'],
    ['驻村职务', 10, 'role'],
    ['到岗日期', 12, 'startDate'],
    ['人员编号', 10, 'staffNumber'],
    ['人员类别', 10, 'staffKind'],
    ['到本单位时间', 14, 'unitJoinedOn'],
    ['退休时间', 12, 'retirementDate'],
  ];
  const dates = new Set<keyof SamplePerson>([
    'birthDate',
    'partyDate',
    'workStartDate',
    'startDate',
    'unitJoinedOn',
    'retirementDate',
  ]);
  const lines = samplePeople().map((person, index) => [
    index + 1,
    ...titles.map(([, , field]) => (dates.has(field) ? dateCell(person[field]) : person[field])),
  ]);
  const sheet = utils.aoa_to_sheet(
    [
      ['江岸区驻村干部名册（示例：姓名和个人信息均为虚构）'],
      ['序号', ...titles.map(([title]) => title)],
      ...lines,
    ],
    { dense: true },
  );
  sheet['!merges'] = [utils.decode_range('A1:T1')];
  sheet['!cols'] = [{ wch: 6 }, ...titles.map(([, width]) => ({ wch: width }))];
  return workbook([[rosterSheet, sheet]]);
}

function annexSheetOf(): WorkSheet {
  const lines: (string | number)[][] = [
    ['附件'],
    [annexTitle],
    ['街道 (乡镇)', '序号', '重点乡村', '派出单位'],
  ];
  const merges = [utils.decode_range('A2:D2')];
  let number = 0;
  for (const { cell, villages } of annexTownships) {
    merges.push({ s: { r: lines.length, c: 0 }, e: { r: lines.length + villages.length - 1, c: 0 } });
    for (const [index, [village, units]] of villages.entries()) {
      number += 1;
      lines.push([index === 0 ? cell : '', number, village, units]);
    }
  }
  merges.push({ s: { r: lines.length, c: 0 }, e: { r: lines.length, c: 3 } });
  lines.push([annexRemark]);
  const sheet = utils.aoa_to_sheet(lines, { dense: true });
  sheet['!merges'] = merges;
  sheet['!cols'] = [{ wch: 20 }, { wch: 6 }, { wch: 14 }, { wch: 64 }];
  return sheet;
}

function fundingSheetOf(): WorkSheet {
  const lines = fundingUnits.map((unit, index) => {
    const heads = fundingPairs.has(unit) ? 2 : 1;
    const people = heads * fundsPerPerson;
    return { number: index + 1, unit, heads, people, total: fundsPerUnit + people };
  });
  const sum = (pick: (line: (typeof lines)[number]) => number) =>
    lines.reduce((total, line) => total + pick(line), 0);
  const sheet = utils.aoa_to_sheet(
    [
      [fundingTitle],
      ['单位：万元'],
      ['序号', '单位名称', '人数', '单位经费', '人员经费', '经费总计'],
      ...lines.map((line) => [
        line.number,
        line.unit,
        line.heads,
        money(fundsPerUnit),
        money(line.people),
        money(line.total),
      ]),
      [
        '',
        '总计',
        sum((line) => line.heads),
        money(sum(() => fundsPerUnit)),
        money(sum((line) => line.people)),
        money(sum((line) => line.total)),
      ],
    ],
    { dense: true },
  );
  sheet['!merges'] = [utils.decode_range('A1:F1'), utils.decode_range('A2:F2')];
  sheet['!cols'] = [{ wch: 6 }, { wch: 18 }, { wch: 6 }, { wch: 12 }, { wch: 12 }, { wch: 12 }];
  return sheet;
}

const money = (amount: number) => ({ t: 'n', v: amount, z: '0.00' });

/** A spreadsheet day number with a date format; blank stays blank. */
function dateCell(date: string) {
  if (date === '') return '';
  return { t: 'n', v: Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 25_569, z: 'yyyy-mm-dd' };
}

/** Bytes of an .xlsx file; the same for the same sheets, because nothing in it tells when it was made. */
function workbook(sheets: readonly (readonly [name: string, sheet: WorkSheet])[]): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of sheets) utils.book_append_sheet(book, sheet, name);
  book.Props = { Title: '驻村考评示例', CreatedDate: new Date(Date.UTC(2021, 8, 30)) };
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  if (!(bytes instanceof Uint8Array)) throw new Error('The spreadsheet library gave no bytes');
  return bytes;
}
