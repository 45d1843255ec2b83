import { Alert, Button, Form, Input, Radio } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import {
  type ProcedureStep,
  type StepOutcome,
  stepOutcomeLabels,
} from '#shared/contract/roster-lifecycle.ts';
import { type BusinessDate, businessDateOf, businessDateSchema } from '#shared/dates.ts';
import type { UnitId } from '#shared/ids.ts';
import { line, optionalLine } from '#shared/text.ts';
import { codeOf } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import { useShortcut } from '../../components/use-shortcut.ts';
import { ruleOf, showFieldIssues, wrongDateIn } from '../form-fields.ts';
import { requiredMark } from '../required-mark.tsx';
import styles from './procedure.module.css';
import { outcomesFor, stepTitle, waitsForUnitLevel } from './step-words.ts';

/** A step as it is recorded. */
export interface StepRecord {
  readonly stepCode: string;
  readonly doneOn: BusinessDate;
  readonly by: string;
  readonly documentNumber: string | null;
  readonly opinion: string | null;
  readonly outcome: StepOutcome;
  readonly overrideReason: string | null;
}

interface StepValues {
  outcome: StepOutcome;
  doneOn: BusinessDate | null;
  by: string;
  documentNumber?: string;
  opinion?: string;
  overrideReason?: string;
}

const fields = ['outcome', 'doneOn', 'by', 'documentNumber', 'opinion', 'overrideReason'] as const;

interface StepFormProps {
  readonly step: ProcedureStep;
  readonly unit: { readonly id: UnitId; readonly name: string };
  /** What recording the step with this outcome leads to. */
  readonly consequence: (outcome: StepOutcome) => string;
  /** What stands in the way of passing this step, shown while 通过 is chosen. */
  readonly inTheWay?: ReactNode;
  /** Asks why the step is passed although a rule that holds in principle is not fulfilled. */
  readonly asksOverride?: boolean;
  readonly onRecord: (record: StepRecord) => Promise<unknown>;
  /** Loads the newest state after somebody else's change; gives the sentence that explains it. */
  readonly onConflict: () => Promise<string>;
  readonly onUnsaved: (unsaved: boolean) => void;
  /** Below the error of a refusal: the way out of it. */
  readonly way?: (failure: unknown) => ReactNode;
}

const initialOf = (step: ProcedureStep): StepValues => ({
  outcome: outcomesFor(step)[0] ?? 'passed',
  doneOn: businessDateOf(new Date()),
  by: step.organ ?? '',
});

/** The next step's form, in place: who did what and when, with which document and opinion. */
export function StepForm(props: StepFormProps) {
  const { step, unit } = props;
  const [form] = Form.useForm<StepValues>();
  const formId = `step${useId().replace(/\W/g, '')}`;
  const sheet = useRef<HTMLDivElement>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const outcomes = outcomesFor(step);
  const typed = Form.useWatch('outcome', form) ?? outcomes[0] ?? 'passed';
  // What was chosen for a step that somebody else has taken meanwhile may not be offered for the next one.
  const outcome = outcomes.includes(typed) ? typed : (outcomes[0] ?? 'passed');
  useShortcut('s', () => form.submit(), !saving);

  // The step that the fields were filled in for. Somebody else may have recorded it while they were.
  const [filledFor, setFilledFor] = useState(step);
  const moved = filledFor.code !== step.code;
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (!moved || form.isFieldsTouched()) return;
    form.setFieldsValue(initialOf(step));
    setFilledFor(step);
  }, [form, moved, step]);

  async function record(values: StepValues) {
    const wrong = wrongDateIn(sheet.current);
    if (wrong) return wrong.focus();
    if (moved && !told) return setTold(true);
    setSaving(true);
    setError(null);
    setNotice(null);
    try {
      await props.onRecord({
        stepCode: step.code,
        doneOn: businessDateSchema.parse(values.doneOn),
        by: values.by,
        documentNumber: values.documentNumber ?? null,
        opinion: values.opinion ?? null,
        outcome,
        overrideReason: outcome === 'passed' ? (values.overrideReason ?? null) : null,
      });
      props.onUnsaved(false);
    } catch (failure) {
      const sentence = codeOf(failure) === 'CONFLICT' ? await props.onConflict().catch(() => null) : null;
      if (sentence !== null) {
        setNotice(sentence);
        setTold(true);
      } else if (!showFieldIssues(form, failure, fields)) setError(failure);
    } finally {
      setSaving(false);
    }
  }

  if (waitsForUnitLevel(step)) {
    return (
      <p className={styles.more}>
        这一步只在“{step.condition}”时需要，还不知道{unit.name}是市派还是县（区）派。请先在
        <Link to={`/roster/units/${unit.id}`}>派出单位页面</Link>登记单位层级。
      </p>
    );
  }
  const opinionNeeded = outcome !== 'passed';
  return (
    <div className={styles.form} ref={sheet}>
      <Form<StepValues>
        form={form}
        name={formId}
        layout="vertical"
        requiredMark={requiredMark}
        aria-label={`登记${stepTitle(step)}`}
        initialValues={initialOf(step)}
        disabled={saving}
        onValuesChange={() => props.onUnsaved(true)}
        onFinish={(values) => void record(values)}
      >
        {(moved || notice) && (
          <Form.Item>
            <Alert
              type="warning"
              showIcon
              title={
                moved
                  ? `“${stepTitle(filledFor)}”刚刚已由别人登记，现在是下一步“${stepTitle(step)}”。您填写的内容还在，请核对后再次登记。`
                  : notice
              }
            />
          </Form.Item>
        )}
        <Form.Item name="outcome" label="办理结果">
          <Radio.Group options={outcomes.map((value) => ({ value, label: stepOutcomeLabels[value] }))} />
        </Form.Item>
        {outcome === 'passed' && props.inTheWay && <div className={styles.inTheWay}>{props.inTheWay}</div>}
        <FieldPair>
          <Form.Item
            name="doneOn"
            label="办理日期"
            required
            rules={[{ required: true, message: '请填写办理日期，如 20260305' }]}
            validateTrigger="onBlur"
          >
            <DateField />
          </Form.Item>
          <Form.Item name="documentNumber" label="文号" rules={[ruleOf(optionalLine('文号', 60))]}>
            <Input maxLength={60} />
          </Form.Item>
        </FieldPair>
        <Form.Item
          name="by"
          label="办理单位"
          required
          rules={[ruleOf(line('办理单位', 60), '')]}
          validateTrigger="onBlur"
        >
          <Input maxLength={60} />
        </Form.Item>
        {props.asksOverride && outcome === 'passed' && (
          <Form.Item
            name="overrideReason"
            label="原则性条件不符合仍通过的理由"
            required
            rules={[ruleOf(line('理由', 500), '')]}
            validateTrigger="onBlur"
          >
            <Input.TextArea className="desk-growing" maxLength={500} />
          </Form.Item>
        )}
        <Form.Item
          name="opinion"
          label={outcome === 'not_applicable' ? '不需要的原因' : '意见'}
          required={opinionNeeded}
          rules={
            opinionNeeded
              ? [ruleOf(line(outcome === 'refused' ? '未通过的意见' : '不需要的原因', 500), '')]
              : []
          }
          validateTrigger="onBlur"
        >
          <Input.TextArea className={`desk-growing ${styles.low}`} maxLength={500} />
        </Form.Item>
        <p className={styles.consequence}>{props.consequence(outcome)}</p>
        <ErrorMessage error={error} />
        {error !== null && props.way?.(error)}
        <Button type="primary" htmlType="submit" loading={saving}>
          登记这一步
        </Button>
      </Form>
    </div>
  );
}
