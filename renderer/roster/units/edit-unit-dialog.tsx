import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { type UnitFacts, unitLevelLabels } from '#shared/contract/roster-places.ts';
import { optionalLine } from '#shared/text.ts';
import { client, orpc } from '../../app/client.ts';
import { FormDialog } from '../form-dialog.tsx';
import { ruleOf } from '../form-fields.ts';
import { conflictWords, rebaseValues } from '../rebase-values.ts';

interface UnitValues {
  level?: 'city' | 'county' | undefined;
  leaderName?: string | undefined;
  deputyName?: string | undefined;
  contact?: string | undefined;
}

const fields = ['level', 'leaderName', 'deputyName', 'contact'] as const;
const labels = {
  level: '单位层级',
  leaderName: '主要负责人',
  deputyName: '分管负责人',
  contact: '联系方式',
};

const valuesOf = ({ level, leaderName, deputyName, contact }: UnitFacts): UnitValues => ({
  level: level ?? undefined,
  leaderName: leaderName ?? undefined,
  deputyName: deputyName ?? undefined,
  contact: contact ?? undefined,
});

interface EditUnitDialogProps {
  readonly unit: UnitFacts;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What is known of a dispatching unit besides its name. */
export function EditUnitDialog({ unit, open, onClose }: EditUnitDialogProps) {
  const queryClient = useQueryClient();
  const [base, setBase] = useState(unit);

  async function submit({ level, leaderName, deputyName, contact }: UnitValues) {
    await client.roster.updateUnit({
      id: unit.id,
      revision: base.revision,
      level: level ?? null,
      leaderName: leaderName ?? null,
      deputyName: deputyName ?? null,
      contact: contact ?? null,
    });
    await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
  }

  return (
    <FormDialog<UnitValues>
      open={open}
      title="修改派出单位信息"
      consequence={`将修改${unit.name}的信息，改动记入变更记录。`}
      confirm="保存"
      fields={fields}
      initial={valuesOf(unit)}
      submit={submit}
      onConflict={async (form) => {
        const latest = (await client.roster.getUnit({ id: unit.id })).unit;
        const result = rebaseValues<UnitValues>(
          fields,
          valuesOf(base),
          form.getFieldsValue(),
          valuesOf(latest),
        );
        form.setFieldsValue(result.values);
        setBase(latest);
        return conflictWords('这个单位', result, labels);
      }}
      onClose={onClose}
    >
      <Form.Item
        name="level"
        label={labels.level}
        extra="有的程序只对市派或县（区）派单位适用，层级决定要不要办这一步。"
      >
        <Select
          allowClear
          options={(['city', 'county'] as const).map((value) => ({ value, label: unitLevelLabels[value] }))}
        />
      </Form.Item>
      <Form.Item name="leaderName" label={labels.leaderName} rules={[ruleOf(optionalLine('主要负责人', 40))]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="deputyName" label={labels.deputyName} rules={[ruleOf(optionalLine('分管负责人', 40))]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="contact" label={labels.contact} rules={[ruleOf(optionalLine('联系方式', 60))]}>
        <Input maxLength={60} inputMode="tel" />
      </Form.Item>
    </FormDialog>
  );
}
