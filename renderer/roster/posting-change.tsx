import { useQueryClient } from '@tanstack/react-query';
import { Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { PostingLife } from '#shared/contract/roster-lifecycle.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { type PostRole, postRoleLabels, postRoles } from '#shared/vocabulary.ts';
import { client, orpc } from '../app/client.ts';
import { DateField } from '../components/date-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { ReasonField } from './reason-field.tsx';
import { conflictWords, rebaseValues } from './rebase-values.ts';
import styles from './roster.module.css';

interface CorrectionValues {
  role?: PostRole | undefined;
  startDate?: BusinessDate | null | undefined;
  endDate?: BusinessDate | null | undefined;
  /** Kilometres, one decimal. */
  distance?: number | null | undefined;
  reason?: string | undefined;
}

const fields = ['role', 'startDate', 'endDate', 'distance'] as const;
const labels = {
  role: '驻村职务',
  startDate: '到岗日期',
  endDate: '离岗日期',
  distance: '单程距离',
  reason: '理由',
};

const valuesOf = (posting: PostingRow, distanceTenths: number | null): CorrectionValues => ({
  role: posting.role ?? undefined,
  startDate: posting.startDate,
  endDate: posting.endDate,
  distance: distanceTenths === null ? null : distanceTenths / 10,
});

interface PostingChangeProps {
  readonly posting: PostingRow;
  readonly life: PostingLife;
  readonly open: boolean;
  readonly onClose: () => void;
}

function consequenceOf({ posting }: PostingChangeProps): string {
  const who = posting.personName ?? '';
  if (posting.status === 'open') return `将更正${posting.villageName}这个岗位的驻村职务和距离。`;
  const end = posting.status === 'ended' ? '清空离岗日期则恢复为在岗。' : '要登记离岗，请用“登记离岗”。';
  return `将更正${who}在${posting.villageName}的驻村职务、日期和距离，改动和理由记入变更记录。${end}`;
}

/** 更正派驻信息: mends role, dates and distance, with the reason. */
export function PostingChange(props: PostingChangeProps) {
  const { posting, life, open, onClose } = props;
  const queryClient = useQueryClient();
  const [base, setBase] = useState({ posting, distanceTenths: life.distanceTenths });
  const filled = posting.status !== 'open';

  async function submit({ role, startDate, endDate, distance, reason }: CorrectionValues) {
    await client.roster.updatePosting({
      id: posting.id,
      revision: base.posting.revision,
      role: role ?? null,
      startDate: startDate ?? null,
      endDate: endDate ?? null,
      distanceTenths: typeof distance === 'number' ? Math.round(distance * 10) : null,
      reason: reason ?? '',
    });
    await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
  }

  return (
    <FormDialog<CorrectionValues>
      open={open}
      title="更正派驻信息"
      consequence={consequenceOf(props)}
      confirm="保存更正"
      fields={[...fields, 'reason']}
      initial={valuesOf(posting, life.distanceTenths)}
      submit={submit}
      onConflict={async (form) => {
        const latest = await client.roster.getPosting({ id: posting.id });
        const result = rebaseValues<CorrectionValues>(
          fields,
          valuesOf(base.posting, base.distanceTenths),
          form.getFieldsValue(),
          valuesOf(latest.posting, latest.life.distanceTenths),
        );
        form.setFieldsValue(result.values);
        setBase({ posting: latest.posting, distanceTenths: latest.life.distanceTenths });
        return conflictWords('这条派驻记录', result, labels);
      }}
      onClose={onClose}
    >
      <Form.Item name="role" label="驻村职务">
        <Select
          allowClear={!filled}
          options={postRoles.map((value) => ({ value, label: postRoleLabels[value] }))}
        />
      </Form.Item>
      {filled && (
        <Form.Item
          name="startDate"
          label="到岗日期"
          required
          rules={[{ required: true, message: '请填写到岗日期，如 20260305' }]}
          validateTrigger="onBlur"
        >
          <DateField />
        </Form.Item>
      )}
      {posting.status === 'ended' && (
        <Form.Item name="endDate" label="离岗日期">
          <DateField />
        </Form.Item>
      )}
      <Form.Item name="distance" label="单程距离" extra="派出单位到村的路程，用于核算交通补助，可不填。">
        <InputNumber
          className={styles.distance ?? ''}
          min={0}
          max={9999.9}
          step={0.1}
          precision={1}
          suffix="公里"
        />
      </Form.Item>
      <ReasonField />
    </FormDialog>
  );
}
