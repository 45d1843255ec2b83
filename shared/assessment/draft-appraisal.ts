import { isPersonSubject, opinionOrganLabels } from '../contract/assessment-record.ts';
import type { Appraisal, TermDossier, TermYear } from '../contract/assessment-term.ts';
import { formatDateLong } from '../dates.ts';
import { formatPoints } from '../points.ts';
import {
  assessedObjectLabels,
  checkLevelLabels,
  conductKindLabels,
  findingKindLabels,
  postingEndKindLabels,
} from '../vocabulary.ts';

/**
 * Puts the records of a term into sentences, for a person to read, correct and complete. It says only what is on
 * record: it neither praises nor blames, and what nobody has recorded it leaves out or names as missing.
 */
export function draftAppraisal(dossier: TermDossier): Appraisal {
  return {
    achievements: [service(dossier), ...dossier.years.map(yearSentence), ...opinionLines(dossier.years)].join(
      '\n',
    ),
    shortcomings: shortcomingLines(dossier).join('\n'),
    conclusion: conclusionLines(dossier).join('\n'),
  };
}

function service({ subject, startDate, endDate, dueOn, endKind, endReason }: TermDossier): string {
  const post = `${subject.townshipName}${subject.villageName}驻村${assessedObjectLabels[subject.object]}`;
  const until = endDate ?? dueOn;
  const span =
    until === null
      ? `自${formatDateLong(startDate)}起`
      : `自${formatDateLong(startDate)}至${formatDateLong(until)}`;
  const early =
    endDate !== null && dueOn !== null && endDate < dueOn
      ? `任期未满离岗${endKind === null ? '' : `（${postingEndKindLabels[endKind]}${endReason ? `：${endReason}` : ''}）`}。`
      : '';
  return `该同志${span}任${post}，由${subject.unitName}派出。${early}`;
}

function yearSentence(year: TermYear): string {
  const place = year.rank === null ? '' : `，列第 ${year.rank}/${year.poolSize} 名`;
  const score = year.total === null ? '' : `，得分 ${formatPoints(year.total)}${place}`;
  const { requiredDays, presentDays, leaveDays, absenceNotices } = year.figures;
  const days = [
    presentDays === null
      ? ''
      : `驻村 ${presentDays} 天${requiredDays === null ? '' : `（应驻村 ${requiredDays} 天）`}`,
    leaveDays === null ? '' : `请假 ${leaveDays} 天`,
    absenceNotices ? `脱岗通报 ${absenceNotices} 次` : '',
  ].filter((part) => part !== '');
  const votes = ballotSentence(year);
  return `${year.year}年度考核等次为${year.gradeWord}${score}。${days.length === 0 ? '' : `${days.join('，')}。`}${votes}`;
}

function ballotSentence({ tallies }: TermYear): string {
  const valid = tallies.reduce((sum, tally) => sum + tally.valid, 0);
  if (valid === 0) return '';
  const issued = tallies.reduce((sum, tally) => sum + tally.issued, 0);
  const excellent = tallies.reduce((sum, tally) => sum + tally.votes.excellent, 0);
  const competent = tallies.reduce((sum, tally) => sum + tally.votes.competent, 0);
  return `民主测评发出 ${issued} 张，有效 ${valid} 张，其中优秀 ${excellent} 张、称职（合格） ${competent} 张。`;
}

/** The last opinion of each organ, as it was written. */
function opinionLines(years: readonly TermYear[]): string[] {
  const latest = new Map<string, string>();
  for (const { year, opinions } of years) {
    for (const { organ, organName, text } of opinions) {
      if (text.trim() === '') continue;
      const name = organName ?? opinionOrganLabels[organ];
      latest.set(name, `${name}（${year}年度）：${text.trim()}`);
    }
  }
  return [...latest.values()];
}

function shortcomingLines({ conduct, spotChecks }: TermDossier): string[] {
  return [
    // An investigation has settled nothing: it is no shortcoming.
    ...conduct
      .filter(({ kind }) => kind !== 'investigation')
      .map(
        ({ decidedOn, organ, kind, severity, reason }) =>
          `${formatDateLong(decidedOn)}，${organ}${conductKindLabels[kind]}${severity === null ? '' : `（${severity}）`}：${reason}。`,
      ),
    ...spotChecks.map(
      ({ checkedOn, level, finding, detail, correctedOn }) =>
        `${formatDateLong(checkedOn)}，${checkLevelLabels[level]}检查发现${findingKindLabels[finding]}${detail === '' ? '' : `：${detail}`}${correctedOn === null ? '' : `，已于${formatDateLong(correctedOn)}整改`}。`,
    ),
  ];
}

function conclusionLines({ subject, years, rules }: TermDossier): string[] {
  const grades = years.map(({ year, gradeWord }) => `${year}年度${gradeWord}`).join('、');
  const name = isPersonSubject(subject) ? subject.name : '';
  const body = rules.lead === null ? '' : `${[rules.lead.organ, ...rules.lead.together].join('、')}`;
  return [
    `任期内年度考核：${grades === '' ? '没有已审定的结果' : grades}。`,
    `经${body || '考核组'}考核，${name}同志任期内`,
  ];
}
