import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Link } from 'react-router';
import type { UnitFeedback, UnitResult } from '#shared/contract/assessment-unit-results.ts';
import { type BusinessDate, businessDateSchema, formatDateLong } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import { optionalLine } from '#shared/text.ts';
import { participationLabels, postRoleLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { DocumentNumberField, mustBe } from '../../presence/records/parts/entry-fields.tsx';
import { EntryForm } from '../../presence/records/parts/entry-form.tsx';
import { Facts } from '../../presence/records/parts/facts.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import { DocumentButton } from './document-button.tsx';
import styles from './publicity.module.css';
import { FeedbackChip } from './unit-result-columns.tsx';

interface UnitSheetProps {
  readonly cycleId: CycleId;
  readonly unit: UnitResult;
  /** The results are in effect: letters may be recorded. */
  readonly open: boolean;
  readonly onUnsaved: (unsaved: boolean) => void;
  /** Somebody else changed it. */
  readonly onChanged: (unit: UnitResult) => void;
  readonly onSaved: (unit: UnitResult) => void;
}

/** One dispatching unit: its people, the teams behind which it stands, itself, and the last letter to it. */
export function UnitSheet(props: UnitSheetProps) {
  const { cycleId, unit, open } = props;
  const maySave = useAllowed('assessment.saveFeedback');
  const { feedback, own, people, teams } = unit;
  return (
    <div className={styles.sheet}>
      <section aria-label="派出人员">
        <h2>派出人员</h2>
        {people.length === 0 && <p className={styles.quiet}>没有参加这次考核的人员。</p>}
        <ul className={styles.list}>
          {people.map((person) => (
            <li key={person.assessmentId}>
              <Link to={`/assessment/${cycleId}/records/${person.assessmentId}`}>{person.name}</Link>
              <span>{postRoleLabels[person.role]}</span>
              <span className={styles.quiet}>
                {person.townshipName}
                {person.villageName}
              </span>
              <StatusChip>{person.gradeWord}</StatusChip>
              {person.participation !== 'graded' && (
                <span className={styles.quiet}>{participationLabels[person.participation]}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
      {teams.length > 0 && (
        <section aria-label="帮扶工作队">
          <h2>帮扶工作队</h2>
          <ul className={styles.list}>
            {teams.map((team) => (
              <li key={team.assessmentId}>
                <Link to={`/assessment/${cycleId}/records/${team.assessmentId}`}>
                  {team.villageName}工作队
                </Link>
                {team.leading && <StatusChip tone="green">牵头单位</StatusChip>}
                <StatusChip>{team.gradeWord}</StatusChip>
                <span className={styles.quiet}>{team.members.join('、')}</span>
              </li>
            ))}
          </ul>
          {unit.assistance && <p>{unit.assistance}</p>}
        </section>
      )}
      {own && (
        <section aria-label="单位考核">
          <h2>单位考核</h2>
          <p>
            <Link to={`/assessment/${cycleId}/records/${own.assessmentId}`}>派出单位考核等次</Link>：
            {own.gradeWord}
          </p>
        </section>
      )}
      <section aria-label="反馈">
        <h2 className={styles.title}>
          反馈 <FeedbackChip unit={unit} />
        </h2>
        {unit.stage === 'changed' && (
          <p>上次反馈以后有结果重新审定，请在列表中选择这个单位，重新登记反馈。</p>
        )}
        {feedback === null && <p>还没有反馈。</p>}
        {feedback && (
          <Facts
            facts={[
              { label: '次数', value: `第 ${feedback.version} 次` },
              { label: '反馈日期', value: formatDateLong(feedback.sentOn) },
              { label: '文号', value: feedback.documentNumber },
              { label: '回执日期', value: feedback.receiptOn && formatDateLong(feedback.receiptOn) },
              { label: '回执内容', value: feedback.receipt, wide: true },
              { label: '登记', value: `${feedback.recordedBy}，${formatMinute(feedback.recordedAt)}` },
            ]}
          />
        )}
        <div className={styles.actions}>
          <DocumentButton
            label="反馈函"
            target={{ kind: 'feedback_letter', cycleId, unitId: unit.unitId }}
            revision={JSON.stringify([unit.unitId, people, teams, own])}
          />
        </div>
      </section>
      {feedback && maySave && open && unit.stage !== 'changed' && (
        <LetterForm {...props} feedback={feedback} />
      )}
    </div>
  );
}

interface LetterValues {
  sentOn: BusinessDate | null;
  documentNumber: string;
  receiptOn: BusinessDate | null;
  receipt: string;
}

function LetterForm(props: UnitSheetProps & { readonly feedback: UnitFeedback }) {
  const { cycleId, unit, feedback, onUnsaved, onChanged, onSaved } = props;
  const [form] = Form.useForm<LetterValues>();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });

  async function submit(values: LetterValues) {
    const saved = await client.assessment.saveFeedback({
      cycleId,
      unitId: unit.unitId,
      revision: feedback.revision,
      sentOn: businessDateSchema.parse(values.sentOn),
      documentNumber: values.documentNumber,
      receiptOn: values.receiptOn ?? null,
      receipt: values.receipt,
    });
    await refresh();
    onSaved(saved);
  }

  async function afterConflict(): Promise<string> {
    await refresh();
    const { rows } = await client.assessment.unitResults({ cycleId, text: unit.unitName, limit: 500 });
    const now = rows.find(({ unitId }) => unitId === unit.unitId);
    if (!now?.feedback) return '这条反馈刚刚被别人改动过，请关闭后重新打开。';
    onChanged(now);
    return '这条反馈刚刚被别人改动过，上面已是最新情况。您填写的内容还在，仍然要保存的，再按一次。';
  }

  return (
    <section aria-label="登记回执">
      <h2>登记回执</h2>
      <EntryForm<LetterValues>
        form={form}
        label="登记回执"
        confirm="保存"
        initial={{
          sentOn: feedback.sentOn,
          documentNumber: feedback.documentNumber ?? '',
          receiptOn: feedback.receiptOn,
          receipt: feedback.receipt ?? '',
        }}
        submit={submit}
        onConflict={afterConflict}
        onUnsaved={onUnsaved}
      >
        <FieldPair>
          <Form.Item name="receiptOn" label="回执日期" extra="还没有收到回执的不填">
            <DateField />
          </Form.Item>
          <Form.Item name="receipt" label="回执内容" rules={[ruleOf(optionalLine('回执内容', 300))]}>
            <Input maxLength={300} />
          </Form.Item>
          <Form.Item name="sentOn" label="反馈日期" {...mustBe('请填写反馈日期')}>
            <DateField />
          </Form.Item>
          <DocumentNumberField label="反馈函文号" />
        </FieldPair>
      </EntryForm>
    </section>
  );
}
