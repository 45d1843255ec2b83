import { Link } from 'react-router';
import { type SignalRow, type SignalState, signalStateLabels } from '#shared/contract/recall.ts';
import { signalSuggestionLabels } from '#shared/policy/recall-rules.ts';
import type { DataColumn } from '../components/data-table/index.ts';
import { StatusChip } from '../components/status-chip.tsx';
import styles from './recall.module.css';

const tones: Record<SignalState, 'red' | 'amber' | 'grey'> = {
  open: 'amber',
  lapsed: 'red',
  dismissed: 'grey',
  in_case: 'grey',
};

/** Whether a signal waits for somebody, in words. */
export function SignalStateChip({ state }: { readonly state: SignalState }) {
  return <StatusChip tone={tones[state]}>{signalStateLabels[state]}</StatusChip>;
}

/** How a signal stands; one that a case has taken up leads to the case. */
export function SignalStanding({ signal }: { readonly signal: Pick<SignalRow, 'state' | 'caseRef'> }) {
  const { state, caseRef } = signal;
  if (state !== 'in_case' || caseRef === null) return <SignalStateChip state={state} />;
  return (
    <Link to={`/recall/cases/${caseRef.id}`} className={styles.inCase} title={caseRef.stateTitle}>
      {caseWords(caseRef)}
    </Link>
  );
}

const caseWords = ({ number }: { readonly number: string }) => `已在 ${number} 中`;

/** Columns of the signals, newest first as the server gives them. */
export const signalColumns: readonly DataColumn<SignalRow>[] = [
  {
    id: 'person',
    title: '姓名',
    width: 104,
    text: (row) => row.posting.personName,
    cell: (row) => <Link to={`/people/${row.posting.personId}`}>{row.posting.personName}</Link>,
  },
  { id: 'since', title: '自', width: 100, text: (row) => row.since },
  {
    id: 'trigger',
    title: '召回情形',
    width: 128,
    text: (row) => `（${row.triggerOrdinal}）${row.triggerTitle}`,
  },
  { id: 'sentence', title: '事实', width: 228, grow: true, text: (row) => row.sentence },
  { id: 'suggests', title: '提示', width: 84, text: (row) => signalSuggestionLabels[row.suggests] },
  {
    id: 'state',
    title: '状态',
    width: 160,
    text: (row) =>
      row.state === 'in_case' && row.caseRef ? caseWords(row.caseRef) : signalStateLabels[row.state],
    cell: (row) => <SignalStanding signal={row} />,
  },
  { id: 'village', title: '驻村', width: 104, text: (row) => row.posting.villageName },
  { id: 'township', title: '乡镇', width: 104, hidden: true, text: (row) => row.posting.townshipName },
  { id: 'unit', title: '派出单位', width: 116, text: (row) => row.posting.unitName },
  { id: 'rule', title: '线索规则', width: 160, hidden: true, text: (row) => row.ruleTitle },
];
