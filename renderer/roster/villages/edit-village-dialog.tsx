import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { SeatDemand, VillageDemandRow } from '#shared/contract/roster-places.ts';
import { optionalLine } from '#shared/text.ts';
import { type VillageType, villageTypeLabels, villageTypes } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { optionsOf } from '../../components/choice.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { ruleOf } from '../form-fields.ts';
import { ReasonField } from '../reason-field.tsx';
import { conflictWords, rebaseValues } from '../rebase-values.ts';
import styles from './villages.module.css';

interface VillageValues {
  type?: VillageType | undefined;
  secretaryDemand?: number | null | undefined;
  memberDemand?: number | null | undefined;
  demandNote?: string | undefined;
  reason?: string | undefined;
}

const fields = ['type', 'secretaryDemand', 'memberDemand', 'demandNote'] as const;
const labels = {
  type: '村类型',
  secretaryDemand: '第一书记需求',
  memberDemand: '工作队员需求',
  demandNote: '需求说明',
  reason: '理由',
};

const valuesOf = ({ type, secretaryDemand, memberDemand, demandNote }: VillageDemandRow): VillageValues => ({
  type: type ?? undefined,
  secretaryDemand,
  memberDemand,
  demandNote: demandNote ?? undefined,
});

interface EditVillageDialogProps {
  readonly village: VillageDemandRow;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A village's type and its own figures, with the reason; the scheme's figure stands where a field stays empty. */
export function EditVillageDialog({ village, open, onClose }: EditVillageDialogProps) {
  const queryClient = useQueryClient();
  const [base, setBase] = useState(village);

  async function submit(values: VillageValues) {
    await client.roster.updateVillage({
      id: village.villageId,
      revision: base.revision,
      type: values.type ?? null,
      secretaryDemand: values.secretaryDemand ?? null,
      memberDemand: values.memberDemand ?? null,
      demandNote: values.demandNote ?? null,
      reason: values.reason ?? '',
    });
    await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
  }

  return (
    <FormDialog<VillageValues>
      open={open}
      title={`${village.villageName}的类型和需求`}
      consequence="将修改这个村的类型和需求，缺额随即重新计算；已在岗和已提名的人不受影响。"
      confirm="保存"
      fields={[...fields, 'reason']}
      initial={valuesOf(village)}
      submit={submit}
      onConflict={async (form) => {
        const latest = (await client.roster.getTeam({ villageId: village.villageId })).village;
        const result = rebaseValues<VillageValues>(
          fields,
          valuesOf(base),
          form.getFieldsValue(),
          valuesOf(latest),
        );
        form.setFieldsValue(result.values);
        setBase(latest);
        return conflictWords('这个村', result, labels);
      }}
      onClose={onClose}
    >
      <Form.Item name="type" label={labels.type} extra="决定方案规定这个村派什么人。">
        <Select allowClear options={optionsOf(villageTypes, villageTypeLabels)} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item
          name="secretaryDemand"
          label={labels.secretaryDemand}
          extra={<EmptyMeans seat={village.secretary} />}
        >
          <InputNumber className={styles.count ?? ''} min={0} max={20} precision={0} suffix="人" />
        </Form.Item>
        <Form.Item
          name="memberDemand"
          label={labels.memberDemand}
          extra={<EmptyMeans seat={village.members} />}
        >
          <InputNumber className={styles.count ?? ''} min={0} max={20} precision={0} suffix="人" />
        </Form.Item>
      </div>
      <Form.Item name="demandNote" label={labels.demandNote} rules={[ruleOf(optionalLine('需求说明', 200))]}>
        <Input maxLength={200} placeholder="如：县领导小组核定" />
      </Form.Item>
      <ReasonField />
    </FormDialog>
  );
}

/** What holds while the village's own figure is left empty. */
function EmptyMeans({ seat }: { readonly seat: SeatDemand }) {
  if (seat.source === 'scheme') return <>不填则按方案，现为 {seat.demand} 人。</>;
  return <>{seat.note ?? '不填则按方案规定。'}</>;
}
