import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { AccountabilityPanel } from '../../consequences/accountability-panel.tsx';
import { EffectPanel } from '../../consequences/effect-panel.tsx';
import { FollowUpPanel } from '../../consequences/follow-up-panel.tsx';
import { SuccessorPanel } from '../../consequences/successor-panel.tsx';
import { CaseDocumentsPanel } from '../../documents/case-documents-panel.tsx';
import { EvidencePanel } from '../../evidence/evidence-panel.tsx';
import { type CasePart, casePartLabels, caseParts } from '../steps/obstacles.ts';
import styles from './case-page.module.css';

interface CasePartsProps {
  readonly detail: CaseDetail;
  readonly part: CasePart;
  readonly onChoose: (part: CasePart) => void;
}

const partsId = 'case-parts';

/** Brings the parts below into view, for the eye and for the keyboard. */
export function goToParts(): void {
  const parts = document.getElementById(partsId);
  parts?.scrollIntoView({ block: 'start' });
  parts?.focus({ preventScroll: true });
}

const panels: Partial<Record<CasePart, (detail: CaseDetail) => ReactNode>> = {
  follow_up: (detail) => <FollowUpPanel detail={detail} />,
  accountability: (detail) => <AccountabilityPanel detail={detail} />,
  successor: (detail) => <SuccessorPanel detail={detail} />,
  effect: (detail) => <EffectPanel detail={detail} />,
  evidence: (detail) => <EvidencePanel detail={detail} />,

  documents: (detail) => <CaseDocumentsPanel detail={detail} />,
};

/** What belongs to the case besides its story: evidence, what is followed up, the unit's side, successor, documents. */
export function CaseParts({ detail, part, onChoose }: CasePartsProps) {
  const shown = caseParts.filter((name) => panels[name] !== undefined);
  if (shown.length === 0) return null;
  return (
    <section id={partsId} className={styles.parts} aria-label="证据、跟踪和文书" tabIndex={-1}>
      <Tabs
        activeKey={shown.includes(part) ? part : (shown[0] ?? part)}
        onChange={(key) => {
          const chosen = caseParts.find((name) => name === key);
          if (chosen) onChoose(chosen);
        }}
        items={shown.map((name) => ({
          key: name,
          label: casePartLabels[name],
          children: panels[name]?.(detail),
        }))}
      />
    </section>
  );
}
