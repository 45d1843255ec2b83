import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { type EvidenceType, evidenceTypeLabels, evidenceTypes } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { type EvidenceCandidate, evidenceInputSchema } from '#shared/contract/recall-evidence.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { client } from '../../app/client.ts';
import { optionsOf } from '../../components/choice.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import { DayField, LineField, mustBe, ParagraphsField } from '../../presence/records/parts/entry-fields.tsx';
import { triggerWords } from '../cases/case-words.ts';
import { CaseDrawer, useCaseForm } from '../cases/edit/case-drawer.tsx';
import { TriggerChoice } from '../cases/edit/trigger-choice.tsx';
import { CandidateList } from './candidate-list.tsx';
import styles from './evidence.module.css';

interface EvidenceValues {
  triggers: string[];
  type: EvidenceType;
  on: BusinessDate | null;
  source: string;
  finding: string;
}

interface EvidenceDrawerProps {
  readonly detail: CaseDetail;
  readonly onClose: () => void;
}

/** 登记证据: from a record of the posting, or by hand. */
export function EvidenceDrawer({ detail, onClose }: EvidenceDrawerProps) {
  const form = useCaseForm<EvidenceValues>();
  const [chosen, setChosen] = useState<EvidenceCandidate | null>(null);

  function choose(candidate: EvidenceCandidate) {
    const { type, on, source, finding, triggers } = candidate;
    setChosen(candidate);
    // What the record speaks for is a suggestion; where it says nothing, what was ticked stays.
    form.setFieldsValue({ type, on, source, finding, ...(triggers.length > 0 ? { triggers } : {}) });
  }

  const [only] = detail.triggers;
  return (
    <CaseDrawer<EvidenceValues>
      detail={detail}
      title={`${detail.subject.personName} · 登记证据`}
      form={form}
      initial={{
        triggers: detail.triggers.length === 1 && only ? [only.code] : [],
        on: businessDateOf(new Date()),
      }}
      confirm="登记证据"
      done="证据已登记。"
      stored={storedTriggers}
      submit={(values, revision) =>
        client.recall.addEvidence({
          id: detail.id,
          revision,
          evidence: evidenceInputSchema.parse({
            ...values,
            record: chosen && { kind: chosen.record.kind, id: chosen.record.id },
          }),
        })
      }
      width={760}
      onClose={onClose}
    >
      <CandidateList detail={detail} chosen={chosen} onChoose={choose} />
      {chosen && (
        <p className={styles.restsOn} role="status">
          依据记录：{chosen.record.label}。记录现在的内容会随证据一起固定，以后有变动会在本案标出。
          <Button size="small" type="link" onClick={() => setChosen(null)}>
            不依据这条记录
          </Button>
        </p>
      )}
      <Form.Item name="triggers" label="说明哪种召回情形" {...mustBe('请选择这条证据说明哪种召回情形')}>
        <TriggerChoice choices={detail.triggers} />
      </Form.Item>
      <FieldPair>
        <Form.Item name="type" label="证据类型" {...mustBe('请选择证据类型')}>
          <Select options={optionsOf(evidenceTypes, evidenceTypeLabels)} />
        </Form.Item>
        <DayField name="on" label="证据日期" />
      </FieldPair>
      <LineField name="source" label="证据来源" max={100} />
      <ParagraphsField name="finding" label="查明的情况" max={2000} />
    </CaseDrawer>
  );
}

const storedTriggers = (detail: CaseDetail) => [
  { label: '召回情形', text: detail.triggers.map(triggerWords).join('\n') },
];
