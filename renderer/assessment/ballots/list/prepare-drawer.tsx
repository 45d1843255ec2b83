import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import type { BatchSuggestion } from '#shared/contract/assessment-ballots.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { CycleId, TownshipId } from '#shared/ids.ts';
import { tidyLine } from '#shared/text.ts';
import { type RaterGroup, raterGroupLabels, raterGroups } from '#shared/vocabulary.ts';
import { client, orpc } from '../../../app/client.ts';
import { formatCount } from '../../../app/format.ts';
import { Choice } from '../../../components/choice.tsx';
import { DateField } from '../../../components/date-field.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { CountField } from '../../scoring/count-field.tsx';
import { moveBetweenCounts } from '../../scoring/count-keys.ts';
import styles from './ballots-page.module.css';

interface PrepareDrawerProps {
  readonly cycleId: CycleId;
  readonly open: boolean;
  readonly townships: readonly { readonly id: TownshipId; readonly name: string }[];
  readonly onClose: () => void;
}

/** Suggestions that are listed one by one; the others are made as the groups' counts say. */
const listedAtMost = 200;
/** Batches that are made in one call. */
const atOnce = 1000;

const keyOf = ({ group, place, subjects }: BatchSuggestion) =>
  `${group} ${place} ${subjects[0]?.assessmentId ?? ''}`;

function issuedIn(text: string): number | null {
  const plain = tidyLine(text);
  return /^[1-9]\d{0,3}$/.test(plain) ? Number(plain) : null;
}

/** Makes the batches of a whole cycle: who rates whom follows from the scheme, how many ballots from the meeting. */
export function PrepareDrawer({ cycleId, open, townships, onClose }: PrepareDrawerProps) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [groups, setGroups] = useState<readonly RaterGroup[]>(raterGroups);
  const [townshipId, setTownshipId] = useState<TownshipId | null>(null);
  const [countyBy, setCountyBy] = useState<'township' | 'cycle'>('township');
  const [heldOn, setHeldOn] = useState<BusinessDate | null>(null);
  const [groupIssued, setGroupIssued] = useState<Partial<Record<RaterGroup, string>>>({});
  const [issued, setIssued] = useState<Readonly<Record<string, string>>>({});
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const input = { cycleId, groups: [...groups], townshipId, countyBy };
  const query = useQuery(
    orpc.assessment.suggestBatches.queryOptions({
      input,
      enabled: open && groups.length > 0,
      staleTime: 0,
    }),
  );
  const suggestions = groups.length === 0 ? [] : (query.data?.suggestions ?? []);
  const issuedText = (one: BatchSuggestion) =>
    issued[keyOf(one)] ?? groupIssued[one.group] ?? String(one.issued);
  const chosen = suggestions.filter((one) => !leftOut.has(keyOf(one)));
  const wrong = chosen.filter((one) => issuedIn(issuedText(one)) === null);
  const ballots = chosen.reduce((sum, one) => sum + (issuedIn(issuedText(one)) ?? 0), 0);

  const prepare = useMutation({
    async mutationFn() {
      const batches = chosen.map((one) => ({
        group: one.group,
        place: one.place,
        heldOn,
        issued: issuedIn(issuedText(one)) ?? one.issued,
        subjects: one.subjects.map(({ assessmentId }) => assessmentId),
      }));
      for (let start = 0; start < batches.length; start += atOnce) {
        await client.assessment.prepareBatches({ cycleId, batches: batches.slice(start, start + atOnce) });
      }
      return batches.length;
    },
    onSuccess(count) {
      message.success(`已编制 ${formatCount(count)} 个批次。`);
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: orpc.assessment.key() }),
  });

  function close() {
    setIssued({});
    setLeftOut(new Set());
    prepare.reset();
    onClose();
  }

  function toggle(key: string) {
    const next = new Set(leftOut);
    if (!next.delete(key)) next.add(key);
    setLeftOut(next);
  }

  return (
    <Drawer
      open={open}
      onClose={close}
      title="编制测评票批次"
      size={880}
      destroyOnHidden
      footer={
        <div className={styles.row}>
          <Button
            type="primary"
            disabled={chosen.length === 0 || wrong.length > 0}
            loading={prepare.isPending}
            onClick={() => prepare.mutate()}
          >
            编制 {formatCount(chosen.length)} 个批次
          </Button>
          <span className={styles.label}>
            {wrong.length > 0
              ? `有 ${wrong.length} 批的发出张数没有填对`
              : `共发出 ${formatCount(ballots)} 张票`}
          </span>
        </div>
      }
    >
      <div className={styles.form}>
        <div className={styles.row}>
          <span className={styles.label}>测评主体</span>
          <Checkbox.Group
            value={[...groups]}
            options={raterGroups.map((value) => ({ value, label: raterGroupLabels[value] }))}
            onChange={(next) => setGroups(raterGroups.filter((group) => next.includes(group)))}
          />
        </div>
        <div className={styles.row}>
          <Choice
            label="乡镇（街道）"
            placeholder="全部乡镇（街道）"
            width="long"
            value={townshipId}
            options={townships.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setTownshipId}
          />
          <span className={styles.label}>县级部门</span>
          <Radio.Group
            value={countyBy}
            options={[
              { value: 'township', label: '每乡镇一批' },
              { value: 'cycle', label: '全部合为一批' },
            ]}
            onChange={(event) => setCountyBy(event.target.value === 'cycle' ? 'cycle' : 'township')}
          />
          <span className={styles.label}>测评日期</span>
          <div>
            <DateField value={heldOn} onChange={setHeldOn} aria-label="测评日期" />
          </div>
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows and Enter move between its fields */}
        <div className={styles.row} onKeyDown={moveBetweenCounts}>
          <span className={styles.label} title="先按方案要求的最低有效票数填，请改为会上实际发出的张数">
            每批发出
          </span>
          {groups
            .filter((group) => suggestions.some((one) => one.group === group))
            .map((group) => (
              // biome-ignore lint/a11y/noLabelWithoutControl: the field is inside
              <label key={group} className={styles.issued}>
                {raterGroupLabels[group]}
                <CountField
                  value={
                    groupIssued[group] ?? String(suggestions.find((one) => one.group === group)?.issued ?? '')
                  }
                  readOnly={false}
                  aria-label={`${raterGroupLabels[group]}每批发出`}
                  onChange={(text) => setGroupIssued((current) => ({ ...current, [group]: text }))}
                />
              </label>
            ))}
        </div>
        <ErrorMessage error={query.error ?? prepare.error} onRetry={() => void query.refetch()} />
        {query.isLoading && <Skeleton active />}
        {query.data && suggestions.length === 0 && (
          <EmptyState>所选范围内没有要编制的批次：该有的都已编好，或者考核对象现在不在评分。</EmptyState>
        )}
        {suggestions.length > 0 && (
          <table className={styles.suggestions} onKeyDown={moveBetweenCounts}>
            <caption className="desk-hidden">将编制的批次</caption>
            <thead>
              <tr>
                <th scope="col">编制</th>
                <th scope="col">测评主体</th>
                <th scope="col">地点</th>
                <th scope="col">考核对象</th>
                <th scope="col">至少</th>
                <th scope="col">发出</th>
              </tr>
            </thead>
            <tbody>
              {suggestions.slice(0, listedAtMost).map((one) => {
                const key = keyOf(one);
                const text = issuedText(one);
                return (
                  <tr key={key} data-count-row="">
                    <td>
                      <Checkbox
                        checked={!leftOut.has(key)}
                        aria-label={`编制${raterGroupLabels[one.group]}${one.place}`}
                        onChange={() => toggle(key)}
                      />
                    </td>
                    <td>{raterGroupLabels[one.group]}</td>
                    <td>{one.place}</td>
                    <td>{one.subjects.map(({ name }) => name).join('、')}</td>
                    <td>{one.minimumValid}</td>
                    <td className={styles.count}>
                      <CountField
                        value={text}
                        readOnly={leftOut.has(key)}
                        wrong={issuedIn(text) === null}
                        aria-label={`${raterGroupLabels[one.group]}${one.place}发出`}
                        onChange={(next) => setIssued((current) => ({ ...current, [key]: next }))}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
        {suggestions.length > listedAtMost && (
          <p className={styles.label}>
            其余 {formatCount(suggestions.length - listedAtMost)} 批按上面各类的每批发出张数编制。
          </p>
        )}
      </div>
    </Drawer>
  );
}
