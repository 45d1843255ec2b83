import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { BusinessDate } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import {
  type AssessedObject,
  type AssessmentKind,
  assessedObjectLabels,
  assessedObjects,
} from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import styles from './plan-drawer.module.css';

interface PlannedParticipantsProps {
  readonly kind: AssessmentKind;
  readonly year: number | undefined;
  readonly schemeVersionId: string;
  readonly periodFrom: BusinessDate | undefined;
  readonly periodTo: BusinessDate | undefined;
  readonly objects: readonly AssessedObject[] | undefined;
  readonly postingIds: readonly PostingId[];
}

/** Whom the cycle would assess if it were opened now, and what stands in the way. */
export function PlannedParticipants(props: PlannedParticipantsProps) {
  const { kind, year, schemeVersionId, periodFrom, periodTo, objects, postingIds } = props;
  const complete = year !== undefined && year >= 2000 && year <= 2199 && schemeVersionId !== '';
  const preview = useQuery(
    orpc.assessment.previewParticipants.queryOptions({
      input: {
        kind,
        year: year ?? 2000,
        schemeVersionId,
        ...(periodFrom ? { periodFrom } : {}),
        ...(periodTo ? { periodTo } : {}),
        ...(objects && objects.length > 0 ? { objects: [...objects] } : {}),
        postingIds: [...postingIds],
      },
      enabled: complete,
      placeholderData: keepPreviousData,
    }),
  );
  const { data } = preview;
  if (!data) return <ErrorMessage error={preview.error} />;
  const countOf = (object: AssessedObject) =>
    data.counts.filter((entry) => entry.object === object).reduce((sum, { count }) => sum + count, 0);
  const counted = assessedObjects.filter((object) => countOf(object) > 0);
  return (
    <section className={styles.preview} aria-label="按台账现在的考核对象">
      <p>
        {counted.length === 0
          ? '台账中没有符合条件的考核对象。'
          : `按台账现在的情况：${counted
              .map((object) => `${assessedObjectLabels[object]} ${formatCount(countOf(object))}`)
              .join('，')}。开启时再次核定，此后不受台账更正影响。`}
      </p>
      {data.withoutTemplate.length > 0 && (
        <p className={styles.lacking}>
          这套制度方案没有以下对象的考核模板，不能选择：
          {data.withoutTemplate.map((object) => assessedObjectLabels[object]).join('、')}。
        </p>
      )}
      {data.incomplete.length > 0 && (
        <>
          <p className={styles.lacking}>
            有 {formatCount(data.incomplete.length)} 人信息不全，补全后才能开启：
          </p>
          <ul>
            {data.incomplete.map(({ postingId, name, lacking }) => (
              <li key={postingId}>
                <Link to={`/roster?text=${encodeURIComponent(name)}`}>{name}</Link>（缺{lacking.join('、')}）
              </li>
            ))}
          </ul>
        </>
      )}
      {data.leftOut.length > 0 && (
        <p>
          {data.leftOut.map(({ name }) => name).join('、')}
          在期间内换过岗位，按任职较长的岗位考核一次。
        </p>
      )}
    </section>
  );
}
