import { skipToken, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FieldNote } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { needsCorrection } from '#shared/presence/spot-check-rules.ts';
import { checkLevelLabels, checkLevels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { optionsOf } from '../../components/choice.tsx';
import { DateField } from '../../components/date-field.tsx';
import { AddIcon } from '../../components/icons.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { FindingRow } from './finding-row.tsx';
import { type InspectionValues, inspectionDraft, isBlank, notesAtRows } from './inspection-values.ts';
import { DocumentNumberField, LineField } from './parts/entry-fields.tsx';
import { EntryForm } from './parts/entry-form.tsx';
import { problemProps } from './parts/field-notes.ts';
import { useRefresh } from './parts/use-refresh.ts';
import styles from './records.module.css';

interface InspectionDrawerProps {
  readonly open: boolean;
  readonly today: BusinessDate;
  readonly onUnsaved: (unsaved: boolean) => void;
  /** How many were recorded. */
  readonly onRecorded: (count: number) => void;
  readonly onClose: () => void;
}

/** 登记检查: one inspection, several people. */
export function InspectionDrawer({ open, onClose, ...rest }: InspectionDrawerProps) {
  return (
    <Drawer open={open} onClose={onClose} title="登记明查暗访" size={1080} destroyOnHidden>
      <InspectionForm {...rest} />
    </Drawer>
  );
}

/** Missing words are a mistake only once one tries to save. */
const isUnwritten = ({ path }: FieldNote) => path.endsWith('.detail');

function InspectionForm({ today, onUnsaved, onRecorded }: Omit<InspectionDrawerProps, 'open' | 'onClose'>) {
  const [form] = Form.useForm<InspectionValues>();
  const refresh = useRefresh();
  const sheet = useRef<HTMLDivElement>(null);
  const typed = (Form.useWatch([], form) as InspectionValues | undefined) ?? {};
  const [tried, setTried] = useState(false);
  const settled = useSettled(inspectionDraft(typed));
  const preview = useQuery(
    orpc.presence.previewSpotChecks.queryOptions({ input: settled?.draft ?? skipToken, staleTime: 0 }),
  );
  const rows = settled?.rows ?? [];
  const problems = notesAtRows(preview.data?.problems ?? [], rows).filter(
    (note) => tried || !isUnwritten(note),
  );
  const warnings = notesAtRows(preview.data?.warnings ?? [], rows);
  const warned = JSON.stringify(warnings);
  // Other warnings have not been looked into yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the warnings is what matters
  useEffect(() => form.setFieldValue('despite', false), [warned, form]);

  /** The row of this name; without one, the last. */
  function focusRow(row?: number) {
    requestAnimationFrame(() => {
      const all = [...(sheet.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const wanted = row === undefined ? all.at(-1) : all[row];
      wanted?.querySelector<HTMLInputElement>('input')?.focus();
    });
  }

  async function submit(values: InspectionValues) {
    const complete = inspectionDraft(values);
    if (complete === null) throw new Error('请至少登记一人：选择人员和检查结果。');
    const { ids } = await client.presence.recordSpotChecks({
      ...complete.draft,
      despiteWarnings: values.despite === true,
    });
    onUnsaved(false);
    await refresh();
    onRecorded(ids.length);
  }

  return (
    <div ref={sheet}>
      <EntryForm<InspectionValues>
        form={form}
        label="登记明查暗访"
        initial={{ checkedOn: today, findings: [{}] }}
        confirm="登记检查"
        enterSaves={false}
        submit={submit}
        onUnsaved={onUnsaved}
        onTry={() => setTried(true)}
      >
        <div className={styles.inspection}>
          <Form.Item
            name="level"
            label="检查级别"
            required
            rules={[{ required: true, message: '请选择检查级别' }]}
            validateTrigger="onBlur"
          >
            <Select autoFocus options={optionsOf(checkLevels, checkLevelLabels)} />
          </Form.Item>
          <LineField name="organ" label="检查单位" />
          <Form.Item
            name="checkedOn"
            label="检查日期"
            required
            rules={[{ required: true, message: '请填写检查日期，如 20260305' }]}
            validateTrigger="onBlur"
            {...problemProps(problems, 'checkedOn')}
          >
            <DateField />
          </Form.Item>
          <DocumentNumberField />
        </div>
        <Form.List name="findings">
          {(fields, { add, remove }) => (
            <section className={styles.findings} aria-label="检查到的人">
              {fields.map(({ key, name }, index) => (
                <FindingRow
                  key={key}
                  index={index}
                  name={name}
                  finding={typed.findings?.[name]?.finding}
                  problems={problems}
                  warnings={warnings}
                  removable={fields.length > 1}
                  onRemove={() => {
                    remove(name);
                    onUnsaved(true);
                    focusRow();
                  }}
                  onNext={() => {
                    const last = index === fields.length - 1;
                    const blank = isBlank(form.getFieldValue(['findings', name]));
                    if (last && !blank) add({});
                    focusRow(last ? undefined : index + 1);
                  }}
                  onFinding={(finding) => {
                    if (!needsCorrection(finding)) {
                      form.setFieldValue(['findings', name, 'correctionDueOn'], null);
                    }
                  }}
                />
              ))}
              <div className={styles.more}>
                <Button
                  icon={<AddIcon />}
                  onClick={() => {
                    add({});
                    focusRow();
                  }}
                >
                  再加一人
                </Button>
                <span className={styles.hint}>
                  在“检查情况”“整改期限”中按 Enter 往下填，末行按 Enter 加一人；Ctrl+S 登记
                </span>
              </div>
            </section>
          )}
        </Form.List>
        {warnings.length > 0 && (
          <Form.Item
            name="despite"
            valuePropName="checked"
            rules={[
              {
                validator: async (_, checked) => {
                  if (checked !== true) throw new Error('请先核实上面的提醒，核实无误再勾选。');
                },
              },
            ]}
          >
            <Checkbox>以上 {warnings.length} 处提醒已经核实，仍然登记</Checkbox>
          </Form.Item>
        )}
      </EntryForm>
    </div>
  );
}
