import { skipToken, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { formatMonthLong, type Month } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import type { Editor } from './editor.ts';
import { countSentence } from './marks.ts';
import styles from './month-drawer.module.css';
import { MonthForm } from './month-form.tsx';
import { MonthHistory } from './month-history.tsx';
import { rowOfMonth } from './month-record.ts';
import type { SchemeRules } from './scheme-rules.ts';
import { PresenceFigures } from './verdicts.tsx';

interface MonthDrawerProps {
  /** Null while nothing is open. */
  readonly postingId: PostingId | null;
  readonly month: Month;
  readonly editor: Editor;
  readonly rules: SchemeRules;
  readonly readOnly: string | null;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onPerson: (postingId: PostingId) => void;
  readonly onClose: () => void;
}

/** One month of one person: what the rules say of it, contradictions, totals, round trips and note. */
export function MonthDrawer(props: MonthDrawerProps) {
  const { postingId, month } = props;
  // What was shown stays while the drawer slides out.
  const [last, setLast] = useState(postingId);
  if (postingId !== null && postingId !== last) setLast(postingId);
  const shown = postingId ?? last;
  const query = useQuery(
    orpc.presence.attendanceOf.queryOptions({
      input: shown === null ? skipToken : { postingId: shown },
      enabled: postingId !== null,
      staleTime: 0,
      refetchOnWindowFocus: false,
    }),
  );
  const row = query.data && rowOfMonth(query.data, month);
  const title = formatMonthLong(month);

  return (
    <Drawer
      open={postingId !== null}
      onClose={props.onClose}
      title={row ? `${row.personName} · ${title}考勤` : `${title}考勤`}
      size={560}
      destroyOnHidden
      extra={row && <MonthHistory row={row} month={month} />}
    >
      <ErrorMessage title="考勤没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && postingId !== null && <Skeleton active title={false} />}
      {query.data && !row && <p className={styles.hint}>这个人{title}不在岗，没有考勤。</p>}
      {query.data && row && (
        <div className={styles.sheet}>
          <p className={styles.hint}>
            {row.townshipName}
            {row.villageName}，{row.role ? postRoleLabels[row.role] : '职务未定'}，{row.unitName}
            {row.recordedAt !== null &&
              `。${formatMinute(row.recordedAt)} 由${row.recordedBy}${row.imported ? '导入' : '登记'}`}
          </p>
          <p>
            {countSentence(row.counts)}
            <Button type="link" size="small" onClick={() => props.onPerson(row.postingId)}>
              查看全部月份
            </Button>
          </p>
          <section className={styles.part} aria-label="本月对照方案">
            <h2>本月对照方案</h2>
            <PresenceFigures
              figures={row.monthFigures}
              rules={props.rules}
              none="方案没有按月的要求，或这个月还没有到岗的日子。"
            />
          </section>
          <section className={styles.part} aria-label="本年对照方案">
            <h2>本年对照方案</h2>
            <PresenceFigures figures={row.yearFigures} rules={props.rules} none="方案没有规定驻村时间。" />
          </section>
          {row.contradictions.length > 0 && (
            <section className={styles.part} aria-label="矛盾">
              <h2>与请假记录矛盾（{row.contradictions.length} 处）</h2>
              <ul className={styles.contradictions}>
                {row.contradictions.map(({ day, sentence }) => (
                  <li key={day}>{sentence}</li>
                ))}
              </ul>
            </section>
          )}
          <section className={styles.part} aria-label="登记">
            <h2>登记</h2>
            <MonthForm
              key={`${row.postingId} ${month} ${row.revision}`}
              month={month}
              row={row}
              today={query.data.today}
              editor={props.editor}
              readOnly={props.readOnly}
              onUnsaved={props.onUnsaved}
              onSaved={() => void query.refetch()}
            />
          </section>
        </div>
      )}
    </Drawer>
  );
}
