import { Checkbox, Form, Input, Radio } from 'antd';
import { type CaseDetail, caseStatementSchema } from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { line } from '#shared/text.ts';
import { client } from '../../../app/client.ts';
import { useSession } from '../../../app/session.tsx';
import { FieldPair } from '../../../components/field-pair.tsx';
import { DayField, LineField, ParagraphsField } from '../../../presence/records/parts/entry-fields.tsx';
import { ruleOf } from '../../../roster/form-fields.ts';
import { CaseDrawer, useCaseForm } from './case-drawer.tsx';
import { storedStatement } from './changed-fields.ts';

interface StatementValues {
  kind: 'made' | 'refused';
  on: BusinessDate | null;
  takenBy: string;
  text: string;
  signed: boolean;
  note: string;
  first: string;
  second: string;
}

function valuesOf({ statement }: CaseDetail, takenBy: string): StatementValues {
  const empty = { text: '', signed: false, note: '', first: '', second: '' };
  if (statement === null) return { ...empty, kind: 'made', on: businessDateOf(new Date()), takenBy };
  const { kind, on } = statement;
  const head = { ...empty, kind, on, takenBy: statement.takenBy };
  if (statement.kind === 'made') return { ...head, text: statement.text, signed: statement.signed };
  const [first = '', second = ''] = statement.witnesses;
  return { ...head, note: statement.note, first, second };
}

/** What goes to the server; what was typed for the other kind stays behind. */
const statementOf = ({ kind, on, takenBy, text, signed, note, first, second }: StatementValues) =>
  caseStatementSchema.parse(
    kind === 'made'
      ? { kind, on, takenBy, text, signed: signed ?? false }
      : { kind, on, takenBy, note, witnesses: [first, second] },
  );

interface EditDrawerProps {
  readonly detail: CaseDetail;
  readonly onClose: () => void;
}

/** 本人陈述: what the person says, or that they refused, before two witnesses. */
export function StatementDrawer({ detail, onClose }: EditDrawerProps) {
  const form = useCaseForm<StatementValues>();
  const { user } = useSession();
  const initial = valuesOf(detail, user.displayName);
  const kind = Form.useWatch('kind', form) ?? initial.kind;
  return (
    <CaseDrawer<StatementValues>
      detail={detail}
      title={`${detail.subject.personName} · 本人陈述`}
      form={form}
      initial={initial}
      confirm="保存"
      done="本人陈述已登记。"
      stored={storedStatement}
      restore={(latest) => valuesOf(latest, user.displayName)}
      submit={(values, revision) =>
        client.recall.recordStatement({ id: detail.id, revision, statement: statementOf(values) })
      }
      onClose={onClose}
    >
      <Form.Item name="kind" label="本人是否陈述">
        <Radio.Group
          options={[
            { value: 'made', label: '作了陈述' },
            { value: 'refused', label: '拒绝陈述' },
          ]}
        />
      </Form.Item>
      <FieldPair>
        <DayField name="on" label="日期" />
        <LineField name="takenBy" label="记录人" />
      </FieldPair>
      {kind === 'made' ? (
        <>
          <ParagraphsField name="text" label="陈述内容" max={5000} called="本人陈述" />
          <Form.Item name="signed" valuePropName="checked">
            <Checkbox>本人已签字</Checkbox>
          </Form.Item>
        </>
      ) : (
        <>
          <ParagraphsField name="note" label="拒绝陈述的情况" max={1000} />
          <FieldPair>
            {(['first', 'second'] as const).map((name, index) => (
              <Form.Item
                key={name}
                name={name}
                label={index === 0 ? '见证人一' : '见证人二'}
                required
                rules={[ruleOf(line('见证人', 30), '')]}
                validateTrigger="onBlur"
              >
                <Input maxLength={30} />
              </Form.Item>
            ))}
          </FieldPair>
        </>
      )}
    </CaseDrawer>
  );
}
