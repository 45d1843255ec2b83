import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import type { CaseDetail, NextStep } from '#shared/contract/recall-case.ts';
import { caseIdSchema } from '#shared/ids.ts';
import { ruleCodeSchema } from '#shared/policy/ground.ts';
import { orpc } from '../../../app/client.ts';
import { useAllowed } from '../../../app/session.tsx';
import { useAddressFilter } from '../../../app/use-address-filter.ts';
import { useAddressId } from '../../../app/use-address-id.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { Page, PageHeader } from '../../../components/page.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import { TextButton } from '../../../components/text-button.tsx';
import { stageTone } from '../case-words.ts';
import { FactsDrawer } from '../edit/facts-drawer.tsx';
import { OpinionDrawer } from '../edit/opinion-drawer.tsx';
import { SignalsDrawer } from '../edit/signals-drawer.tsx';
import { StatementDrawer } from '../edit/statement-drawer.tsx';
import { VerificationDrawer } from '../edit/verification-drawer.tsx';
import {
  type CaseEdit,
  caseEdits,
  casePartLabels,
  caseParts,
  type MendingPlace,
} from '../steps/obstacles.ts';
import { StepDrawer } from '../steps/step-drawer.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseFigures } from './case-figures.tsx';
import { CaseHead } from './case-head.tsx';
import styles from './case-page.module.css';
import { CaseParts, goToParts } from './case-parts.tsx';
import { OpinionsPanel, StatementPanel, VerificationPanel } from './case-sayings.tsx';
import { CaseTimeLine } from './case-time-line.tsx';
import { ComparableCases } from './comparable-cases.tsx';
import { ConcernedMonths } from './concerned-months.tsx';
import { StepButtons } from './step-buttons.tsx';
import { WayBar } from './way-bar.tsx';

/** What the address of a case holds besides its id: the part shown below, the drawer that is open. */
const addressShape = {
  part: z.enum(caseParts).default('evidence'),
  edit: z.enum(caseEdits).nullable().default(null),
  step: ruleCodeSchema.nullable().default(null),
};

/** One recall case on one page, read in three minutes and decided at its foot. */
export function CasePage() {
  const id = useAddressId('caseId', caseIdSchema);
  const query = useQuery(orpc.recall.getCase.queryOptions({ input: { id } }));
  const detail = query.data;
  return (
    <Page>
      <PageHeader
        title={detail ? `${detail.subject.personName} 召回案` : '召回案件'}
        crumbs={[{ label: '召回' }, { label: '召回案件', to: '/recall/cases' }]}
        extra={detail && <PartLinks />}
        meta={
          detail && (
            <>
              {detail.number} <StatusChip tone={stageTone(detail.stage)}>{detail.stateTitle}</StatusChip>{' '}
              {detail.overdue && <StatusChip tone="red">已逾期</StatusChip>}
            </>
          )
        }
      />
      <ErrorMessage title="这件案件没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {detail && <CaseSheet key={detail.id} detail={detail} />}
    </Page>
  );
}

/** The way to what stands below the story of the case. */
function PartLinks() {
  const [, change] = useAddressFilter(addressShape);
  return (
    <nav className={styles.partLinks} aria-label="本案材料">
      {caseParts.map((name) => (
        <TextButton
          key={name}
          onClick={() => {
            change({ part: name });
            goToParts();
          }}
        >
          {casePartLabels[name]}
        </TextButton>
      ))}
    </nav>
  );
}

function CaseSheet({ detail }: { readonly detail: CaseDetail }) {
  const [{ part, edit, step }, change] = useAddressFilter(addressShape);
  const mayEdit = useAllowed('recall.saveCaseFacts');
  const chosenStep = useChosenStep(detail, step);
  const onEdit = (name: CaseEdit) => change({ edit: name, step: null });
  const close = () => change({ edit: null, step: null });

  function mend(place: MendingPlace) {
    if (place.kind === 'edit') return onEdit(place.edit);
    change({ part: place.part });
    goToParts();
  }

  return (
    <>
      <CaseHead detail={detail} />
      <WayBar detail={detail} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <CaseFigures detail={detail} />
          <ConcernedMonths detail={detail} />
          <CaseFacts detail={detail} onEdit={onEdit} />
        </div>
        <div className={styles.column}>
          <CaseTimeLine detail={detail} />
        </div>
        <div className={styles.column}>
          <StatementPanel detail={detail} onEdit={onEdit} />
          <VerificationPanel detail={detail} onEdit={onEdit} />
          <OpinionsPanel detail={detail} onEdit={onEdit} />
          <ComparableCases detail={detail} />
        </div>
      </div>
      <CaseParts detail={detail} part={part} onChoose={(name) => change({ part: name })} />
      <StepButtons detail={detail} onStep={({ to }) => change({ step: to, edit: null })} onMend={mend} />
      {edit !== null && mayEdit && <EditDrawer edit={edit} detail={detail} onClose={close} />}
      {chosenStep && <StepDrawer key={chosenStep.to} detail={detail} step={chosenStep} onClose={close} />}
    </>
  );
}

/** The step whose drawer is open. What is typed there stays when a colleague takes the case elsewhere meanwhile. */
function useChosenStep(detail: CaseDetail, code: string | null): NextStep | null {
  const [opened, setOpened] = useState<NextStep | null>(null);
  const offered =
    detail.next.find(({ to, mine, obstacles }) => to === code && mine && obstacles.length === 0) ?? null;
  if (offered !== null && offered.to !== opened?.to) setOpened(offered);
  if (code === null && opened !== null) setOpened(null);
  return offered ?? (opened?.to === code ? opened : null);
}

interface EditDrawerProps {
  readonly edit: CaseEdit;
  readonly detail: CaseDetail;
  readonly onClose: () => void;
}

function EditDrawer({ edit, ...props }: EditDrawerProps) {
  switch (edit) {
    case 'facts':
      return <FactsDrawer {...props} />;
    case 'statement':
      return <StatementDrawer {...props} />;
    case 'verification':
      return <VerificationDrawer {...props} />;
    case 'opinion':
      return <OpinionDrawer {...props} />;
    case 'signals':
      return <SignalsDrawer {...props} />;
  }
}
