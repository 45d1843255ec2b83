import { Form, Radio } from 'antd';
import {
  type CaseDetail,
  type CaseVerification,
  caseVerificationSchema,
  verificationConclusionLabels,
} from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { client } from '../../../app/client.ts';
import { FieldPair } from '../../../components/field-pair.tsx';
import {
  DayField,
  LineField,
  mustBe,
  OrganFields,
  ParagraphsField,
} from '../../../presence/records/parts/entry-fields.tsx';
import { CaseDrawer, useCaseForm } from './case-drawer.tsx';
import { storedVerification } from './changed-fields.ts';

interface VerificationValues {
  organ: string;
  people: string;
  on: BusinessDate | null;
  documentNumber: string;
  text: string;
  conclusion: CaseVerification['conclusion'];
}

const conclusions = ['borne_out', 'partly', 'not_borne_out'] as const;

function valuesOf({ verification, stage, organ }: CaseDetail): Partial<VerificationValues> {
  if (verification === null) {
    return {
      organ: stage === 'verifying' || stage === 'proposed' ? (organ ?? '') : '',
      on: businessDateOf(new Date()),
    };
  }
  return { ...verification, documentNumber: verification.documentNumber ?? '' };
}

interface EditDrawerProps {
  readonly detail: CaseDetail;
  readonly onClose: () => void;
}

/** 核查报告: who looked into it, when, and whether the facts are borne out. */
export function VerificationDrawer({ detail, onClose }: EditDrawerProps) {
  const form = useCaseForm<VerificationValues>();
  return (
    <CaseDrawer<VerificationValues>
      detail={detail}
      title={`${detail.subject.personName} · 核查报告`}
      form={form}
      initial={valuesOf(detail)}
      confirm="保存"
      done="核查报告已登记。"
      stored={storedVerification}
      restore={valuesOf}
      submit={(values, revision) =>
        client.recall.recordVerification({
          id: detail.id,
          revision,
          verification: caseVerificationSchema.parse({
            ...values,
            documentNumber: values.documentNumber ?? null,
          }),
        })
      }
      onClose={onClose}
    >
      <FieldPair>
        <OrganFields label="核查机关" />
        <LineField name="people" label="核查人员" max={100} />
        <DayField name="on" label="核查日期" />
      </FieldPair>
      <Form.Item name="conclusion" label="核查结论" {...mustBe('请选择核查结论')}>
        <Radio.Group
          options={conclusions.map((value) => ({ value, label: verificationConclusionLabels[value] }))}
        />
      </Form.Item>
      <ParagraphsField name="text" label="核查报告" max={8000} />
    </CaseDrawer>
  );
}
