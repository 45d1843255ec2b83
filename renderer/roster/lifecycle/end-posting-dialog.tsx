import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { PostingLife } from '#shared/contract/roster-lifecycle.ts';
import { type BusinessDate, businessDateOf, businessDateSchema } from '#shared/dates.ts';
import { optionalLine } from '#shared/text.ts';
import { type PostingEndKind, postingEndKindLabels, postingEndKinds } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { ruleOf } from '../form-fields.ts';
import { ReasonField } from '../reason-field.tsx';
import { ruleIn } from '../refusal.ts';
import styles from '../roster.module.css';
import { termNotOver } from './end-words.ts';

interface EndValues {
  kind: PostingEndKind;
  endDate: BusinessDate | null;
  documentNumber?: string;
  reason: string;
}

interface EndPostingDialogProps {
  readonly posting: PostingRow;
  readonly life: PostingLife;
  /** Chosen at first. */
  readonly kind?: PostingEndKind;
  readonly open: boolean;
  /** Leads to the application for an early change; null for who may not apply. */
  readonly onEarlyChange: (() => void) | null;
  readonly onClose: () => void;
}

/** A recall ends a posting by its own case. */
const offeredKinds = postingEndKinds.filter((kind) => kind !== 'recall');
const refusedForTerm = new Set(['term_not_over', 'early_change_not_approved']);

/** 登记离岗: why, when, by which document. */
export function EndPostingDialog(props: EndPostingDialogProps) {
  const { posting, life, open, onClose, onEarlyChange } = props;
  const queryClient = useQueryClient();
  const initial = { kind: props.kind ?? ('term' as const), endDate: businessDateOf(new Date()) };

  async function submit({ kind, endDate, documentNumber, reason }: EndValues) {
    await client.roster.endPosting({
      id: posting.id,
      revision: posting.revision,
      kind,
      endDate: businessDateSchema.parse(endDate),
      documentNumber: documentNumber ?? null,
      reason,
    });
    await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
  }

  const toEarlyChange = onEarlyChange && (
    <Button
      size="small"
      onClick={() => {
        onClose();
        onEarlyChange();
      }}
    >
      办理个别调整
    </Button>
  );
  return (
    <FormDialog<EndValues>
      open={open}
      title="登记离岗"
      consequence={`将登记${posting.personName ?? ''}从${posting.villageName}离岗，1 个岗位变为已离岗；人员信息、考核和文件都保留。`}
      confirm="登记离岗"
      grave
      fields={['kind', 'endDate', 'documentNumber', 'reason']}
      initial={initial}
      submit={submit}
      way={(failure) => refusedForTerm.has(ruleIn(failure) ?? '') && toEarlyChange}
      onConflict={async () => {
        await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
        return '这条派驻记录刚刚被别人修改过，已载入最新情况。您填写的内容还在，请核对后再次登记。';
      }}
      onClose={onClose}
    >
      <Form.Item name="kind" label="离岗原因" required>
        <Select options={offeredKinds.map((value) => ({ value, label: postingEndKindLabels[value] }))} />
      </Form.Item>
      <Form.Item
        name="endDate"
        label="离岗日期"
        required
        rules={[{ required: true, message: '请填写离岗日期，如 20260305' }]}
        validateTrigger="onBlur"
      >
        <DateField />
      </Form.Item>
      <TermHint posting={posting} life={life} />
      <Form.Item name="documentNumber" label="文号" rules={[ruleOf(optionalLine('文号', 60))]}>
        <Input maxLength={60} />
      </Form.Item>
      <ReasonField />
    </FormDialog>
  );
}

/** Said as soon as the day is typed: a term that is not over cannot end as a full one. */
function TermHint({ posting, life }: Pick<EndPostingDialogProps, 'posting' | 'life'>) {
  const form = Form.useFormInstance<EndValues>();
  const kind = Form.useWatch('kind', form);
  const endDate = Form.useWatch('endDate', form) ?? null;
  const sentence = kind === 'term' ? termNotOver(posting.startDate, endDate, life) : null;
  if (sentence === null) return null;
  return (
    <div className={styles.warning} role="status">
      {sentence} {life.termGround && <GroundChip ground={life.termGround} />}
    </div>
  );
}
