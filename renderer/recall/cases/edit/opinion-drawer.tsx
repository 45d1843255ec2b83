import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { type BusinessDate, businessDateOf, businessDateSchema } from '#shared/dates.ts';
import { client } from '../../../app/client.ts';
import { FieldPair } from '../../../components/field-pair.tsx';
import {
  DayField,
  LineField,
  OrganFields,
  ParagraphsField,
} from '../../../presence/records/parts/entry-fields.tsx';
import { CaseDrawer, useCaseForm } from './case-drawer.tsx';
import { storedStep } from './changed-fields.ts';

interface OpinionValues {
  on: BusinessDate | null;
  organ: string;
  handler: string;
  documentNumber: string;
  opinion: string;
}

interface EditDrawerProps {
  readonly detail: CaseDetail;
  readonly onClose: () => void;
}

/** 组织意见: what an organ says besides the steps that it takes. */
export function OpinionDrawer({ detail, onClose }: EditDrawerProps) {
  const form = useCaseForm<OpinionValues>();
  return (
    <CaseDrawer<OpinionValues>
      detail={detail}
      title={`${detail.subject.personName} · 组织意见`}
      form={form}
      initial={{ on: businessDateOf(new Date()) }}
      confirm="登记意见"
      done="组织意见已登记。"
      stored={storedStep}
      submit={(values, revision) =>
        client.recall.recordOpinion({
          id: detail.id,
          revision,
          on: businessDateSchema.parse(values.on),
          organ: values.organ ?? '',
          handler: values.handler ?? '',
          documentNumber: values.documentNumber ?? null,
          opinion: values.opinion ?? '',
        })
      }
      onClose={onClose}
    >
      <FieldPair>
        <OrganFields label="机关" />
        <LineField name="handler" label="签署人" />
        <DayField name="on" label="日期" />
      </FieldPair>
      <ParagraphsField name="opinion" label="意见" max={3000} />
    </CaseDrawer>
  );
}
