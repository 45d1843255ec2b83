import { bearsSeals, dueStandingOf, marksOf, nextStepOf, stagesOf } from '#shared/archive/document-course.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { DocumentStage } from '#shared/vocabulary.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './course.module.css';

interface Stage {
  readonly stage: DocumentStage;
  readonly label: string;
  /** When and how it was reached; null: not yet. */
  readonly reached: string | null;
}

/** How far a paper has come, step under step, and until when it is to be handed over. */
export function StageList({ document }: { readonly document: RegisteredDocument }) {
  const stages = stagesOf(document.kind).map((stage) => stageOf(document, stage));
  const next = stages.find(({ reached }) => reached === null)?.stage;
  return (
    <ol className={styles.stages} aria-label="办理进度">
      {stages.map(({ stage, label, reached }) => (
        <li
          key={stage}
          className={reached === null ? styles.open : styles.reached}
          {...(stage === next ? { 'aria-current': 'step' } : {})}
        >
          <span className={styles.stage}>{label}</span>
          <span className={styles.when}>{reached ?? waiting(document, stage)}</span>
        </li>
      ))}
    </ol>
  );
}

function stageOf(document: RegisteredDocument, stage: DocumentStage): Stage {
  const { signing, seals, sealedOn, handedOverOn, createdAt } = document;
  switch (stage) {
    case 'signed': {
      const word = signing?.result === 'refused' ? '拒签已注明' : '签名';
      const note = signing?.note ? `：${signing.note}` : '';
      return { stage, label: word, reached: signing && `${formatDateLong(signing.on)}${note}` };
    }
    case 'sealed':
      return {
        stage,
        label: '盖章',
        reached: sealedOn && `${formatDateLong(sealedOn)}：${seals.join('、')}`,
      };
    case 'handed_over':
      return { stage, label: '移交', reached: handedOverOn && formatDateLong(handedOverOn) };
    default:
      return { stage, label: '生成', reached: formatDateLong(businessDateOf(createdAt)) };
  }
}

function waiting(document: RegisteredDocument, stage: DocumentStage) {
  if (stage === 'signed') return `待${marksOf(document.kind).signature ?? ''}签名`;
  if (stage === 'sealed') {
    const { seals } = marksOf(document.kind);
    return seals.length === 0 ? '可登记盖章' : `待盖章：${seals.join('、')}`;
  }
  return stage === 'handed_over' ? <DueWords document={document} /> : null;
}

/** Until when a paper is to be handed over, with how it stands. */
export function DueWords({ document }: { readonly document: RegisteredDocument }) {
  const { dueOn } = document;
  const standing = dueStandingOf(document, businessDateOf(new Date()));
  if (dueOn === null || standing === null) return null;
  return (
    <>
      最迟{formatDateLong(dueOn)}移交 {standing === 'overdue' && <StatusChip tone="red">已逾期</StatusChip>}
      {standing === 'soon' && <StatusChip tone="amber">即将到期</StatusChip>}
    </>
  );
}

/** Which marks can be recorded now. */
export function marksOpen(document: RegisteredDocument): { sign: boolean; seal: boolean; back: boolean } {
  const { kind, signing, stage } = document;
  const inHouse = stage === 'issued' || stage === 'signed' || stage === 'sealed';
  const { signature } = marksOf(kind);
  return {
    sign: inHouse && nextStepOf(document) === 'sign',
    seal: inHouse && bearsSeals(kind) && (signature === null || signing !== null),
    back: inHouse && (signing !== null || document.sealedOn !== null),
  };
}
