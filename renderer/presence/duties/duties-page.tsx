import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Segmented } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import {
  type DutyRegisterInput,
  type DutyRow,
  type DutySummary,
  dutyRegisterInput,
} from '#shared/contract/presence-duties.ts';
import { formatDateLong } from '#shared/dates.ts';
import { type DutySubject, dutySubjectLabels, dutySubjects } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { DataTable } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { AddIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { useShortcut } from '../../components/use-shortcut.ts';
import { everywhere, PlaceFilter } from '../../roster/place-filter.tsx';
import { SchemeChoice } from '../scheme-choice.tsx';
import { sortedSource } from '../sorted-source.ts';
import { YearSwitch } from '../year-switch.tsx';
import styles from './duties.module.css';
import { dutyColumns, dutyComparers } from './duty-columns.tsx';
import { DutySummaryList } from './duty-summary.tsx';
import { PostingDrawer } from './posting-drawer.tsx';
import { RecordDialog, type RecordStart } from './record-dialog.tsx';
import { RowDrawer } from './row-drawer.tsx';
import { dutyRowKey, readRowKey, subjectKey } from './subject-keys.ts';
import { useDutyAddress } from './use-duty-address.ts';
import { StripLegend } from './year-strip.tsx';

const nothing: ReadonlySet<string> = new Set();

/** 履职登记: what the scheme asks for again and again, by subject, along the year. */
export function DutiesPage() {
  const queryClient = useQueryClient();
  const { address, change, changePlaces } = useDutyAddress();
  const { year, places, onlyShort, schemeVersionId } = address;
  const mayRecord = useAllowed('presence.recordDuties');
  const [selected, setSelected] = useState(nothing);
  const [start, setStart] = useState<RecordStart | null>(null);
  const names = useRef(new Map<string, string>());

  const head = useQuery(
    orpc.presence.dutyRegister.queryOptions({
      input: { year, ...places, schemeVersionId, limit: 1 },
      placeholderData: (before) => before,
    }),
  );
  const data = head.data;
  const subject = address.subject ?? data?.summary[0]?.duty.subject ?? 'person';
  const duties = data?.summary.filter(({ duty }) => duty.subject === subject) ?? [];
  // Until the duties are known the address is trusted, so that the list need not be fetched twice.
  const known = !data || duties.some(({ duty }) => duty.code === address.dutyCode);
  const dutyCode = known ? address.dutyCode : null;

  const asked = JSON.stringify({
    year,
    subject,
    dutyCode,
    ...places,
    onlyShort,
    schemeVersionId,
  } satisfies Omit<DutyRegisterInput, 'offset' | 'limit'>);
  const source = useMemo(() => {
    const input = dutyRegisterInput.parse(JSON.parse(asked));
    return sortedSource(queryClient, {
      key: [...orpc.presence.dutyRegister.key(), input],
      comparers: dutyComparers,
      page: async (range, signal) => {
        const page = await client.presence.dutyRegister({ ...input, ...range }, signal ? { signal } : {});
        for (const row of page.rows) names.current.set(subjectKey(row.ref), row.name);
        return page;
      },
    });
  }, [asked, queryClient]);

  // What was ticked in another list is not what is seen.
  const [listShown, setListShown] = useState(asked);
  if (asked !== listShown) {
    setListShown(asked);
    setSelected(nothing);
  }

  const openRow = useCallback(
    (row: DutyRow, period: string | null) => change({ row: dutyRowKey(row), period, posting: null }),
    [change],
  );
  const openPosting = useCallback(
    ({ ref }: DutyRow) => ref.subject === 'person' && change({ posting: ref.postingId, row: null }),
    [change],
  );
  const columns = useMemo(
    () =>
      dutyColumns({
        subject,
        year,
        oneDuty: dutyCode !== null,
        onOpen: openRow,
        onOpenPosting: openPosting,
      }),
    [subject, year, dutyCode, openRow, openPosting],
  );

  function record() {
    const subjects = selectedSubjects(selected);
    const [only] = subjects.keys();
    setStart({
      subjects,
      dutyCode: subjects.size === 1 && only !== undefined ? only : subjects.size === 0 ? dutyCode : null,
      doneOn: null,
    });
  }
  useShortcut('d', record, mayRecord && start === null && (data?.summary.length ?? 0) > 0);

  const filtered = onlyShort || dutyCode !== null || JSON.stringify(places) !== JSON.stringify(everywhere);
  return (
    <Page fill>
      <PageHeader
        title="履职登记"
        crumbs={[{ label: '日常管理' }]}
        meta={
          <span className={styles.meta}>
            <YearSwitch value={year} onChange={(next) => change({ year: String(next), period: null })} />
            {data && <span>截至{formatDateLong(data.asOf)}</span>}
          </span>
        }
        extra={<SchemeChoice value={schemeVersionId} onChange={(scheme) => change({ scheme, duty: null })} />}
        action={
          mayRecord && (
            <Button
              type="primary"
              icon={<AddIcon />}
              disabled={!data || data.summary.length === 0}
              title="Ctrl+D"
              onClick={record}
            >
              {selected.size > 0 ? `登记所选 ${selected.size} 行` : '登记履职'}
            </Button>
          )
        }
      />
      <ErrorMessage title="履职情况没有载入" error={head.error} onRetry={() => void head.refetch()} />
      <Segmented<DutySubject>
        aria-label="按主体"
        value={subject}
        onChange={(next) => change({ subject: next, duty: null })}
        options={dutySubjects.map((value) => ({
          value,
          label: <TabLabel subject={value} summary={data?.summary} />,
        }))}
      />
      {duties.length > 0 && (
        <DutySummaryList duties={duties} chosen={dutyCode} onChoose={(duty) => change({ duty })} />
      )}
      <DataTable
        key={subject}
        name={`duties-${subject}`}
        label={`${dutySubjectLabels[subject]}履职登记`}
        columns={columns}
        source={source}
        rowKey={dutyRowKey}
        onOpen={(row) => openRow(row, null)}
        {...(mayRecord && { selection: { selected, onChange: setSelected } })}
        toolbar={
          <>
            <PlaceFilter places={places} onChange={changePlaces} />
            <Checkbox
              checked={onlyShort}
              onChange={(event) => change({ short: event.target.checked ? 'yes' : null })}
            >
              只看不足
            </Checkbox>
          </>
        }
        totals={<StripLegend />}
        empty={
          duties.length === 0 ? (
            <EmptyState action={<Link to="/policy">查看制度方案</Link>}>
              {data?.scheme.title}没有对{dutySubjectLabels[subject]}的定期要求，可以看其他主体或换一个方案。
            </EmptyState>
          ) : filtered ? (
            <EmptyState
              action={
                <Button
                  onClick={() => {
                    change({ duty: null, short: null });
                    changePlaces(everywhere);
                  }}
                >
                  清除筛选
                </Button>
              }
            >
              {onlyShort ? '筛选范围内没有不足。' : '没有符合筛选条件的对象。'}
            </EmptyState>
          ) : (
            <EmptyState action={<Link to="/roster?status=open">到台账安排人员</Link>}>
              {year}年没有在岗人员，没有要完成的事项。
            </EmptyState>
          )
        }
      />
      <PostingDrawer
        postingId={address.posting}
        year={year}
        schemeVersionId={schemeVersionId}
        onOpenRow={openRow}
        onClose={() => change({ posting: null })}
      />
      <RowDrawer
        row={address.row}
        period={address.period}
        year={year}
        schemeVersionId={schemeVersionId}
        onPeriod={(period) => change({ period })}
        onRecord={
          mayRecord
            ? (row, doneOn) => {
                const key = subjectKey(row.ref);
                names.current.set(key, row.name);
                setStart({
                  subjects: new Map([[row.duty.code, [key]]]),
                  dutyCode: row.duty.code,
                  doneOn,
                });
              }
            : null
        }
        onClose={() => change({ row: null, period: null })}
      />
      <RecordDialog
        start={start}
        year={year}
        schemeVersionId={schemeVersionId}
        duties={data?.summary.map(({ duty }) => duty) ?? []}
        names={names.current}
        onRecorded={() => setSelected(nothing)}
        onClose={() => setStart(null)}
      />
    </Page>
  );
}

/** Subjects of the ticked rows, by duty. */
function selectedSubjects(keys: ReadonlySet<string>): Map<string, string[]> {
  const subjects = new Map<string, string[]>();
  for (const key of keys) {
    const row = readRowKey(key);
    if (row) subjects.set(row.dutyCode, [...(subjects.get(row.dutyCode) ?? []), subjectKey(row.ref)]);
  }
  return subjects;
}

interface TabLabelProps {
  readonly subject: DutySubject;
  readonly summary: readonly DutySummary[] | undefined;
}

function TabLabel({ subject, summary }: TabLabelProps) {
  const own = summary?.filter(({ duty }) => duty.subject === subject);
  const short = own?.reduce((sum, { subjectsShort }) => sum + subjectsShort, 0) ?? 0;
  return (
    <>
      {dutySubjectLabels[subject]}
      {own && (
        <span className={short > 0 ? `${styles.tabCount} ${styles.tabShort}` : styles.tabCount}>
          {own.length === 0 ? '无要求' : short > 0 ? `不足 ${short}` : '无不足'}
        </span>
      )}
    </>
  );
}
