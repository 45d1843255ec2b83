import { Link } from 'react-router';
import { caseOutcomeLabels } from '#shared/case-vocabulary.ts';
import type { CaseHead, caseSortFields } from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { GroundChip } from '../../../components/clause-chip.tsx';
import type { DataColumn } from '../../../components/data-table/index.ts';
import { StatusChip } from '../../../components/status-chip.tsx';
import { dueWords, masked, outcomeTones, stageTone, triggerWords } from '../case-words.ts';
import styles from './cases.module.css';

export type CaseSort = (typeof caseSortFields)[number];

/** What only those see who may know whom a case is about. */
const known = (row: CaseHead, words: (subject: NonNullable<CaseHead['subject']>) => string) =>
  row.subject === null ? masked : words(row.subject);

const knownCell = (row: CaseHead, words: (subject: NonNullable<CaseHead['subject']>) => string) =>
  row.subject === null ? <span className={styles.masked}>{masked}</span> : words(row.subject);

/** Columns of the cases. A name that is withheld stays withheld in what is copied and exported. */
export const caseColumns: readonly DataColumn<CaseHead, CaseSort>[] = [
  {
    id: 'number',
    title: '案件编号',
    width: 108,
    sort: 'number',
    text: (row) => row.number,
    cell: (row) =>
      row.subject === null ? row.number : <Link to={`/recall/cases/${row.id}`}>{row.number}</Link>,
  },
  {
    id: 'person',
    title: '姓名',
    width: 100,
    text: (row) => known(row, ({ personName }) => personName),
    cell: (row) => knownCell(row, ({ personName }) => personName),
  },
  {
    id: 'role',
    title: '岗位',
    width: 84,
    hidden: true,
    text: (row) => known(row, ({ role }) => (role === null ? '' : postRoleLabels[role])),
  },
  {
    id: 'village',
    title: '驻村',
    width: 84,
    text: (row) => known(row, ({ villageName }) => villageName),
    cell: (row) => knownCell(row, ({ villageName }) => villageName),
  },
  {
    id: 'township',
    title: '乡镇',
    width: 92,
    hidden: true,
    text: (row) => known(row, ({ townshipName }) => townshipName),
  },
  {
    id: 'unit',
    title: '派出单位',
    width: 96,
    text: (row) => known(row, ({ unitName }) => unitName),
    cell: (row) => knownCell(row, ({ unitName }) => unitName),
  },
  {
    id: 'triggers',
    title: '召回情形',
    width: 200,
    text: (row) => row.triggers.map(triggerWords).join('；'),
    cell: (row) => (
      <span className={styles.chips} title={row.triggers.map(triggerWords).join('；')}>
        {row.triggers.slice(0, 1).map((trigger) => (
          <GroundChip key={trigger.code} ground={trigger.ground} tabIndex={-1} />
        ))}
        {row.triggers.length > 1 && <span className={styles.more}>+{row.triggers.length - 1}</span>}
      </span>
    ),
  },
  {
    id: 'state',
    title: '环节',
    width: 112,
    grow: true,
    text: (row) => row.stateTitle,
    cell: (row) => (
      <StatusChip tone={stageTone(row.stage)}>
        <span className={styles.cut} title={row.stateTitle}>
          {row.stateTitle}
        </span>
      </StatusChip>
    ),
  },
  { id: 'organ', title: '由谁办理', width: 100, text: (row) => row.organ ?? '' },
  { id: 'since', title: '自', width: 92, sort: 'stateSince', text: (row) => row.stateSince },
  {
    id: 'due',
    title: '期限',
    width: 88,
    sort: 'dueOn',
    text: (row) => dueText(row, businessDateOf(new Date())),
    cell: (row) =>
      row.overdue ? (
        <StatusChip tone="red">{dueWords(row, businessDateOf(new Date()))}</StatusChip>
      ) : (
        (row.dueOn ?? '')
      ),
  },
  { id: 'opened', title: '立案', width: 92, sort: 'openedOn', hidden: true, text: (row) => row.openedOn },
  { id: 'decided', title: '审定日期', width: 96, hidden: true, text: (row) => row.decidedOn ?? '' },
  { id: 'ended', title: '办结日期', width: 96, hidden: true, text: (row) => row.endedOn ?? '' },
  {
    id: 'outcome',
    title: '结果',
    width: 84,
    text: (row) => (row.outcome === null ? '' : caseOutcomeLabels[row.outcome]),
    cell: (row) =>
      row.outcome && (
        <StatusChip tone={outcomeTones[row.outcome]}>{caseOutcomeLabels[row.outcome]}</StatusChip>
      ),
  },
];

const dueText = (row: CaseHead, today: BusinessDate) =>
  row.dueOn === null ? '' : row.overdue ? `${row.dueOn}（${dueWords(row, today)}）` : row.dueOn;
