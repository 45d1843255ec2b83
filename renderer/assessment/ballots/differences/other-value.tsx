import { Input } from 'antd';
import { useState } from 'react';
import { fitsCell, invalidBallot, noBallot } from '#shared/assessment/ballots/compare-passes.ts';
import type { BallotDifference, BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { tidyLine } from '#shared/text.ts';
import { storedDigit } from '../words.ts';
import styles from './differences.module.css';

interface OtherValueProps {
  readonly batch: BatchDetail;
  readonly difference: BallotDifference;
  readonly onValue: (value: string) => void;
  readonly onCancel: () => void;
}

/** What stands on the paper, typed with the keys of the entry page. */
export function OtherValue({ batch, difference, onValue, onCancel }: OtherValueProps) {
  const [text, setText] = useState('');
  const { what } = difference;
  const value = storedValue(batch, what, text);
  const offered = batch.options.map(({ grade }) => grade);
  const fits = fitsCell(what, value, batch.subjects.length, offered);
  return (
    <div className={styles.other}>
      <Input
        autoFocus
        size="small"
        value={text}
        maxLength={batch.subjects.length + 1}
        aria-label="另填"
        status={text !== '' && !fits ? 'warning' : ''}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => fits && onValue(value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <span className={styles.quiet}>{helpFor(batch, what)}</span>
    </div>
  );
}

/** Keys count the options as they stand on the ballot; what is stored counts all grades. */
function storedValue({ options }: BatchDetail, what: BallotDifference['what'], text: string): string {
  const plain = tidyLine(text);
  if (what !== 'mark' && what !== 'ballot') return plain;
  if (what === 'ballot' && plain === '-') return invalidBallot;
  if (what === 'ballot' && plain === '无') return noBallot;
  return [...plain]
    .map((key) => {
      const option = options[Number(key) - 1];
      return option ? storedDigit(option) : key;
    })
    .join('');
}

function helpFor({ options, subjects }: BatchDetail, what: BallotDifference['what']): string {
  const keys = `${options.map(({ label }, index) => `${index + 1} ${label}`).join('、')}、0 未填`;
  switch (what) {
    case 'mark':
      return `${keys}，按 Enter 确认，Esc 放弃`;
    case 'ballot':
      return `依次填 ${subjects.length} 个人的数字（${keys}）；整张无效填“-”，没有这张票填“无”`;
    default:
      return '填写张数，按 Enter 确认，Esc 放弃';
  }
}
