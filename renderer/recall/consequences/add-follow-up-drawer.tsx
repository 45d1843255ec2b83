import { Form, Select } from 'antd';
import { type FollowUpKind, followUpKindLabels, followUpKinds } from '#shared/case-vocabulary.ts';
import { type CaseDetail, followUpOrderSchema } from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf, businessDateSchema } from '#shared/dates.ts';
import { client } from '../../app/client.ts';
import { optionsOf } from '../../components/choice.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import { DayField, LineField, mustBe } from '../../presence/records/parts/entry-fields.tsx';
import { CaseDrawer, useCaseForm } from '../cases/edit/case-drawer.tsx';
import { storedStep } from '../cases/edit/changed-fields.ts';

interface FollowUpValues {
  kind: FollowUpKind;
  title: string;
  organ: string;
  startedOn: BusinessDate | null;
  dueOn: BusinessDate | null;
}

/** A follow-up besides those that a decision orders. */
export function AddFollowUpDrawer({
  detail,
  onClose,
}: {
  readonly detail: CaseDetail;
  readonly onClose: () => void;
}) {
  const form = useCaseForm<FollowUpValues>();
  return (
    <CaseDrawer<FollowUpValues>
      detail={detail}
      title={`${detail.subject.personName} · 跟踪事项`}
      form={form}
      initial={{ startedOn: businessDateOf(new Date()), dueOn: null }}
      confirm="登记跟踪事项"
      done="跟踪事项已登记。"
      stored={storedStep}
      submit={({ startedOn, ...values }, revision) =>
        client.recall.addFollowUp({
          id: detail.id,
          revision,
          followUp: {
            ...followUpOrderSchema.parse({ ...values, dueOn: values.dueOn ?? null }),
            startedOn: businessDateSchema.parse(startedOn),
          },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="kind" label="种类" {...mustBe('请选择种类')}>
        <Select options={optionsOf(followUpKinds, followUpKindLabels)} />
      </Form.Item>
      <LineField name="title" label="跟踪事项" max={100} placeholder="要做到什么" />
      <LineField name="organ" label="责任机关" />
      <FieldPair>
        <DayField name="startedOn" label="开始日期" />
        <Form.Item name="dueOn" label="期限" extra="不填表示没有期限；逾期会在总览提醒。">
          <DateField />
        </Form.Item>
      </FieldPair>
    </CaseDrawer>
  );
}
