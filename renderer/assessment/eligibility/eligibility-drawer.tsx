import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { EligibilityDetail } from '#shared/contract/assessment-eligibility.ts';
import { formatDateLong } from '#shared/dates.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import type { GradeWords, Scheme } from '#shared/policy/scheme.ts';
import { optionalLine, reasonSchema } from '#shared/text.ts';
import { assessedObjectLabels, participationLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { FormDialog } from '../../roster/form-dialog.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import styles from './eligibility.module.css';
import { FactList } from './fact-list.tsx';
import { FiguresPart } from './figures-part.tsx';
import { OverruleDialog } from './overrule-dialog.tsx';
import { outcomeWords } from './words.ts';

interface EligibilityDrawerProps {
  /** Null while nothing is open. */
  readonly id: AssessmentId | null;
  readonly scheme: Scheme;
  readonly onClose: () => void;
}

/** One person explained: what holds and why, every fact with its records, and what people may decide about it. */
export function EligibilityDrawer({ id, scheme, onClose }: EligibilityDrawerProps) {
  const query = useQuery(
    orpc.assessment.getEligibility.queryOptions({ input: id === null ? skipToken : { id } }),
  );
  const detail = id === null ? undefined : query.data;
  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      size={680}
      title={detail ? `${detail.name}的考核资格` : '考核资格'}
      destroyOnHidden
      extra={detail && <HistoryButton entityId={detail.id} title={`${detail.name}的考核记录`} />}
    >
      <ErrorMessage title="考核资格没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {!detail && query.isPending && id !== null && <Skeleton active title={false} />}
      {detail && (
        <Sheet key={detail.id} detail={detail} gradeWords={gradeWordsFor(scheme, detail.identity)} />
      )}
    </Drawer>
  );
}

interface SheetProps {
  readonly detail: EligibilityDetail;
  readonly gradeWords: GradeWords;
}

function Sheet({ detail, gradeWords }: SheetProps) {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
  return (
    <div className={styles.sheet}>
      <div>
        <p className={styles.outcome}>{outcomeWords(detail.participation, detail.gradeCap, gradeWords)}</p>
        <p className={styles.who}>
          <Link to={`/people/${detail.personId}`}>{detail.name}</Link> · {assessedObjectLabels[detail.object]}
          {' · '}
          {detail.townshipName}
          {detail.villageName} · {detail.unitName}派出 ·{' '}
          <Link to={`/assessment/${detail.cycleId}/records/${detail.id}`}>考核记录</Link>
        </p>
      </div>
      <Changes detail={detail} gradeWords={gradeWords} />
      <Decisions detail={detail} gradeWords={gradeWords} onChanged={refresh} />
      <section className={styles.part} aria-label="情形与依据">
        <h2>情形与依据</h2>
        <p className={styles.aside}>
          考核期{formatDateLong(detail.periodFrom)}至{formatDateLong(detail.periodTo)}，按{detail.schemeTitle}
          ；
          {detail.determination
            ? `${formatMinute(detail.determination.determinedAt)}由${detail.determination.determinedBy}核定，以下为现在的记录。`
            : '还没有核定，以下为现在的记录。'}
        </p>
        <FactList facts={detail.factsNow} personId={detail.personId} gradeWords={gradeWords} />
      </section>
      <FiguresPart detail={detail} onTaken={refresh} />
    </div>
  );
}

function Changes({ detail, gradeWords }: SheetProps) {
  if (!detail.changed) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title="核定后情况有变"
      description={
        <>
          {detail.changes.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p>
            按现在的记录，方案得出“{outcomeWords(detail.now.participation, detail.now.cap, gradeWords)}”。
            {detail.determineRefusal === null
              ? '再次核定后生效。'
              : '考核已过核定阶段，需要时由有权人员调整、补评或重新开启。'}
          </p>
        </>
      }
    />
  );
}

interface DecisionsProps extends SheetProps {
  readonly onChanged: () => Promise<unknown>;
}

/** What people decided, and what they may decide now. */
function Decisions({ detail, gradeWords, onChanged }: DecisionsProps) {
  const { message } = App.useApp();
  const [asking, setAsking] = useState<'overrule' | 'withdraw' | 'resit' | null>(null);
  const mayOverrule = useAllowed('assessment.overruleEligibility');
  const mayWithdraw = useAllowed('assessment.withdrawOverrule');
  const mayResit = useAllowed('assessment.startResit');
  const { determination } = detail;
  const overrule = determination?.overrule ?? null;
  const resit = determination?.resit ?? null;
  const close = () => setAsking(null);
  const done = async (sentence: string) => {
    message.success(sentence);
    await onChanged();
  };
  const resitPossible = mayResit && detail.resitRefusal === null;
  const overrulePossible = mayOverrule && detail.overruleRefusal === null && determination !== null;

  return (
    <section className={styles.part} aria-label="人工决定">
      {overrule && (
        <div className={styles.decision}>
          <StatusChip>人工调整</StatusChip> {formatMinute(overrule.at)}由{overrule.by}调整为“
          {outcomeWords(overrule.participation, overrule.cap, gradeWords)}”，{overrule.approver}批准
          {overrule.documentNumber && `（${overrule.documentNumber}）`}，理由：{overrule.reason}
          {determination && (
            <p className={styles.aside}>
              按方案核定的是“{outcomeWords(determination.participation, determination.cap, gradeWords)}”。
            </p>
          )}
        </div>
      )}
      {resit && (
        <div className={styles.decision}>
          <StatusChip tone="amber">补评</StatusChip> {formatMinute(resit.at)}由{resit.by}开始补评
          {resit.documentNumber && `（${resit.documentNumber}）`}，原为“{participationLabels[resit.before]}
          ”，理由：{resit.reason}
        </div>
      )}
      <div className={styles.buttons}>
        {overrulePossible && <Button onClick={() => setAsking('overrule')}>调整资格</Button>}
        {mayWithdraw && overrule && detail.overruleRefusal === null && (
          <Button onClick={() => setAsking('withdraw')}>撤销调整</Button>
        )}
        {resitPossible && (
          <Button type="primary" onClick={() => setAsking('resit')}>
            开始补评
          </Button>
        )}
      </div>
      {mayOverrule && detail.overruleRefusal !== null && !resitPossible && (
        <p className={styles.aside}>{detail.overruleRefusal}</p>
      )}
      {determination === null && <p className={styles.aside}>核定以后才能调整个别人的资格。</p>}
      <OverruleDialog
        detail={detail}
        gradeWords={gradeWords}
        open={asking === 'overrule'}
        onDone={() => void done(`已调整${detail.name}的考核资格。`)}
        onConflict={onChanged}
        onClose={close}
      />
      <ReasonModal
        open={asking === 'withdraw'}
        title={`撤销${detail.name}的资格调整`}
        consequence={
          determination &&
          `将恢复为按方案核定的“${outcomeWords(determination.participation, determination.cap, gradeWords)}”。`
        }
        confirm="撤销调整"
        onConfirm={async (reason) => {
          await client.assessment.withdrawOverrule({ id: detail.id, revision: detail.revision, reason });
          await done(`已撤销${detail.name}的资格调整。`);
        }}
        onClose={close}
      />
      <ResitDialog
        detail={detail}
        open={asking === 'resit'}
        onDone={() => done(`已开始${detail.name}的补评，请在考核记录里评分、提出等次建议并审定。`)}
        onConflict={onChanged}
        onClose={close}
      />
    </section>
  );
}

interface ResitValues {
  documentNumber?: string;
  reason?: string;
}

interface ResitDialogProps {
  readonly detail: EligibilityDetail;
  readonly open: boolean;
  readonly onDone: () => Promise<unknown>;
  readonly onConflict: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Grades somebody after all whose grade was withheld. */
function ResitDialog({ detail, open, onDone, onConflict, onClose }: ResitDialogProps) {
  return (
    <FormDialog<ResitValues>
      open={open}
      title={`开始${detail.name}的补评`}
      confirm="开始补评"
      consequence={`${detail.name}原为“${participationLabels[detail.participation]}”。开始补评后，这份记录单独评分、提出等次建议、审定，不影响其他人；现在的记录完整保留一个版本。`}
      initial={{}}
      fields={['documentNumber', 'reason']}
      submit={async ({ documentNumber, reason }) => {
        await client.assessment.startResit({
          id: detail.id,
          revision: detail.revision,
          documentNumber: documentNumber ?? null,
          reason: reason ?? '',
        });
        await onDone();
      }}
      onConflict={async () => {
        await onConflict();
        return '这份考核记录刚刚被别人改动过，您填写的内容还在。请对照最新情况再开始。';
      }}
      onClose={onClose}
    >
      <Form.Item name="documentNumber" label="批准文号" rules={[ruleOf(optionalLine('文号', 60))]}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item
        name="reason"
        label="理由"
        required
        rules={[ruleOf(reasonSchema, '')]}
        validateTrigger="onBlur"
      >
        <Input.TextArea className="desk-growing" maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
