import { Alert, Button } from 'antd';
import { formatMonthLong } from '#shared/dates.ts';
import { formatMinute } from '../../app/format.ts';
import styles from './conflict-notice.module.css';
import type { Editor, EditorState } from './editor.ts';
import { type Entry, typedDays } from './entry.ts';
import { letterAt, storedDays } from './grid-model.ts';
import { labelOf } from './marks.ts';

/** How many days are named before the rest is only counted. */
const mostDays = 6;

function difference(entry: Entry): string {
  const { month, row, contest } = entry;
  if (!contest) return '';
  if (contest.totals) return '对方只登记了合计，您填写的是每天的情况';
  const [typed, stored] = [typedDays(entry), storedDays(month, row)];
  const named = contest.days
    .slice(0, mostDays)
    .map((day) => `${day}日 对方${labelOf(letterAt(stored, day))}、您${labelOf(letterAt(typed, day))}`);
  const more = contest.days.length - named.length;
  return `${named.join('；')}${more > 0 ? `；另有 ${more} 天` : ''}`;
}

function who({ row }: Entry): string {
  const at = row.recordedAt === null ? '' : `在 ${formatMinute(row.recordedAt)} `;
  return `${row.recordedBy ?? '另一个窗口'}${at}`;
}

/** Months that somebody else has saved meanwhile with other marks, and months that the program refused. */
export function ConflictNotice({ editor, state }: { readonly editor: Editor; readonly state: EditorState }) {
  return (
    <>
      {state.contested.map((entry) => (
        <Alert
          key={entry.key}
          type="warning"
          showIcon
          title={`${who(entry)}保存了${entry.row.personName}${formatMonthLong(entry.month)}的考勤，与您填写的不同。您填写的还在，请选定以哪个为准。`}
          description={difference(entry)}
          action={
            <span className={styles.choice}>
              <Button
                size="small"
                aria-label={`用我的：${entry.row.personName}`}
                onClick={() => void editor.resolve(entry.key, 'mine')}
              >
                用我的
              </Button>
              <Button
                size="small"
                aria-label={`用对方的：${entry.row.personName}`}
                onClick={() => void editor.resolve(entry.key, 'theirs')}
              >
                用对方的
              </Button>
            </span>
          }
        />
      ))}
      {state.refused.map((entry) => (
        <Alert
          key={entry.key}
          type="error"
          showIcon
          title={`${entry.row.personName}${formatMonthLong(entry.month)}的考勤没有保存：${entry.refused}`}
          action={
            <Button size="small" onClick={() => editor.discard(entry.key)}>
              放弃这些填写
            </Button>
          }
        />
      ))}
    </>
  );
}
