import { Radio } from 'antd';
import { useId } from 'react';
import { isBetter } from '#shared/assessment/grading.ts';
import type { GradeWords } from '#shared/policy/scheme.ts';
import { type Grade, grades } from '#shared/vocabulary.ts';
import styles from './decision.module.css';

interface GradeChoiceProps {
  readonly label: string;
  readonly words: GradeWords;
  readonly value: Grade;
  /** Grades to mark, with the word for it, e.g. `按得分建议`. */
  readonly marks: readonly { readonly grade: Grade | null; readonly word: string }[];
  /** Best grade that may be given; null without a cap. */
  readonly cap: Grade | null;
  readonly onChange: (grade: Grade) => void;
}

/** The four grades in the person's own words; arrows move between them. */
export function GradeChoice({ label, words, value, marks, cap, onChange }: GradeChoiceProps) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <div id={id} className={styles.choiceLabel}>
        {label}
      </div>
      <Radio.Group
        aria-labelledby={id}
        value={value}
        onChange={(event) => {
          const chosen = grades.find((grade) => grade === event.target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {grades.map((grade) => {
          const above = cap !== null && isBetter(grade, cap);
          const marked = marks.filter((mark) => mark.grade === grade).map(({ word }) => word);
          if (above) marked.push('高于最高等次');
          return (
            <Radio key={grade} value={grade} disabled={above}>
              {words[grade]}
              {marked.length > 0 && <span className={styles.quiet}>（{marked.join('、')}）</span>}
            </Radio>
          );
        })}
      </Radio.Group>
    </div>
  );
}
