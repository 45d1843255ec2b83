import { Link } from 'react-router';
import { opinionOrganLabels } from '#shared/contract/assessment-record.ts';
import type { TermDossier, TermYear } from '#shared/contract/assessment-term.ts';
import { formatPoints } from '#shared/points.ts';
import {
  assessedObjectLabels,
  checkLevelLabels,
  conductKindLabels,
  findingKindLabels,
  postingEndKindLabels,
} from '#shared/vocabulary.ts';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './appraisal-page.module.css';

/** What is on record about a term: the post, each year's result, conduct and findings, and what is missing. */
export function Dossier({ dossier }: { readonly dossier: TermDossier }) {
  const { subject, startDate, endDate, dueOn, endKind, endReason, years, conduct, spotChecks, notes } =
    dossier;
  const early = endDate !== null && dueOn !== null && endDate < dueOn;
  return (
    <div className={styles.stack}>
      <Panel title="任职">
        <dl className={styles.facts}>
          <dt>岗位</dt>
          <dd>
            {subject.townshipName}
            {subject.villageName} {assessedObjectLabels[subject.object]}
          </dd>
          <dt>派出单位</dt>
          <dd>{subject.unitName}</dd>
          <dt>驻村起止</dt>
          <dd>
            {startDate} 至 {endDate ?? '今'} {early && <StatusChip tone="amber">任期未满</StatusChip>}
          </dd>
          <dt>任期届满</dt>
          <dd>{dueOn ?? '方案没有载明任期'}</dd>
          {endKind !== null && (
            <>
              <dt>离岗情形</dt>
              <dd>
                {postingEndKindLabels[endKind]}
                {endReason !== null && `：${endReason}`}
              </dd>
            </>
          )}
        </dl>
      </Panel>
      <Panel title="任期内年度考核">
        {years.length === 0 ? (
          <p className={styles.quiet}>没有已审定的年度考核结果。</p>
        ) : (
          years.map((year) => <Year key={year.assessmentId} year={year} />)
        )}
      </Panel>
      {conduct.length + spotChecks.length > 0 && (
        <Panel title="奖惩与检查">
          <ul className={styles.lines}>
            {conduct.map((record) => (
              <li key={record.id}>
                {record.decidedOn}　{conductKindLabels[record.kind]}
                {record.severity !== null && `（${record.severity}）`}：{record.reason}
                <span className={styles.quiet}>　{record.organ}</span>
              </li>
            ))}
            {spotChecks.map((check) => (
              <li key={check.id}>
                {check.checkedOn}　{checkLevelLabels[check.level]}检查：{findingKindLabels[check.finding]}
                {check.detail !== '' && `，${check.detail}`}
                {check.correctedOn !== null && (
                  <span className={styles.quiet}>　{check.correctedOn} 已整改</span>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {notes.length > 0 && (
        <Panel title="需要留意">
          <ul className={styles.lines}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function Year({ year }: { readonly year: TermYear }) {
  const { requiredDays, presentDays, leaveDays, absenceNotices } = year.figures;
  const valid = year.tallies.reduce((sum, tally) => sum + tally.valid, 0);
  const excellent = year.tallies.reduce((sum, tally) => sum + tally.votes.excellent, 0);
  const facts: readonly (readonly [string, number | null])[] = [
    ['应驻村', requiredDays],
    ['实际驻村', presentDays],
    ['请假', leaveDays],
  ];
  return (
    <section className={styles.year}>
      <p>
        <Link to={`/assessment/${year.cycleId}/records/${year.assessmentId}`}>{year.cycleTitle}</Link>{' '}
        <b>{year.gradeWord}</b>
        {year.total !== null && `　${formatPoints(year.total)} 分`}
        {year.rank !== null && `　第 ${year.rank}/${year.poolSize} 名`}
      </p>
      <p className={styles.quiet}>
        {facts.map(([name, days]) => `${name} ${days === null ? '未记录' : `${days} 天`}`).join('，')}
        ，脱岗通报 {absenceNotices === null ? '未记录' : `${absenceNotices} 次`}
      </p>
      {valid > 0 && (
        <p className={styles.quiet}>
          测评有效票 {valid} 张，优秀 {excellent} 张
        </p>
      )}
      {year.opinions
        .filter(({ text }) => text.trim() !== '')
        .map((opinion) => (
          <p key={`${opinion.organ} ${opinion.organName ?? ''}`}>
            {opinion.organName ?? opinionOrganLabels[opinion.organ]}：{opinion.text}
          </p>
        ))}
    </section>
  );
}
