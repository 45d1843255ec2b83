import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, InputNumber, Radio } from 'antd';
import {
  type Publicity,
  type PublicityPreview,
  type PublicityScope,
  publicityScopeLabels,
  publicityScopes,
} from '#shared/contract/assessment-publicity.ts';
import { type BusinessDate, businessDateOf, businessDateSchema, formatDateLong } from '#shared/dates.ts';
import { assessedObjectLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import {
  DayField,
  DocumentNumberField,
  LineField,
  mustBe,
} from '../../presence/records/parts/entry-fields.tsx';
import { EntryForm } from '../../presence/records/parts/entry-form.tsx';
import styles from './publicity.module.css';

interface NoticeValues {
  startsOn: BusinessDate | null;
  workingDays: number | null;
  scope: PublicityScope;
  place: string;
  contact: string;
  documentNumber: string;
}

interface NoticeFormProps {
  readonly publicity: Publicity;
  /** Those who were not made public yet; an earlier notice stands. */
  readonly supplement: boolean;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** A notice to be put up. Its end is counted while it is being filled in. */
export function NoticeForm({ publicity, supplement, onUnsaved }: NoticeFormProps) {
  const [form] = Form.useForm<NoticeValues>();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const { cycle, minimumDays, notices } = publicity;
  const before = notices[0];
  const initial = {
    startsOn: businessDateOf(new Date()),
    workingDays: before?.workingDays ?? minimumDays,
    scope: before?.scope ?? ('excellent' as const),
    place: before?.place ?? '',
    contact: before?.contact ?? '',
    documentNumber: '',
  };
  const watched = Form.useWatch([], form);
  const {
    startsOn = initial.startsOn,
    workingDays = initial.workingDays,
    scope = initial.scope,
  } = watched ?? {};

  async function submit(values: NoticeValues) {
    const next = await client.assessment.startPublicity({
      cycleId: cycle.id,
      startsOn: businessDateSchema.parse(values.startsOn),
      workingDays: values.workingDays ?? 0,
      scope: values.scope,
      place: values.place,
      contact: values.contact,
      documentNumber: values.documentNumber,
    });
    onUnsaved(false);
    await queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
    const [made] = next.notices;
    if (made) message.success(`公示已发布，到${formatDateLong(made.endsOn)}为止。`);
  }

  return (
    <div className={styles.form}>
      <EntryForm<NoticeValues>
        form={form}
        label="发布公示"
        confirm={supplement ? '发布补充公示' : '发布公示'}
        initial={initial}
        submit={submit}
        onUnsaved={onUnsaved}
      >
        <FieldPair>
          <DayField name="startsOn" label="开始日期" />
          <Form.Item
            name="workingDays"
            label="工作日数"
            extra={`至少 ${minimumDays} 个工作日`}
            {...mustBe('请填写工作日数')}
          >
            <InputNumber className={styles.number ?? ''} min={1} max={60} precision={0} suffix="个工作日" />
          </Form.Item>
        </FieldPair>
        <Form.Item name="scope" label="公示范围">
          <Radio.Group
            options={publicityScopes.map((value) => ({ value, label: publicityScopeLabels[value] }))}
          />
        </Form.Item>
        <LineField
          name="place"
          label="公示地点或方式"
          max={100}
          placeholder="如：区政府网站、各村村务公开栏"
        />
        <LineField name="contact" label="受理异议的单位和电话" max={100} />
        <DocumentNumberField label="文号（没有可不填）" />
      </EntryForm>
      <CountedDays cycleId={cycle.id} startsOn={startsOn} workingDays={workingDays} scope={scope} />
    </div>
  );
}

interface CountedDaysProps extends Pick<NoticeValues, 'startsOn' | 'workingDays' | 'scope'> {
  readonly cycleId: Publicity['cycle']['id'];
}

/** The end of the publicity, worked out from what is typed, with everything that lies in between. */
function CountedDays({ cycleId, startsOn, workingDays, scope }: CountedDaysProps) {
  const complete = startsOn !== null && workingDays !== null && workingDays >= 1;
  const preview = useQuery(
    orpc.assessment.previewPublicity.queryOptions({
      input: { cycleId, startsOn: startsOn ?? '', workingDays: workingDays ?? 0, scope },
      enabled: complete,
      placeholderData: (shown) => shown,
    }),
  );
  const { data } = preview;
  return (
    <section className={styles.count} aria-label="截止日期" aria-live="polite">
      <h3>截止日期</h3>
      {!complete && <p>填写开始日期和工作日数后算出。</p>}
      <ErrorMessage title="截止日期没有算出" error={preview.error} onRetry={() => void preview.refetch()} />
      {complete && data && (
        <>
          <p className={styles.end}>{formatDateLong(data.endsOn)}</p>
          <p className={styles.quiet}>{publicisedSentence(data)}</p>
          <DaysBetween days={data.days} />
          {data.warnings.length > 0 && (
            <ul className={styles.notes}>
              {data.warnings.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          {data.problems.length > 0 && (
            <ul className={styles.problems}>
              {data.problems.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function publicisedSentence({ results }: PublicityPreview): string {
  if (results.length === 0) return '没有需要公示的结果。';
  return `公示${results.map(({ object, count }) => `${assessedObjectLabels[object]} ${count} 个`).join('、')}。`;
}

/** Runs of days off by name, and weekend days that are worked. */
function DaysBetween({ days }: Pick<PublicityPreview, 'days'>) {
  if (days.length === 0) return <p className={styles.quiet}>中间没有休息日。</p>;
  return (
    <ul className={styles.days}>
      {days.map(({ date, working, name }) => (
        <li key={date}>
          {formatDateLong(date)}，{working ? `${name}，计入` : `${name}，不计`}
        </li>
      ))}
    </ul>
  );
}
