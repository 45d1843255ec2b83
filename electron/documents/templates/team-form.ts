import type { TeamFormSnapshot } from '#shared/archive/snapshots/group-forms.ts';
import { fieldRow } from '../form/field-row.ts';
import type { FormRow, RowGroup } from '../form/form-row.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import { ballotRows, conclusionRows, scoreTable, stay, summaryRow, table } from './group-form-rows.ts';
import { joined, label, value } from './particulars.ts';

/** A team has three people at least (赣州办法第七条): so many lines there are to be filled in by hand. */
const leastMembers = 3;

/**
 * Lays out 驻村工作队年度考核表: the team with its people and the units behind it, its summary, the scores item by item,
 * ballots where the scheme asks for them, then opinions, the grade as settled and what it means for the units.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutTeamForm(snapshot: TeamFormSnapshot, context: LayoutContext): PageDrawing[] {
  return layOutForm(
    {
      snapshot,
      title: {
        title: '驻村工作队年度考核表',
        period: `${snapshot.year}年度`,
        organisation: snapshot.organisation,
      },
      who: `工作队：${snapshot.team.name}`,
      subject: snapshot.team.name,
      code: footerCode,
      rows: (typesetter, width) => rows(typesetter, width, snapshot),
    },
    context,
  );
}

function rows(typesetter: Typesetter, width: number, snapshot: TeamFormSnapshot): RowGroup[] {
  return [
    { together: true, rows: teamRows(typesetter, width, snapshot) },
    members(typesetter, width, snapshot),
    { together: false, rows: [summaryRow(typesetter, width, snapshot, 'person')] },
    scoreTable(typesetter, width, snapshot.score),
    { together: false, rows: ballotRows(typesetter, width, snapshot) },
    ...conclusionRows(typesetter, width, snapshot, { label: '工作队意见', signatory: 'person' }),
  ];
}

function teamRows(typesetter: Typesetter, width: number, { team }: TeamFormSnapshot): FormRow[] {
  const [leading, ...others] = team.units;
  const units = leading && others.length > 0 ? [`${leading}（牵头）`, ...others] : team.units;
  return [
    fieldRow(typesetter, width, [
      label(3, '工作队'),
      value(9, '工作队', team.name),
      label(3, '派驻村'),
      value(9, '派驻村', joined(team.township, team.village)),
    ]),
    fieldRow(typesetter, width, [
      label(3, '队  长'),
      value(9, '队长', team.head),
      label(3, '全队人数'),
      value(9, '全队人数', team.members.length === 0 ? null : `${team.members.length} 人`),
    ]),
    fieldRow(typesetter, width, [
      label(3, '派出单位'),
      { units: 21, field: '派出单位', value: units.join('、'), alignment: 'left' },
    ]),
  ];
}

function members(typesetter: Typesetter, width: number, { team }: TeamFormSnapshot): RowGroup {
  const lines = team.members.map(({ name, role, identity, unit, startDate, endDate }) => [
    name,
    role,
    identity,
    unit,
    stay(startDate, endDate),
  ]);
  const blanks = Array.from({ length: Math.max(0, leastMembers - lines.length) }, () => []);
  return table(
    typesetter,
    width,
    [
      { title: '姓  名', units: 4.2, uniform: true },
      { title: '驻村职务', units: 4.8 },
      { title: '身  份', units: 4 },
      { title: '派出单位', units: 6.5 },
      { title: '驻村起止时间', units: 4.5 },
    ],
    [...lines, ...blanks],
  );
}
