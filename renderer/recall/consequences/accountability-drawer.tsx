import { Form, Input, Radio } from 'antd';
import {
  type AccountabilityKind,
  accountabilityKindLabels,
  accountabilityKinds,
} from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { accountabilityInputSchema } from '#shared/contract/recall-consequences.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { optionalLine, optionalParagraphs } from '#shared/text.ts';
import { client } from '../../app/client.ts';
import { optionsOf } from '../../components/choice.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import {
  DayField,
  LineField,
  OrganFields,
  ParagraphsField,
} from '../../presence/records/parts/entry-fields.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import { CaseDrawer, useCaseForm } from '../cases/edit/case-drawer.tsx';
import { storedStep } from '../cases/edit/changed-fields.ts';

interface AccountabilityValues {
  kind: AccountabilityKind;
  object: string;
  organ: string;
  conductedBy: string;
  on: BusinessDate | null;
  place: string;
  content: string;
  reply: string;
  documentNumber: string;
}

const words = {
  unit_talk: {
    object: '约谈对象',
    organ: '约谈机关',
    by: '谈话人',
    content: '谈话内容',
    reply: '对方表态',
    hint: '如：派出单位主要负责人',
  },
  unit_accountability: {
    object: '问责对象',
    organ: '问责机关',
    by: '经办人',
    content: '问责事由和方式',
    reply: '对方说明',
    hint: '如：派出单位，或其分管负责人',
  },
} as const;

interface AccountabilityDrawerProps {
  readonly detail: CaseDetail;
  readonly kind: AccountabilityKind;
  readonly onClose: () => void;
}

/** A talk with the unit's side, or who was held to account there. */
export function AccountabilityDrawer({ detail, kind, onClose }: AccountabilityDrawerProps) {
  const form = useCaseForm<AccountabilityValues>();
  const chosen = Form.useWatch('kind', form) ?? kind;
  const { object, organ, by, content, reply, hint } = words[chosen];
  return (
    <CaseDrawer<AccountabilityValues>
      detail={detail}
      title={`${detail.subject.personName} · 约谈问责`}
      form={form}
      initial={{ kind, on: businessDateOf(new Date()) }}
      confirm={`登记${accountabilityKindLabels[chosen]}`}
      done={`${accountabilityKindLabels[chosen]}已登记。`}
      stored={storedStep}
      submit={(values, revision) =>
        client.recall.recordAccountability({
          id: detail.id,
          revision,
          record: accountabilityInputSchema.parse({
            ...values,
            place: values.place ?? null,
            reply: values.reply ?? null,
            documentNumber: values.documentNumber ?? null,
          }),
        })
      }
      onClose={onClose}
    >
      <Form.Item name="kind" label="方式" required>
        <Radio.Group options={optionsOf(accountabilityKinds, accountabilityKindLabels)} />
      </Form.Item>
      <LineField name="object" label={object} max={100} placeholder={hint} />
      <FieldPair>
        <OrganFields label={organ} />
        <LineField name="conductedBy" label={by} />
        <DayField name="on" label="日期" />
        <Form.Item name="place" label="地点" rules={[ruleOf(optionalLine('地点', 60))]}>
          <Input maxLength={60} />
        </Form.Item>
      </FieldPair>
      <ParagraphsField name="content" label={content} max={5000} />
      <Form.Item name="reply" label={reply} rules={[ruleOf(optionalParagraphs(reply, 3000))]}>
        <Input.TextArea className="desk-growing" maxLength={3000} />
      </Form.Item>
    </CaseDrawer>
  );
}
