import { Button, Drawer, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import type { SpotCheckRow } from '#shared/contract/presence-records.ts';
import { type BusinessDate, businessDateSchema, formatDateLong } from '#shared/dates.ts';
import type { SpotCheckId } from '#shared/ids.ts';
import { needsCorrection } from '#shared/presence/spot-check-rules.ts';
import { paragraphs } from '#shared/text.ts';
import { checkLevelLabels, findingKindLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { DateField } from '../../components/date-field.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import { CorrectionChip, FindingChip } from './check-columns.tsx';
import { EntryForm } from './parts/entry-form.tsx';
import { Facts } from './parts/facts.tsx';
import { useRecord } from './parts/use-record.ts';
import { useRefresh } from './parts/use-refresh.ts';
import { VoidButton, VoidedNotice } from './parts/voided.tsx';
import { Whose } from './parts/whose.tsx';
import styles from './records.module.css';

interface CheckDrawerProps {
  /** Null while nothing is open. */
  readonly id: SpotCheckId | null;
  /** What the list already knows of it. */
  readonly opened: SpotCheckRow | null;
  readonly today: BusinessDate;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onClose: () => void;
}

/** One finding opened: what was found, whether it was put right, and its voiding. */
export function CheckDrawer({ id, opened, today, onUnsaved, onClose }: CheckDrawerProps) {
  const mayVoid = useAllowed('presence.voidSpotCheck');
  const { record, missing, query } = useRecord(id, opened, orpc.presence.listSpotChecks.key(), (page) =>
    client.presence.listSpotChecks({ ...page, filter: { withVoided: true } }),
  );
  const name = record?.personName ?? '';
  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      title={record ? `${name} · ${formatDateLong(record.checkedOn)}检查` : '检查记录'}
      size={640}
      destroyOnHidden
      extra={
        record && (
          <div className={styles.buttons}>
            {mayVoid && record.voidedAt === null && (
              <VoidButton
                what="检查记录"
                consequence={`${name}在 ${record.checkedOn} 的这条检查记录将不再作为依据，由它得出的线索随之消失。记录和理由都保留。`}
                onVoid={(reason) =>
                  client.presence.voidSpotCheck({ id: record.id, revision: record.revision, reason })
                }
              />
            )}
            <HistoryButton entityId={record.id} title={`${name}的检查记录`} />
          </div>
        )
      }
    >
      <ErrorMessage title="检查记录没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {record === null && query.isPending && id !== null && <Skeleton active title={false} />}
      {record === null && missing && <p>没有找到这条检查记录。请关闭后在列表里查找。</p>}
      {record && <CheckSheet key={record.id} check={record} today={today} onUnsaved={onUnsaved} />}
    </Drawer>
  );
}

interface CheckSheetProps {
  readonly check: SpotCheckRow;
  readonly today: BusinessDate;
  readonly onUnsaved: (unsaved: boolean) => void;
}

function CheckSheet({ check, today, onUnsaved }: CheckSheetProps) {
  const mayCorrect = useAllowed('presence.recordCorrection');
  const [again, setAgain] = useState(false);
  const open = check.voidedAt === null && needsCorrection(check.finding);
  const corrected = check.correctedOn !== null;
  return (
    <div className={styles.sheet}>
      <VoidedNotice record={check} />
      <Whose row={check} />
      <section className={styles.part} aria-label="检查情况">
        <h2>
          检查情况 <FindingChip finding={check.finding} /> <CorrectionChip check={check} />
        </h2>
        <Facts
          facts={[
            { label: '检查日期', value: formatDateLong(check.checkedOn) },
            { label: '检查级别', value: checkLevelLabels[check.level] },
            { label: '检查单位', value: check.organ },
            { label: '文号', value: check.documentNumber },
            { label: '检查结果', value: findingKindLabels[check.finding] },
            { label: '整改期限', value: check.correctionDueOn && formatDateLong(check.correctionDueOn) },
            { label: '检查情况', value: check.detail, wide: true },
            { label: '整改日期', value: check.correctedOn && formatDateLong(check.correctedOn), wide: true },
            { label: '整改情况', value: check.correctionNote, wide: true },
            { label: '登记', value: `${check.createdBy}，${formatMinute(check.createdAt)}`, wide: true },
          ]}
        />
      </section>
      {open && (
        <section className={styles.part} aria-label="整改">
          <h2>整改</h2>
          <p>{correctionSentence(check)}</p>
          {mayCorrect && corrected && !again && (
            <Button className={styles.again ?? ''} onClick={() => setAgain(true)}>
              更正整改情况
            </Button>
          )}
          {mayCorrect && (!corrected || again) && (
            <CorrectionForm
              check={check}
              today={today}
              onUnsaved={onUnsaved}
              onDone={() => {
                onUnsaved(false);
                setAgain(false);
              }}
            />
          )}
        </section>
      )}
    </div>
  );
}

function correctionSentence({ correction, correctionDueOn, correctedOn, daysOverdue }: SpotCheckRow): string {
  if (correction === 'corrected' && correctedOn !== null) {
    const late = daysOverdue > 0 ? `，超过期限 ${daysOverdue} 天` : '';
    return `已于${formatDateLong(correctedOn)}整改${late}。`;
  }
  if (correctionDueOn === null) return '没有规定整改期限，整改后可以登记。';
  const due = `应于${formatDateLong(correctionDueOn)}前整改`;
  return correction === 'overdue' ? `${due}，已逾期 ${daysOverdue} 天。` : `${due}，还没有登记整改。`;
}

interface CorrectionValues {
  correctedOn: BusinessDate | null;
  note: string;
}

function CorrectionForm({
  check,
  today,
  onUnsaved,
  onDone,
}: CheckSheetProps & { readonly onDone: () => void }) {
  const [form] = Form.useForm<CorrectionValues>();
  const refresh = useRefresh();

  async function submit({ correctedOn, note }: CorrectionValues) {
    await client.presence.recordCorrection({
      id: check.id,
      revision: check.revision,
      correctedOn: businessDateSchema.parse(correctedOn),
      note,
    });
    await refresh();
    onDone();
  }

  return (
    <div className={styles.step}>
      <EntryForm<CorrectionValues>
        form={form}
        label="登记整改"
        confirm="登记整改"
        initial={{ correctedOn: check.correctedOn ?? today, note: check.correctionNote ?? '' }}
        submit={submit}
        onConflict={async () => {
          await refresh();
          return '这条检查记录刚刚被别人改动过，您填写的内容没有保存。请对照上面的最新情况，仍然要登记的，再保存一次。';
        }}
        onUnsaved={onUnsaved}
        foot={check.correctedOn !== null && <Button onClick={onDone}>不改了</Button>}
      >
        <Form.Item
          name="correctedOn"
          label="整改日期"
          required
          rules={[{ required: true, message: '请填写整改日期，如 20260305' }]}
          validateTrigger="onBlur"
        >
          <DateField />
        </Form.Item>
        <Form.Item
          name="note"
          label="整改情况"
          required
          rules={[
            ruleOf(paragraphs('整改情况', 1000), ''),
            { required: true, min: 2, message: '请填写整改情况' },
          ]}
          validateTrigger="onBlur"
        >
          <Input.TextArea className="desk-growing" maxLength={1000} />
        </Form.Item>
      </EntryForm>
    </div>
  );
}
