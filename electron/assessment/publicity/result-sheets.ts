import {
  type ResultRow,
  replyStageLabels,
  replyStanceLabels,
} from '#shared/contract/assessment-publicity.ts';
import {
  feedbackStageLabels,
  type UnitResult,
  type UnitRule,
} from '#shared/contract/assessment-unit-results.ts';
import { citation } from '#shared/presence/leave-sentences.ts';
import { participationLabels, postRoleLabels } from '#shared/vocabulary.ts';
import { dayOf, type SheetToWrite } from '../../spreadsheets/write-workbook.ts';

const dayCell = (day: string | null | undefined) => (day === null || day === undefined ? null : dayOf(day));

/** Who has been told, and what they said. */
export function resultSheets(
  { title }: { readonly title: string },
  rows: readonly ResultRow[],
): SheetToWrite[] {
  return [
    {
      name: '人员告知',
      heading: [`${title}结果告知情况`],
      columns: [
        { title: '序号', width: 6 },
        { title: '姓名', width: 12 },
        { title: '驻村职务', width: 16 },
        { title: '乡镇（街道）', width: 14 },
        { title: '村（社区）', width: 14 },
        { title: '派出单位', width: 24 },
        { title: '等次', width: 12 },
        { title: '参加情况', width: 24 },
        { title: '告知情况', width: 12 },
        { title: '告知日期', width: 12 },
        { title: '本人态度', width: 12 },
        { title: '本人意见', width: 40 },
        { title: '签名（注明）日期', width: 16 },
        { title: '拒签说明', width: 30 },
        { title: '见证人', width: 14 },
      ],
      rows: rows.map(({ reply, ...row }, index) => [
        index + 1,
        row.name,
        postRoleLabels[row.role],
        row.townshipName,
        row.villageName,
        row.unitName,
        row.gradeWord,
        participationLabels[row.participation],
        replyStageLabels[row.stage],
        dayCell(reply?.notifiedOn),
        reply?.stance ? replyStanceLabels[reply.stance] : null,
        reply?.opinion ?? null,
        dayCell(reply?.signedOn),
        reply?.refusalNote ?? null,
        reply?.witness ?? null,
      ]),
    },
  ];
}

const ruleLine = ({ sentence, ground }: UnitRule) => `${sentence}${ground === null ? '' : citation(ground)}`;

/** Units with their letters, their people and their teams, a sheet each. */
export function unitSheets(
  { title }: { readonly title: string },
  rules: { readonly sameGrade: UnitRule; readonly dualAssessment: UnitRule },
  rows: readonly UnitResult[],
): SheetToWrite[] {
  const heading = [`${title}结果反馈派出单位`, ruleLine(rules.sameGrade), ruleLine(rules.dualAssessment)];
  return [
    {
      name: '派出单位',
      heading,
      columns: [
        { title: '序号', width: 6 },
        { title: '派出单位', width: 28 },
        { title: '派出人数', width: 10 },
        { title: '单位考核等次', width: 14 },
        { title: '工作队结果对单位的意义', width: 50 },
        { title: '反馈情况', width: 20 },
        { title: '反馈日期', width: 12 },
        { title: '反馈函文号', width: 20 },
        { title: '回执日期', width: 12 },
        { title: '回执内容', width: 30 },
      ],
      rows: rows.map((row, index) => [
        index + 1,
        row.unitName,
        row.people.length,
        row.own?.gradeWord ?? null,
        row.assistance,
        feedbackStageLabels[row.stage],
        dayCell(row.feedback?.sentOn),
        row.feedback?.documentNumber ?? null,
        dayCell(row.feedback?.receiptOn),
        row.feedback?.receipt ?? null,
      ]),
    },
    {
      name: '派出人员',
      heading,
      columns: [
        { title: '派出单位', width: 28 },
        { title: '姓名', width: 12 },
        { title: '驻村职务', width: 16 },
        { title: '乡镇（街道）', width: 14 },
        { title: '村（社区）', width: 14 },
        { title: '参加情况', width: 24 },
        { title: '等次', width: 12 },
      ],
      rows: rows.flatMap((row) =>
        row.people.map((person) => [
          row.unitName,
          person.name,
          postRoleLabels[person.role],
          person.townshipName,
          person.villageName,
          participationLabels[person.participation],
          person.gradeWord,
        ]),
      ),
    },
    {
      name: '帮扶工作队',
      heading,
      columns: [
        { title: '派出单位', width: 28 },
        { title: '乡镇（街道）', width: 14 },
        { title: '村（社区）', width: 14 },
        { title: '是否牵头', width: 10 },
        { title: '队员', width: 40 },
        { title: '等次', width: 12 },
      ],
      rows: rows.flatMap((row) =>
        row.teams.map((team) => [
          row.unitName,
          team.townshipName,
          team.villageName,
          team.leading ? '牵头' : null,
          team.members.join('、'),
          team.gradeWord,
        ]),
      ),
    },
  ];
}
