import { Button, Select, Skeleton, Switch } from 'antd';
import { useMemo, useRef } from 'react';
import * as z from 'zod';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { WhatIfIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { ChapterIndex } from '../reading/chapter-index.tsx';
import readingStyles from '../reading/reading.module.css';
import styles from './compare.module.css';
import { ComparedChapters } from './compared-chapters.tsx';
import { differencesOf, totalsOf } from './differences.ts';
import { areRelated, type Comparable, useComparables, useContent } from './use-comparable.ts';

const addressShape = {
  left: z.string().nullable().default(null),
  right: z.string().nullable().default(null),
  all: z.literal('yes').nullable().default(null),
};

/** Two schemes, versions, or a draft and a version, side by side: what differs, each side with its clause. */
export function ComparePage() {
  const [address, change] = useAddressFilter(addressShape);
  const { all, error } = useComparables();
  const scroller = useRef<HTMLElement>(null);
  const right = sideOf(all, address.right);
  const left = sideOf(all, address.left) ?? standInFor(all, right);
  const first = useContent(left);
  const second = useContent(right);
  const chapters = useMemo(
    () =>
      left && right && first.content && second.content
        ? differencesOf(first.content, second.content, areRelated(left, right))
        : null,
    [left, right, first.content, second.content],
  );
  const totals = chapters && totalsOf(chapters);
  const same = left !== null && left.id === right?.id;
  const options = (all ?? []).map(({ id, name }) => ({ value: id, label: name }));

  return (
    <Page fill>
      <PageHeader title="比较方案" crumbs={[{ label: '制度方案', to: '/policy' }]} />
      <ErrorMessage error={error ?? first.error ?? second.error} title="方案没有载入" />
      <div className={styles.pick}>
        <label htmlFor="compare-left">
          左边
          <Select
            id="compare-left"
            className={styles.side ?? ''}
            value={left?.id ?? null}
            options={options}
            placeholder="选择方案"
            popupMatchSelectWidth={false}
            onChange={(id) => change({ left: id })}
          />
        </label>
        <Button
          icon={<WhatIfIcon />}
          aria-label="左右对调"
          disabled={!left || !right}
          onClick={() => change({ left: right?.id ?? null, right: left?.id ?? null })}
        />
        <label htmlFor="compare-right">
          右边
          <Select
            id="compare-right"
            className={styles.side ?? ''}
            value={right?.id ?? null}
            options={options}
            placeholder="选择方案"
            popupMatchSelectWidth={false}
            onChange={(id) => change({ right: id })}
          />
        </label>
        <span className={styles.push}>
          <Switch
            id="compare-all"
            size="small"
            checked={address.all === 'yes'}
            onChange={(on) => change({ all: on ? 'yes' : null })}
          />
          <label htmlFor="compare-all">相同的也展开</label>
        </span>
      </div>
      {all === null && error === null && <Skeleton active />}
      {all !== null && (left === null || right === null) && (
        <EmptyState>请在左右两边各选一套方案。也可以选同一套方案的两个版本，或草稿与它的底稿。</EmptyState>
      )}
      {same && <EmptyState>左右两边是同一个版本，请换一个对照。</EmptyState>}
      {chapters && totals && !same && left && right && (
        <>
          <p className={styles.totals} role="status">
            共 {totals.all} 条规则，<strong>{totals.all - totals.same}</strong> 条不同：内容不同{' '}
            {totals.changed} 条，仅左边有 {totals.only_left} 条，仅右边有 {totals.only_right} 条
            {totals.ground > 0 && `，仅依据不同 ${totals.ground} 条`}；{totals.same} 条相同。
          </p>
          <div className={readingStyles.reading}>
            <ChapterIndex
              scroller={scroller}
              entries={chapters.map(({ chapter, count }) => ({
                id: chapter.code,
                title: chapter.title,
                count,
                counted: '条不同',
              }))}
            />
            <section
              ref={scroller}
              className={`${readingStyles.text} ${styles.sheet}`}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
              tabIndex={0}
              aria-label="两套方案对照"
            >
              <div className={styles.heads}>
                <strong>{left.name}</strong>
                <strong>{right.name}</strong>
              </div>
              <ComparedChapters
                key={`${left.id} ${right.id}`}
                chapters={chapters}
                unfolded={address.all === 'yes'}
              />
            </section>
          </div>
        </>
      )}
    </Page>
  );
}

function sideOf(all: readonly Comparable[] | null, id: string | null): Comparable | null {
  return all?.find((one) => one.id === id) ?? null;
}

/** Where only one side is given: a draft is held against its base, a version against the one in force. */
function standInFor(all: readonly Comparable[] | null, right: Comparable | null): Comparable | null {
  if (right?.kind === 'draft') return sideOf(all, right.basedOn);
  return all?.find((one) => one.kind === 'version' && one.inForce && one.id !== right?.id) ?? null;
}
