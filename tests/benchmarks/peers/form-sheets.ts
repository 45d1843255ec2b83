import { sealed } from '../../../electron/canonical-sha256.ts';
import { qrCode } from '../../../electron/documents/qr-code.ts';
import type { AnnualFormSnapshot } from '../../../shared/archive/snapshots/annual-form.ts';

/** A cell of a form as every program can draw it. Columns are 24ths of the width. */
export interface SheetCell {
  readonly columns: number;
  readonly text: string;
  readonly label: boolean;
  /** Running text, set from the left with an indent; else centred. */
  readonly prose: boolean;
}

/** A page of a form, for the programs that ours is measured against: the same words, lines and code. */
export interface Sheet {
  readonly title: string;
  readonly heading: string;
  /** Heights in millimetres. */
  readonly rows: readonly { readonly height: number; readonly cells: readonly SheetCell[] }[];
  readonly footer: readonly string[];
  /** The code in the footer, as a picture. */
  readonly code: string;
}

const label = (columns: number, text: string): SheetCell => ({ columns, text, label: true, prose: false });
const value = (columns: number, text: string | number | null): SheetCell => ({
  columns,
  text: `${text ?? ''}`,
  label: false,
  prose: false,
});
const prose = (text: string): SheetCell => ({ columns: 21, text, label: false, prose: true });
const row = (height: number, ...cells: SheetCell[]) => ({ height, cells });

/** The two pages of an annual form. */
export function formSheets(form: AnnualFormSnapshot, auditHead: string): Sheet[] {
  const { person, posting, presence, ballots } = form;
  const hash = sealed(form).sha256.slice(0, 16);
  const code = pictureOf(`${form.registerNumber} ${hash}`);
  const front = [
    row(
      14,
      label(3, '姓名'),
      value(5, person.name),
      label(3, '性别'),
      value(4, person.gender),
      label(4, '出生年月'),
      value(5, person.birthDate),
    ),
    row(
      14,
      label(3, '民族'),
      value(5, person.ethnicity),
      label(3, '政治面貌'),
      value(4, person.politicalStatus),
      label(4, '入党时间'),
      value(5, person.partyDate),
    ),
    row(
      16,
      label(3, '派出单位及职务'),
      value(12, person.unitAndPosition),
      label(4, '职级（身份）'),
      value(5, `${person.rank}（${person.identity}）`),
    ),
    row(
      16,
      label(3, '派驻村'),
      value(5, `${posting.township}${posting.village}`),
      label(3, '驻村职务'),
      value(4, posting.role),
      label(4, '驻村起止时间'),
      value(5, posting.startDate),
    ),
    row(
      16,
      label(3, '本年度应驻村天数'),
      value(3, presence.requiredDays),
      label(3, '实际驻村天数'),
      value(3, presence.presentDays),
      label(3, '请假天数'),
      value(3, presence.leaveDays),
      label(3, '脱岗通报次数'),
      value(3, presence.absenceNotices),
    ),
    row(85, label(3, '个人总结'), prose(`${form.selfSummary.text}\n签名：\n年　　月　　日`)),
    row(
      9,
      ...[
        '评议主体',
        '发出',
        '收回',
        '有效',
        '无效',
        '优秀',
        '率%',
        '称职',
        '率%',
        '基本称职',
        '率%',
        '不称职',
      ].map((text) => label(2, text)),
    ),
    ...(ballots ? [...ballots.groups, { label: '合计', ...ballots.total }] : []).map((group) =>
      row(
        9,
        label(2, group.label),
        ...[
          group.issued,
          group.returned,
          group.valid,
          group.invalid,
          ...group.votes.flatMap(({ count, rate }) => [count, (rate ?? 0) / 100]),
        ]
          .slice(0, 11)
          .map((figure) => value(2, figure)),
      ),
    ),
  ];
  const opinions = [
    ['村党组织意见', form.villageOpinion.text],
    ['乡镇党委意见及等次建议', form.townshipOpinion.text],
    ['派出单位意见', form.unitOpinion.text],
    [`${form.decision.organ}审定意见（等次）`, form.decision.text],
    ['本人意见', form.personOpinion.text],
    ['需要说明的情况', form.remarks.text],
  ];
  const back = opinions.map(([name, text]) =>
    row(36, label(3, name ?? ''), prose(`${text ?? ''}\n（盖章）\n年　　月　　日`)),
  );
  return [front, back].map((rows, page) => ({
    title: page === 0 ? '驻村第一书记（工作队员）年度考核登记表' : '',
    heading:
      page === 0
        ? `（${form.year}年度）　县（市、区）：${form.organisation}`
        : `驻村第一书记（工作队员）年度考核登记表（${form.year}年度）　　姓名：${person.name}`,
    rows,
    footer: [
      `登记号 ${form.registerNumber} · 数据 ${hash} · 审计 ${auditHead.slice(0, 8)} · 第 ${page + 1} 页 共 2 页`,
      `制度方案 ${form.scheme.title}（第 ${form.scheme.version} 版） · 数据截至 ${form.takenAt}`,
    ],
    code,
  }));
}

function pictureOf(text: string): string {
  const modules = qrCode(text);
  const path = modules.flatMap((line, y) => line.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules.length} ${modules.length}"><path d="${path.join('')}"/></svg>`;
}
