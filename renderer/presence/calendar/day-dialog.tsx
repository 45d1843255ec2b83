import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Segmented } from 'antd';
import { useId, useState } from 'react';
import type { CalendarDay, CalendarYear } from '#shared/contract/presence-calendar.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import { client, fieldIssuesOf } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import styles from './calendar.module.css';

interface DayDialogProps {
  readonly open: boolean;
  /** The day that was picked; null where it is still to be typed. */
  readonly date: BusinessDate | null;
  /** How the days are now. */
  readonly known: ReadonlyMap<string, CalendarDay>;
  readonly onDone: (year: CalendarYear) => void;
  readonly onClose: () => void;
}

/** Makes a day a working day or a day off, with its name and the document that says so. */
export function DayDialog({ open, date: picked, known, onDone, onClose }: DayDialogProps) {
  const id = useId();
  const before = picked === null ? undefined : known.get(picked);
  const [date, setDate] = useState(picked);
  const [working, setWorking] = useState(before ? before.working : false);
  const [name, setName] = useState(before?.source === 'organisation' ? before.name : '');
  const [document, setDocument] = useState(before?.document ?? '');
  const [missing, setMissing] = useState(false);

  const save = useMutation({
    mutationFn: (day: BusinessDate) => client.presence.setHoliday({ date: day, working, name, document }),
    onSuccess: (year) => {
      onDone(year);
      onClose();
    },
  });
  const issues = fieldIssuesOf(save.error);

  function submit() {
    setMissing(date === null);
    if (date !== null && !save.isPending) save.mutate(date);
  }
  const item = (field: 'name' | 'document') =>
    issues[field] === undefined ? {} : { validateStatus: 'error' as const, help: issues[field] };

  return (
    <Modal
      open={open}
      title={picked === null ? '调整某一天' : `调整${formatDateLong(picked)}`}
      okText={working ? '设为工作日' : '设为休息日'}
      cancelText="取消"
      confirmLoading={save.isPending}
      destroyOnHidden
      onOk={submit}
      onCancel={() => !save.isPending && onClose()}
    >
      <Form layout="vertical" disabled={save.isPending} onFinish={submit}>
        <div className="desk-consequence">
          考勤、请假天数和补助都按工作日历计算，调整后这些结果随即按新的日历重新得出。
        </div>
        {picked === null && (
          <Form.Item
            label="日期"
            htmlFor={`${id}-date`}
            required
            {...(missing && date === null
              ? { validateStatus: 'error' as const, help: '请填写日期，如 20260305' }
              : {})}
          >
            <DateField id={`${id}-date`} value={date} onChange={setDate} />
          </Form.Item>
        )}
        <Form.Item label="这一天">
          <Segmented<boolean>
            aria-label="这一天"
            value={working}
            onChange={setWorking}
            options={[
              { value: false, label: '休息' },
              { value: true, label: '上班' },
            ]}
          />
          {before && (
            <p className={styles.hint}>
              现在：{before.name}，{before.working ? '上班' : '休息'}
              {before.source === 'organisation' ? '（本单位调整）' : ''}
            </p>
          )}
        </Form.Item>
        <Form.Item label="名称" htmlFor={`${id}-name`} required {...item('name')}>
          <Input
            id={`${id}-name`}
            maxLength={30}
            placeholder={working ? '如 国庆节调休上班' : '如 国庆节'}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        <Form.Item label="依据的文件" htmlFor={`${id}-document`} required {...item('document')}>
          <Input
            id={`${id}-document`}
            maxLength={80}
            placeholder="如 国务院办公厅关于2027年部分节假日安排的通知"
            value={document}
            onChange={(event) => setDocument(event.target.value)}
            onPressEnter={submit}
          />
        </Form.Item>
        {save.error !== null && !('name' in issues) && !('document' in issues) && (
          <ErrorMessage title="没有调整" error={save.error} />
        )}
      </Form>
    </Modal>
  );
}
