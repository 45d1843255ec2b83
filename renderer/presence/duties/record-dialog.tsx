import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Select } from 'antd';
import { useEffect, useRef } from 'react';
import { recordDutiesInput } from '#shared/contract/presence-duties.ts';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import type { DutyRule } from '#shared/policy/duty-rules.ts';
import { dutySubjectLabels, dutySubjects } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { FormDialog } from '../../roster/form-dialog.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import styles from './duties.module.css';
import { askedInWords } from './duty-words.ts';
import { subjectOf } from './subject-keys.ts';
import { SubjectsField } from './subjects-field.tsx';

/** What the dialog starts with. */
export interface RecordStart {
  /** Subjects chosen before, by duty; the names of all of them are in `names`. */
  readonly subjects: ReadonlyMap<string, readonly string[]>;
  readonly dutyCode: string | null;
  readonly doneOn: BusinessDate | null;
}

interface RecordDialogProps {
  /** Null while it is closed. */
  readonly start: RecordStart | null;
  readonly year: number;
  readonly schemeVersionId: SchemeVersionId | null;
  /** All duties of the scheme. */
  readonly duties: readonly DutyRule[];
  /** Names of subjects by key, as far as the list has shown them. */
  readonly names: ReadonlyMap<string, string>;
  readonly onRecorded: () => void;
  readonly onClose: () => void;
}

interface Values {
  dutyCode?: string;
  subjects?: string[];
  doneOn?: BusinessDate;
  quantity?: number;
  note?: string;
}

const { quantity: quantitySchema } = recordDutiesInput.shape;

/** Records an act, for one subject or the same for many at once. */
export function RecordDialog(props: RecordDialogProps) {
  const { start, schemeVersionId } = props;
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const dutyCode = start?.dutyCode ?? undefined;

  async function submit(values: Values) {
    const { recorded } = await client.presence.recordDuties({
      dutyCode: values.dutyCode ?? '',
      subjects: (values.subjects ?? []).flatMap((key) => subjectOf(key) ?? []),
      doneOn: businessDateSchema.parse(values.doneOn),
      quantity: quantitySchema.parse(values.quantity),
      note: values.note ?? '',
      schemeVersionId,
    });
    await Promise.all(
      [orpc.presence, orpc.overview].map((feature) =>
        queryClient.invalidateQueries({ queryKey: feature.key() }),
      ),
    );
    message.success(`已登记 ${recorded} 条。`);
    props.onRecorded();
  }

  return (
    <FormDialog<Values>
      open={start !== null}
      title="登记履职"
      width={600}
      confirm="登记"
      consequence="同一件事可以一次登记给多个对象，每个对象记一条，计入完成日期所在的周期。"
      initial={{
        ...(dutyCode !== undefined && {
          dutyCode,
          subjects: [...(start?.subjects.get(dutyCode) ?? [])],
        }),
        ...(start?.doneOn && { doneOn: start.doneOn }),
        quantity: 1,
      }}
      fields={['dutyCode', 'subjects', 'doneOn', 'quantity', 'note']}
      submit={submit}
      onClose={props.onClose}
    >
      <RecordFields {...props} />
    </FormDialog>
  );
}

function RecordFields(props: RecordDialogProps) {
  const { duties, start } = props;
  const form = Form.useFormInstance<Values>();
  const dutyCode = Form.useWatch('dutyCode', form);
  const duty = duties.find(({ code }) => code === dutyCode) ?? null;
  const chosen = start !== null && start.dutyCode !== null && start.subjects.has(start.dutyCode);
  const fields = useRef<HTMLDivElement>(null);
  // Where it is known what and for whom, the date is what is left to type.
  useEffect(() => {
    if (chosen) fields.current?.querySelector<HTMLInputElement>('input[id$="_doneOn"]')?.focus();
  }, [chosen]);
  const several = (start?.subjects.size ?? 0) > 1;
  return (
    <div ref={fields} className={styles.fields}>
      <Form.Item
        className={styles.wide ?? ''}
        name="dutyCode"
        label="履职要求"
        required
        rules={[{ required: true, message: '请选择履职要求' }]}
        extra={
          several && duty === null ? `所选的行分属 ${start?.subjects.size} 项要求，请先选一项。` : undefined
        }
      >
        <Select
          autoFocus={!chosen}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择要登记的事项"
          options={dutySubjects.flatMap((subject) => {
            const own = duties.filter((each) => each.subject === subject);
            return own.length === 0
              ? []
              : [
                  {
                    label: dutySubjectLabels[subject],
                    title: dutySubjectLabels[subject],
                    options: own.map((each) => ({
                      value: each.code,
                      label: `${each.title}（${askedInWords(each)}）`,
                    })),
                  },
                ];
          })}
          onChange={(code: string) => form.setFieldValue('subjects', [...(start?.subjects.get(code) ?? [])])}
        />
      </Form.Item>
      <Form.Item
        className={styles.wide ?? ''}
        name="subjects"
        label="登记对象"
        required
        rules={[
          { required: true, type: 'array', min: 1, message: '请选择登记对象' },
          { type: 'array', max: 500, message: '一次最多登记 500 个对象' },
        ]}
      >
        <SubjectsField
          duty={duty}
          year={props.year}
          schemeVersionId={props.schemeVersionId}
          names={props.names}
        />
      </Form.Item>
      <Form.Item
        name="doneOn"
        label="完成日期"
        required
        rules={[{ required: true, message: '请填写完成日期' }]}
      >
        <DateField />
      </Form.Item>
      <Form.Item
        name="quantity"
        label={duty ? `数量（${duty.unit}）` : '数量'}
        required
        rules={[ruleOf(quantitySchema)]}
      >
        <InputNumber<number> className={styles.full ?? ''} min={1} max={9999} precision={0} />
      </Form.Item>
      <Form.Item
        className={styles.wide ?? ''}
        name="note"
        label="说明"
        extra="如会议记录、走访情况、材料存放处，可以不填。"
      >
        <Input.TextArea className="desk-growing" maxLength={1000} />
      </Form.Item>
    </div>
  );
}
