import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type AssessmentDetail, isPersonSubject } from '#shared/contract/assessment-record.ts';
import { assessedObjectLabels, assessmentStateLabels, identityLabels } from '#shared/vocabulary.ts';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { PageHeader } from '../../components/page.tsx';
import { SaveIndicator } from '../../components/save-indicator.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Saving } from './editor.ts';
import { type Paper, PaperDrawer, papersOf } from './paper-drawer.tsx';
import styles from './scoring-page.module.css';

const stateTones = { scoring: 'grey', proposed: 'amber', locked: 'green' } as const;

/** Who or what it is about, and the ways to its history and its papers. */
export function DeskHeader({ detail, save }: { readonly detail: AssessmentDetail; readonly save: Saving }) {
  const { subject, cycleId } = detail;
  const [paper, setPaper] = useState<Paper | null>(null);
  const person = isPersonSubject(subject);
  const address = `/assessment/${cycleId}/records/${detail.id}`;
  return (
    <>
      <PageHeader
        title={subject.name}
        crumbs={[
          { label: '考核', to: '/assessment' },
          { label: detail.cycleTitle, to: `/assessment/${cycleId}` },
          { label: '考核对象', to: `/assessment/${cycleId}/people` },
        ]}
        meta={
          <span className={styles.meta}>
            <span>
              {subject.object === 'unit' ? '' : `${subject.villageName} `}
              {assessedObjectLabels[subject.object]}
            </span>
            {subject.object !== 'unit' && <span className={styles.unit}>{subject.unitName}</span>}
            {person && <span>{identityLabels[subject.identity]}</span>}
            <StatusChip tone={stateTones[detail.state]}>{assessmentStateLabels[detail.state]}</StatusChip>
            {person && <Link to={`/assessment/history/${subject.personId}`}>历次考核</Link>}
          </span>
        }
        extra={
          <>
            <SaveIndicator state={save} />
            <HistoryButton entityId={detail.id} title={`${subject.name}的考核`} />
            {detail.kind === 'term' && (
              <Link to={`${address}/appraisal`}>
                <Button tabIndex={-1}>鉴定</Button>
              </Link>
            )}
            {detail.kind === 'annual' && (
              <Link to={`${address}/form`}>
                <Button tabIndex={-1}>{person ? '登记表' : '考核表'}</Button>
              </Link>
            )}
            {papersOf(detail).map((each) => (
              <Button key={each.kind} onClick={() => setPaper(each)}>
                {each.label}
              </Button>
            ))}
          </>
        }
      />
      {paper && <PaperDrawer detail={detail} paper={paper} onClose={() => setPaper(null)} />}
    </>
  );
}
