import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, InputNumber, Segmented, Select, Skeleton } from 'antd';
import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import type { SchemeVersion } from '#shared/contract/policy.ts';
import { type BusinessDate, businessDateOf, firstDayOf, lastDayOf } from '#shared/dates.ts';
import { schemeVersionIdSchema } from '#shared/ids.ts';
import {
  type AssessedObject,
  type AssessmentKind,
  assessedObjectLabels,
  assessedObjects,
  assessmentKindLabels,
} from '#shared/vocabulary.ts';
import { fieldIssuesOf, orpc } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { CommitteeFields } from './committee-fields.tsx';
import styles from './plan-drawer.module.css';
import { PlannedParticipants } from './planned-participants.tsx';

interface PlanDrawerProps {
  readonly open: boolean;
  /** A planned cycle that is changed; null plans a new one. */
  readonly planned: CycleDetail | null;
  /** Years that have an annual cycle already. */
  readonly takenYears: readonly number[];
  readonly onDone: (cycle: CycleDetail) => void;
  readonly onClose: () => void;
}

interface Values {
  readonly kind: AssessmentKind;
  readonly year: number;
  readonly title: string;
  readonly schemeVersionId: string;
  readonly periodFrom: BusinessDate;
  readonly periodTo: BusinessDate;
  readonly objects: AssessedObject[];
  readonly scorers: string[];
  readonly ballotEntry: 'single' | 'double';
  /** Percent as typed, e.g. 25; null: not set. */
  readonly ratio: number | null;
  readonly ratioDocumentNumber: string;
  readonly publicityDays: number;
  readonly leadOrgan: string;
  readonly documentNumber: string;
}

/** A term's cycle is planned from the list of who is due: it is about chosen people. */
const kinds: readonly AssessmentKind[] = ['annual', 'regular'];

const titleOf = (kind: AssessmentKind, year: number) =>
  kind === 'annual' ? `${year}年度考核` : `${year}年${assessmentKindLabels[kind]}`;
/** A title that nobody has thought about yet. */
const ownTitle = /^(\d{4}年(度|平时|期满)考核)?$/;

/** Plans a cycle, or changes a planned one: what is assessed, by which rules, by whom, and how ballots are entered. */
export function PlanDrawer(props: PlanDrawerProps) {
  const schemes = useQuery(orpc.policy.listSchemes.queryOptions({ enabled: props.open }));
  const inForce = useQuery(orpc.policy.inForce.queryOptions({ enabled: props.open }));
  const ready = schemes.data !== undefined && inForce.data !== undefined;
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      size={720}
      title={props.planned ? '修改考核安排' : '筹备考核'}
      destroyOnHidden
    >
      <ErrorMessage
        title="制度方案没有载入"
        error={schemes.error ?? inForce.error}
        onRetry={() => void Promise.all([schemes.refetch(), inForce.refetch()])}
      />
      {ready ? (
        <PlanForm {...props} schemes={schemes.data.schemes} preferred={inForce.data.id} />
      ) : (
        <Skeleton active />
      )}
    </Drawer>
  );
}

interface PlanFormProps extends PlanDrawerProps {
  readonly schemes: readonly SchemeVersion[];
  readonly preferred: string;
}

function PlanForm({ planned, takenYears, schemes, preferred, onDone, onClose }: PlanFormProps) {
  const [form] = Form.useForm<Values>();
  const queryClient = useQueryClient();
  const first = firstValues(planned, takenYears, preferred);
  const watched = Form.useWatch([], { form, preserve: true }) ?? first;
  const save = {
    onSuccess: (cycle: CycleDetail) => {
      void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
      onDone(cycle);
    },
    onError: (error: unknown) => {
      for (const [name, message] of Object.entries(fieldIssuesOf(error))) {
        if (name in first) form.setFields([{ name: name as keyof Values, errors: [message] }]);
      }
    },
  };
  const plan = useMutation(orpc.assessment.planCycle.mutationOptions(save));
  const revise = useMutation(orpc.assessment.reviseCycle.mutationOptions(save));

  function submit({ ratio, schemeVersionId, kind, leadOrgan, ...values }: Values) {
    const arranged = {
      ...values,
      schemeVersionId: schemeVersionIdSchema.parse(schemeVersionId),
      excellentRatio: ratio === null ? null : Math.round(ratio * 100),
      ratioDocumentNumber: values.ratioDocumentNumber || null,
      documentNumber: values.documentNumber || null,
      ...(leadOrgan.trim() === '' ? {} : { leadOrgan }),
    };
    if (planned) revise.mutate({ id: planned.id, revision: planned.revision, ...arranged });
    else plan.mutate({ kind, ...arranged });
  }

  function follow(changed: Partial<Values>, all: Values) {
    if (changed.year === undefined && changed.kind === undefined) return;
    if (ownTitle.test(all.title ?? '')) form.setFieldValue('title', titleOf(all.kind, all.year));
    if (changed.year && changed.year >= 2000 && changed.year <= 2199) {
      form.setFieldsValue({ periodFrom: firstDayOf(changed.year), periodTo: lastDayOf(changed.year) });
    }
  }

  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={first}
      onValuesChange={follow}
      onFinish={submit}
      className={styles.form}
    >
      <div className={styles.pair}>
        <Form.Item name="kind" label="考核种类">
          <Segmented
            disabled={planned !== null}
            options={(planned ? [planned.kind] : kinds).map((value) => ({
              value,
              label: assessmentKindLabels[value],
            }))}
          />
        </Form.Item>
        <Form.Item name="year" label="考核年度" rules={[{ required: true, message: '请填写考核年度' }]}>
          <InputNumber min={2000} max={2199} precision={0} controls={false} />
        </Form.Item>
      </div>
      <Form.Item name="title" label="考核名称" rules={[{ required: true, message: '请填写考核名称' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="schemeVersionId" label="制度方案">
        <Select
          options={schemes.map(({ id, title, version }) => ({
            value: id,
            label: `${title}　第 ${version} 版`,
          }))}
        />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="periodFrom" label="考核期间从" rules={[{ required: true, message: '请填写日期' }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="periodTo" label="到" rules={[{ required: true, message: '请填写日期' }]}>
          <DateField />
        </Form.Item>
      </div>
      {watched.kind !== 'term' && (
        <Form.Item
          name="objects"
          label="考核对象"
          rules={[
            {
              // Not `required`: the group of boxes may not say so to screen readers.
              validator: async (_, chosen: readonly string[] | undefined) => {
                if (!chosen?.length) throw new Error('请至少选择一类考核对象');
              },
            },
          ]}
        >
          <Checkbox.Group
            options={assessedObjects.map((value) => ({ value, label: assessedObjectLabels[value] }))}
          />
        </Form.Item>
      )}
      <CommitteeFields />
      <div className={styles.pair}>
        <Form.Item
          name="ratio"
          label="优秀等次比例"
          extra="按身份分组计算。方案没有载明的，填上级核定的比例；暂未确定可不填。"
        >
          <InputNumber min={0} max={100} precision={2} controls={false} suffix="%" />
        </Form.Item>
        <Form.Item name="ratioDocumentNumber" label="比例依据文号">
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <div className={styles.pair}>
        <Form.Item name="publicityDays" label="公示不少于（工作日）">
          <InputNumber min={1} max={60} precision={0} controls={false} />
        </Form.Item>
        <Form.Item name="documentNumber" label="考核通知文号">
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="leadOrgan" label="牵头单位" extra="不填则按制度方案。">
        <Input maxLength={60} />
      </Form.Item>
      <PlannedParticipants
        kind={watched.kind}
        year={watched.year}
        schemeVersionId={watched.schemeVersionId}
        periodFrom={watched.periodFrom}
        periodTo={watched.periodTo}
        objects={watched.objects}
        postingIds={planned?.postingIds ?? []}
      />
      <ErrorMessage error={plan.error ?? revise.error} />
      <div className={styles.buttons}>
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={plan.isPending || revise.isPending}>
          {planned ? '保存安排' : '建立考核'}
        </Button>
      </div>
    </Form>
  );
}

function firstValues(planned: CycleDetail | null, takenYears: readonly number[], preferred: string): Values {
  if (planned) {
    const { settings } = planned;
    return {
      kind: planned.kind,
      year: planned.year,
      title: planned.title,
      schemeVersionId: planned.schemeVersionId,
      periodFrom: planned.periodFrom,
      periodTo: planned.periodTo,
      objects: [...settings.objects],
      scorers: [...settings.scorers],
      ballotEntry: settings.ballotEntry,
      ratio: settings.excellentRatio === null ? null : settings.excellentRatio / 100,
      ratioDocumentNumber: settings.ratioDocumentNumber ?? '',
      publicityDays: settings.publicityDays,
      leadOrgan: settings.leadOrgan ?? '',
      documentNumber: settings.documentNumber ?? '',
    };
  }
  const thisYear = Number(businessDateOf(new Date()).slice(0, 4));
  const year = takenYears.includes(thisYear) ? thisYear - 1 : thisYear;
  const kind: AssessmentKind =
    takenYears.includes(thisYear) && takenYears.includes(year) ? 'regular' : 'annual';
  const yearOfKind = kind === 'annual' ? year : thisYear;
  return {
    kind,
    year: yearOfKind,
    title: titleOf(kind, yearOfKind),
    schemeVersionId: preferred,
    periodFrom: firstDayOf(yearOfKind),
    periodTo: lastDayOf(yearOfKind),
    objects: ['first_secretary', 'team_member'],
    scorers: ['考核组'],
    ballotEntry: 'double',
    ratio: null,
    ratioDocumentNumber: '',
    publicityDays: 5,
    leadOrgan: '',
    documentNumber: '',
  };
}
