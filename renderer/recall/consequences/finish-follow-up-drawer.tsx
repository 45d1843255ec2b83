import { Form, Radio } from 'antd';
import {
  type FollowUpResult,
  followUpKindLabels,
  followUpResultLabels,
  followUpResults,
} from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import type { FollowUp } from '#shared/contract/recall-consequences.ts';
import { type BusinessDate, businessDateOf, businessDateSchema } from '#shared/dates.ts';
import { client } from '../../app/client.ts';
import { optionsOf } from '../../components/choice.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import {
  DayField,
  DocumentNumberField,
  mustBe,
  ParagraphsField,
} from '../../presence/records/parts/entry-fields.tsx';
import { CaseDrawer, useCaseForm } from '../cases/edit/case-drawer.tsx';
import { storedStep } from '../cases/edit/changed-fields.ts';
import styles from './consequences.module.css';

interface FinishValues {
  result: FollowUpResult;
  finishedOn: BusinessDate | null;
  documentNumber: string;
  finding: string;
}

/** What came of a follow-up. */
export function FinishFollowUpDrawer({
  detail,
  followUp,
  onClose,
}: {
  readonly detail: CaseDetail;
  readonly followUp: FollowUp;
  readonly onClose: () => void;
}) {
  const form = useCaseForm<FinishValues>();
  const { kind, title, organ, dueOn } = followUp;
  return (
    <CaseDrawer<FinishValues>
      detail={detail}
      title={`${detail.subject.personName} · 落实结果`}
      form={form}
      initial={{ finishedOn: businessDateOf(new Date()) }}
      confirm="登记结果"
      done="落实结果已登记。"
      stored={storedStep}
      submit={({ result, finishedOn, finding, documentNumber }, revision) =>
        client.recall.finishFollowUp({
          id: detail.id,
          revision,
          followUpId: followUp.id,
          result,
          finishedOn: businessDateSchema.parse(finishedOn),
          finding: finding ?? '',
          documentNumber: documentNumber ?? null,
        })
      }
      onClose={onClose}
    >
      <p className={styles.next}>
        {followUpKindLabels[kind]}：{title}（{organ}
        {dueOn === null ? '' : `，期限 ${dueOn}`}）
      </p>
      <Form.Item name="result" label="结果" {...mustBe('请选择结果')}>
        <Radio.Group options={optionsOf(followUpResults, followUpResultLabels)} />
      </Form.Item>
      <ParagraphsField name="finding" label="落实情况" max={2000} />
      <FieldPair>
        <DayField name="finishedOn" label="认定日期" />
        <DocumentNumberField />
      </FieldPair>
    </CaseDrawer>
  );
}
