import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { PostingLife } from '#shared/contract/roster-lifecycle.ts';
import { type BusinessDate, businessDateOf, businessDateSchema } from '#shared/dates.ts';
import type { EarlyChangeId, NominationId } from '#shared/ids.ts';
import { line, paragraphs } from '#shared/text.ts';
import { nominationStateLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { ruleOf } from '../form-fields.ts';
import { ReasonField } from '../reason-field.tsx';
import styles from '../roster.module.css';

interface ChangeValues {
  reasonKind: string;
  reason: string;
  evidence?: string;
  appliedOn: BusinessDate | null;
  successorNominationId?: NominationId;
}

interface EarlyChangeDialogProps {
  readonly posting: PostingRow;
  readonly life: PostingLife;
  readonly open: boolean;
  readonly onApplied: (id: EarlyChangeId) => void;
  readonly onClose: () => void;
}

/** 申请个别调整: leaving before the term is over, for a reason that the scheme admits, with what shows it. */
export function EarlyChangeDialog({ posting, life, open, onApplied, onClose }: EarlyChangeDialogProps) {
  const queryClient = useQueryClient();
  const candidates = useQuery({
    ...orpc.roster.listNominations.queryOptions({ input: { townshipId: posting.townshipId } }),
    enabled: open,
  }).data?.nominations.filter((nomination) => nomination.posting.villageId === posting.villageId);
  const { earlyChangeReasons, earlyChangeGround } = life;

  async function submit({ reasonKind, reason, evidence, appliedOn, successorNominationId }: ChangeValues) {
    const change = await client.roster.applyEarlyChange({
      postingId: posting.id,
      reasonKind,
      reason,
      evidence: evidence ?? '',
      appliedOn: businessDateSchema.parse(appliedOn),
      successorNominationId: successorNominationId ?? null,
    });
    await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
    onApplied(change.id);
  }

  return (
    <FormDialog<ChangeValues>
      open={open}
      title="申请个别调整"
      consequence={
        <>
          将为{posting.personName ?? ''}
          申请任期未满的个别调整。按制度逐级办理，批准后才能登记离岗，之前仍在岗。{' '}
          {earlyChangeGround && <GroundChip ground={earlyChangeGround} />}
        </>
      }
      confirm="申请"
      width={600}
      fields={['reasonKind', 'reason', 'evidence', 'appliedOn', 'successorNominationId']}
      initial={{ appliedOn: businessDateOf(new Date()) }}
      submit={submit}
      onClose={onClose}
    >
      <div className={styles.fields}>
        {earlyChangeReasons.length > 0 ? (
          <Form.Item
            name="reasonKind"
            label="调整情形"
            required
            rules={[{ required: true, message: '请选择制度规定的情形' }]}
          >
            <Select options={earlyChangeReasons.map((value) => ({ value, label: value }))} />
          </Form.Item>
        ) : (
          <Form.Item
            name="reasonKind"
            label="调整情形"
            required
            rules={[ruleOf(line('调整情形', 60), '')]}
            validateTrigger="onBlur"
            extra="现行制度没有列出可以调整的情形，请用几个字写明，如身体原因。"
          >
            <Input maxLength={60} />
          </Form.Item>
        )}
        <Form.Item
          name="appliedOn"
          label="申请日期"
          required
          rules={[{ required: true, message: '请填写申请日期，如 20260305' }]}
          validateTrigger="onBlur"
        >
          <DateField />
        </Form.Item>
      </div>
      <ReasonField />
      <Form.Item
        name="evidence"
        label="证明材料"
        rules={[ruleOf(paragraphs('证明材料', 1000), '')]}
        extra="如医院诊断证明、单位请示，写明名称和日期。"
      >
        <Input.TextArea className={`desk-growing ${styles.low}`} maxLength={1000} />
      </Form.Item>
      <Form.Item
        name="successorNominationId"
        label="接替人选"
        extra="可以先不填。为接替岗位提名的人选会自动认作接替人选。"
      >
        <Select
          allowClear
          placeholder="从本村在办的提名中选择"
          notFoundContent="本村没有在办的提名"
          options={(candidates ?? []).map((nomination) => ({
            value: nomination.id,
            label: `${nomination.personName}（${nominationStateLabels[nomination.state]}）`,
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
