import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox, Pagination } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type WhatIfKind, type WhatIfRow, whatIfKindLabels, whatIfKinds } from '#shared/contract/recall.ts';
import { formatDateLong } from '#shared/dates.ts';
import type { JobId } from '#shared/ids.ts';
import { orpc } from '../app/client.ts';
import { Choice, optionsOf } from '../components/choice.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Panel } from '../components/page.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import styles from './recall.module.css';

const pageSize = 50;

/** Who comes off differently under the two schemes, both sides in sentences. */
export function WhatIfResult({ id }: { readonly id: JobId }) {
  const [kind, setKind] = useState<WhatIfKind | null>(null);
  const [text, setText] = useState('');
  const [onlyDiffering, setOnlyDiffering] = useState(true);
  const [page, setPage] = useState(1);
  const query = useQuery(
    orpc.recall.listWhatIf.queryOptions({
      input: { id, kind, text, onlyDiffering, offset: (page - 1) * pageSize, limit: pageSize },
      placeholderData: keepPreviousData,
    }),
  );
  const result = query.data;
  if (query.error) return <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />;
  if (!result) return null;
  const narrow =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setPage(1);
    };
  return (
    <Panel
      title={`${result.postings} 人中有 ${result.differing} 人结果不同`}
      extra={`截至${formatDateLong(result.asOf)}`}
    >
      <p className={styles.kinds}>
        {result.byKind.map((entry) => (
          <span key={entry.kind}>
            {whatIfKindLabels[entry.kind]} <strong>{entry.postings}</strong> 人
          </span>
        ))}
      </p>
      <div className={styles.narrow}>
        <TextFilter
          className={styles.search}
          value={text}
          placeholder="姓名、村、单位、首字母"
          aria-label="查找姓名、村、单位"
          onChange={narrow(setText)}
        />
        <Choice
          label="按差别的种类筛选"
          placeholder="差别"
          value={kind}
          options={optionsOf(whatIfKinds, whatIfKindLabels)}
          onChange={narrow(setKind)}
        />
        <Checkbox
          checked={onlyDiffering}
          onChange={(event) => narrow(setOnlyDiffering)(event.target.checked)}
        >
          只看结果不同的人
        </Checkbox>
      </div>
      {result.rows.length === 0 ? (
        <EmptyState>没有符合条件的人：在这批记录上，两个方案的结果一致。</EmptyState>
      ) : (
        <ul className={styles.people}>
          {result.rows.map((row) => (
            <WhatIfPerson key={row.posting.postingId} row={row} />
          ))}
        </ul>
      )}
      {result.total > pageSize && (
        <Pagination
          current={page}
          pageSize={pageSize}
          total={result.total}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </Panel>
  );
}

function WhatIfPerson({ row: { posting, differences } }: { readonly row: WhatIfRow }) {
  return (
    <li>
      <div>
        <Link to={`/people/${posting.personId}`}>{posting.personName}</Link>
        <p className={styles.more}>
          {posting.villageName} · {posting.unitName}
        </p>
      </div>
      <div>
        {differences.length === 0 && <p className={styles.more}>两个方案的结果一致。</p>}
        {differences.map((difference) => (
          <div key={`${difference.kind} ${difference.first}`} className={styles.sides}>
            <span className={styles.kindName}>{whatIfKindLabels[difference.kind]}</span>
            <p>{difference.first}</p>
            <p>{difference.second}</p>
          </div>
        ))}
      </div>
    </li>
  );
}
