import { Form, Input } from 'antd';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf, businessDateSchema } from '#shared/dates.ts';
import { line, requiredParagraphs } from '#shared/text.ts';
import { client } from '../../../app/client.ts';
import { DateField } from '../../../components/date-field.tsx';
import { mustBe, OrganFields } from '../../../presence/records/parts/entry-fields.tsx';
import { ruleOf } from '../../../roster/form-fields.ts';
import { CaseDrawer, useCaseForm } from './case-drawer.tsx';
import { storedStep } from './changed-fields.ts';
import styles from './edit.module.css';

interface OpinionValues {
  on: BusinessDate | null;
  organ: string;
  handler: string;
  documentNumber: string;
  opinion: string;
}

interface EditDrawerProps {
  readonly detail: CaseDetail;
  readonly onClose: () => void;
}

/** 组织意见: what an organ says besides the steps that it takes. */
export function OpinionDrawer({ detail, onClose }: EditDrawerProps) {
  const form = useCaseForm<OpinionValues>();
  return (
    <CaseDrawer<OpinionValues>
      detail={detail}
      title={`${detail.subject.personName} · 组织意见`}
      form={form}
      initial={{ on: businessDateOf(new Date()) }}
      confirm="登记意见"
      done="组织意见已登记。"
      stored={storedStep}
      submit={(values, revision) =>
        client.recall.recordOpinion({
          id: detail.id,
          revision,
          on: businessDateSchema.parse(values.on),
          organ: values.organ ?? '',
          handler: values.handler ?? '',
          documentNumber: values.documentNumber ?? null,
          opinion: values.opinion ?? '',
        })
      }
      onClose={onClose}
    >
      <div className={styles.pair}>
        <OrganFields label="机关" />
        <Form.Item
          name="handler"
          label="签署人"
          required
          rules={[ruleOf(line('签署人', 60), '')]}
          validateTrigger="onBlur"
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="on" label="日期" {...mustBe('请填写日期，如 20260305')}>
          <DateField />
        </Form.Item>
      </div>
      <Form.Item
        name="opinion"
        label="意见"
        required
        rules={[ruleOf(requiredParagraphs('意见', 3000), '')]}
        validateTrigger="onBlur"
      >
        <Input.TextArea className="desk-growing" maxLength={3000} />
      </Form.Item>
    </CaseDrawer>
  );
}
