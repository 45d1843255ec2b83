import { Segmented } from 'antd';
import { MonthSwitch } from '../../components/month-switch.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { SchemeChoice } from '../scheme-choice.tsx';
import { presentYear, YearSwitch } from '../year-switch.tsx';
import { AllowanceDrawer } from './allowance-drawer.tsx';
import styles from './money.module.css';
import { MonthStatement } from './month-statement.tsx';
import { presentMonth, useAllowanceAddress } from './use-allowance-address.ts';
import { YearStatement } from './year-statement.tsx';

/** 驻村补助: what people are paid for a month, or over a year by unit. */
export function AllowancesPage() {
  const state = useAllowanceAddress();
  const { address, change } = state;
  const { view, month, year } = address;
  return (
    <Page fill>
      <PageHeader
        title="驻村补助"
        crumbs={[{ label: '日常管理' }]}
        meta={
          <span className={styles.meta}>
            <Segmented<'month' | 'year'>
              aria-label="按月或按年"
              value={view}
              options={[
                { value: 'month', label: '按月发放' },
                { value: 'year', label: '全年汇总' },
              ]}
              onChange={(next) =>
                change(next === 'year' ? { view: 'year', year: month.slice(0, 4) } : { view: null })
              }
            />
            {view === 'month' ? (
              <MonthSwitch value={month} last={presentMonth()} onChange={(next) => change({ month: next })} />
            ) : (
              <YearSwitch
                value={year}
                last={presentYear()}
                onChange={(next) => change({ year: String(next) })}
              />
            )}
          </span>
        }
        extra={
          <SchemeChoice
            value={address.schemeVersionId}
            onChange={(scheme) => change({ scheme, partial: null })}
          />
        }
      />
      {view === 'month' ? <MonthStatement {...state} /> : <YearStatement {...state} />}
      <AllowanceDrawer
        postingId={address.posting}
        month={month}
        rule={address.rule}
        choices={address.choices}
        schemeVersionId={address.schemeVersionId}
        onClose={() => change({ posting: null, rule: null })}
      />
    </Page>
  );
}
