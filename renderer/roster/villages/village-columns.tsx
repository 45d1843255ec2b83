import { Button } from 'antd';
import { Link } from 'react-router';
import type { VillageDemandRow } from '#shared/contract/roster-places.ts';
import { villageTypes } from '#shared/vocabulary.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { byWords, type Comparators } from '../memory-source.ts';
import { demandSourceWords, gapOf, gapWords, seatWords, typeWords } from './village-words.ts';
import styles from './villages.module.css';

export type VillageSort = 'village' | 'township' | 'type' | 'gap' | 'posted' | 'nominated' | 'open';

const typeOrder = ({ type }: VillageDemandRow) =>
  type === null ? villageTypes.length : villageTypes.indexOf(type);

export const villageOrder: Comparators<VillageDemandRow, VillageSort> = {
  village: (a, b) => byWords(a.villageName, b.villageName),
  township: (a, b) => byWords(a.townshipName, b.townshipName),
  type: (a, b) => typeOrder(a) - typeOrder(b),
  gap: (a, b) => (gapOf(a) ?? -1) - (gapOf(b) ?? -1),
  posted: (a, b) => a.posted - b.posted,
  nominated: (a, b) => nominatedOf(a) - nominatedOf(b),
  open: (a, b) => a.openPosts - b.openPosts,
};

const nominatedOf = ({ secretary, members }: VillageDemandRow) => secretary.nominated + members.nominated;
const teamWords = ({ posted, teamShort }: VillageDemandRow) =>
  teamShort === null ? `${posted} 人` : `${posted} 人，不足 ${teamShort.minimum} 人`;

type Column = DataColumn<VillageDemandRow, VillageSort>;

/** Exact figures, for whoever wants them in columns of their own or in a file. */
const figureColumns: Column[] = (
  [
    ['secretary', '第一书记'],
    ['members', '工作队员'],
  ] as const
).flatMap(([seat, title]): Column[] => [
  {
    id: `${seat}Demand`,
    title: `${title}需求`,
    width: 104,
    align: 'end',
    hidden: true,
    text: (row) => row[seat].demand?.toString() ?? '',
  },
  {
    id: `${seat}Posted`,
    title: `${title}在岗`,
    width: 104,
    align: 'end',
    hidden: true,
    text: (row) => String(row[seat].posted),
  },
  {
    id: `${seat}Gap`,
    title: `${title}缺额`,
    width: 104,
    align: 'end',
    hidden: true,
    text: (row) => row[seat].gap?.toString() ?? '',
  },
]);

/**
 * Columns of the villages.
 *
 * @param onEdit opens the village's type and figures; null for who may not change them
 */
export const villageColumns = (onEdit: ((row: VillageDemandRow) => void) | null): Column[] => [
  {
    id: 'village',
    title: '村（社区）',
    width: 108,
    sort: 'village',
    text: (row) => row.villageName,
    cell: (row) => <Link to={`/roster/villages/${row.villageId}`}>{row.villageName}</Link>,
  },
  { id: 'township', title: '乡镇（街道）', width: 104, sort: 'township', text: (row) => row.townshipName },
  {
    id: 'type',
    title: '村类型',
    width: 190,
    sort: 'type',
    text: (row) => typeWords(row.type),
    cell: (row) => (
      <span className={styles.type}>
        <span className={row.type === null ? `${styles.typeWords} ${styles.unknown}` : styles.typeWords}>
          {typeWords(row.type)}
        </span>
        {onEdit && (
          <Button
            type="text"
            size="small"
            className={styles.edit ?? ''}
            aria-label={`修改${row.villageName}的类型和需求`}
            onClick={() => onEdit(row)}
          >
            修改
          </Button>
        )}
      </span>
    ),
  },
  {
    id: 'secretary',
    title: '书记在岗/需求',
    width: 116,
    align: 'end',
    text: (row) => seatWords(row.secretary),
  },
  {
    id: 'members',
    title: '队员在岗/需求',
    width: 116,
    align: 'end',
    text: (row) => seatWords(row.members),
  },
  {
    id: 'source',
    title: '需求依据',
    width: 132,
    text: demandSourceWords,
    cell: (row) => {
      const ground = row.secretary.ground ?? row.members.ground;
      const note = row.secretary.note ?? row.members.note;
      return (
        <span title={note ?? undefined}>
          {ground ? <GroundChip ground={ground} tabIndex={-1} /> : demandSourceWords(row)}
        </span>
      );
    },
  },
  {
    id: 'gap',
    title: '缺额',
    width: 116,
    sort: 'gap',
    text: gapWords,
    cell: (row) => {
      const words = gapWords(row);
      return words === '' ? '' : <StatusChip tone="amber">{words}</StatusChip>;
    },
  },
  {
    id: 'nominated',
    title: '提名中',
    width: 68,
    align: 'end',
    sort: 'nominated',
    text: (row) => String(nominatedOf(row)),
  },
  {
    id: 'open',
    title: '待定人',
    width: 88,
    align: 'end',
    sort: 'open',
    text: (row) => String(row.openPosts),
  },
  {
    id: 'team',
    title: '工作队',
    width: 116,
    grow: true,
    sort: 'posted',
    text: teamWords,
    cell: (row) => (
      <>
        {row.posted} 人
        {row.teamShort && <span className={styles.short}>不足 {row.teamShort.minimum} 人</span>}
      </>
    ),
  },
  {
    id: 'withoutRole',
    title: '职务未定',
    width: 88,
    align: 'end',
    hidden: true,
    text: (row) => String(row.withoutRole),
  },
  ...figureColumns,
  { id: 'note', title: '需求说明', width: 200, hidden: true, text: (row) => row.demandNote ?? '' },
];
