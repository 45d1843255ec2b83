import { Button, Input, Radio } from 'antd';
import { useEffect, useId, useState } from 'react';
import { qualificationStrengthLabels } from '#shared/policy/posting-rules.ts';
import {
  type CandidateField,
  type PreCheckItem,
  type PreCheckOutcome,
  preCheckOutcomeLabels,
} from '#shared/roster/pre-check.types.ts';
import { personFieldLabels } from '../../app/words.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './nomination.module.css';
import { answerWayOf } from './pre-check-words.ts';
import type { Answer } from './use-answers.ts';

interface PreCheckRuleProps {
  readonly item: PreCheckItem;
  readonly personName: string;
  readonly mayAnswer: boolean;
  readonly saving: boolean;
  readonly error: unknown;
  /** Saves an answer; tells whether it was saved. */
  readonly onAnswer: (answer: Answer) => Promise<boolean>;
  readonly onFillIn: ((field: CandidateField) => void) | null;
}

const signs: Record<PreCheckOutcome, string> = {
  passed: '✓',
  failed: '✕',
  not_known: '？',
  not_applicable: '–',
};
const tones = { passed: 'green', failed: 'red', not_known: 'amber', not_applicable: 'grey' } as const;

/** One rule: what came out, why, where it stands written, and the answer or the missing field right there. */
export function PreCheckRule(props: PreCheckRuleProps) {
  const { item, mayAnswer, onFillIn } = props;
  const way = mayAnswer ? answerWayOf(item) : 'none';
  const missing = item.missing;
  return (
    <li className={item.outcome === 'not_applicable' ? `${styles.rule} ${styles.quiet}` : styles.rule}>
      <div className={styles.outcome}>
        <StatusChip tone={tones[item.outcome]}>
          <span aria-hidden>{signs[item.outcome]}</span>
          {preCheckOutcomeLabels[item.outcome]}
        </StatusChip>
      </div>
      <div>
        <div className={styles.ruleHead}>
          <span className={styles.ruleTitle}>{item.title}</span>
          <span className={styles.strength}>{qualificationStrengthLabels[item.strength]}</span>
          <GroundChip ground={item.ground} />
        </div>
        {item.question !== null && item.outcome !== 'not_applicable' && (
          <p className={styles.question}>{item.question}</p>
        )}
        {(item.question === null || item.answer !== null || !mayAnswer) && (
          <p className={styles.sentence}>
            {item.sentence}
            {missing !== null && onFillIn && item.answer === null && (
              <Button type="link" size="small" onClick={() => onFillIn(missing)}>
                补填{personFieldLabels[missing]}
              </Button>
            )}
          </p>
        )}
        {way === 'question' && <QuestionAnswer {...props} />}
        {way === 'finding' && <FindingAnswer {...props} />}
        <ErrorMessage error={props.error} />
      </div>
    </li>
  );
}

const choices = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** What stands in the note, until it is saved. */
function useNote(saved: string | null) {
  const [note, setNote] = useState(saved ?? '');
  useEffect(() => setNote(saved ?? ''), [saved]);
  return [note, setNote] as const;
}

/** 是 or 否 to the question of the scheme; saved at once, the note when one leaves it. */
function QuestionAnswer({ item, saving, onAnswer }: PreCheckRuleProps) {
  const { code, answer } = item;
  const [note, setNote] = useNote(answer?.note ?? null);
  // What was chosen shows at once; when it could not be saved, what is on record comes back, with the reason.
  const [chosen, setChosen] = useState<boolean | null>(null);

  async function give(fulfilled: boolean | null) {
    setChosen(fulfilled);
    await onAnswer({ code, fulfilled, note: fulfilled === null ? null : note.trim() || null });
    setChosen(null);
  }

  function settle() {
    if (answer !== null && note.trim() !== (answer.note ?? '')) void give(answer.fulfilled);
  }

  return (
    <div className={styles.answer}>
      <Radio.Group
        aria-label={item.question ?? item.title}
        value={chosen ?? answer?.fulfilled ?? null}
        options={choices}
        onChange={(event) => void give(event.target.value === true)}
      />
      <Input
        className={styles.answerNote ?? ''}
        aria-label={`${item.title}核实情况`}
        placeholder="核实情况，可不填"
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={settle}
        onPressEnter={settle}
      />
      {answer !== null && (
        <Button
          type="link"
          size="small"
          disabled={saving}
          aria-label={`撤回对“${item.title}”的回答`}
          onClick={() => void give(null)}
        >
          撤回
        </Button>
      )}
    </div>
  );
}

/** What somebody found out where the records should have told: with how, which must be said. */
function FindingAnswer({ item, saving, onAnswer }: PreCheckRuleProps) {
  const { code, answer } = item;
  const groupId = useId();
  const [open, setOpen] = useState(false);
  const [fulfilled, setFulfilled] = useState<boolean | null>(answer?.fulfilled ?? null);
  const [note, setNote] = useNote(answer?.note ?? null);
  const [lacking, setLacking] = useState<string | null>(null);

  async function save() {
    if (fulfilled === null) return setLacking('请选择是否符合。');
    if (note.trim() === '') return setLacking('请写明是怎样核实的，如查阅人事档案。');
    setLacking(null);
    if (await onAnswer({ code, fulfilled, note: note.trim() })) setOpen(false);
  }

  if (!open) {
    return (
      <div className={styles.answer}>
        <Button size="small" onClick={() => setOpen(true)}>
          {answer === null ? '写明核实情况' : '修改核实情况'}
        </Button>
        {answer !== null && (
          <Button
            type="link"
            size="small"
            disabled={saving}
            onClick={() => void onAnswer({ code, fulfilled: null, note: null })}
          >
            撤回
          </Button>
        )}
      </div>
    );
  }
  return (
    <>
      <div className={styles.answer}>
        <span id={groupId}>经核实是否符合</span>
        <Radio.Group
          aria-labelledby={groupId}
          value={fulfilled}
          options={choices}
          onChange={(event) => setFulfilled(event.target.value === true)}
        />
        <Input
          className={styles.answerNote ?? ''}
          aria-label={`${item.title}核实情况`}
          placeholder="怎样核实的，如查阅人事档案"
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onPressEnter={() => void save()}
        />
        <Button size="small" loading={saving} onClick={() => void save()}>
          保存
        </Button>
        <Button type="link" size="small" onClick={() => setOpen(false)}>
          取消
        </Button>
      </div>
      {lacking !== null && (
        <p className="desk-field-error" role="alert">
          {lacking}
        </p>
      )}
    </>
  );
}
