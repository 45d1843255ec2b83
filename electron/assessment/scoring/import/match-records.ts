import { assessedObjectLabels } from '#shared/vocabulary.ts';
import type { Problems } from '../../../spreadsheets/problems.ts';
import type { CheckedScoreSheet, ScoreLine } from './reading.types.ts';
import type { ScoredRecord } from './scored-records.repository.ts';

/** A line of the sheet, the record it is about and the scorer it is by. */
export interface MatchedScores {
  readonly line: ScoreLine;
  readonly record: ScoredRecord;
  readonly scorer: number;
}

/**
 * Finds which record each line means: a person by name and village, a team by its village, a unit by its name. Nobody
 * is guessed: what may be two records, or none, is told beside its cell.
 *
 * @param scorers names by place
 * @param scorer whose sheet it is; null: whom the column 评分人 names
 */
export function matchRecords(
  { lines, sheet }: { readonly lines: readonly ScoreLine[]; readonly sheet: CheckedScoreSheet },
  records: readonly ScoredRecord[],
  scorers: readonly string[],
  scorer: number | null,
  problems: Problems,
): MatchedScores[] {
  const byName = Map.groupBy(records, keyOf);
  const rows = new Map<string, number>();
  return lines.flatMap((line) => {
    const found = findRecord(line, byName);
    if ('message' in found) {
      problems.error(line.row, sheet.columns[found.at], line[found.at] ?? '', found.message);
      return [];
    }
    const place = findScorer(line, scorers, scorer);
    if (typeof place === 'string') {
      problems.error(line.row, sheet.columns.scorer, line.scorer ?? '', place);
      return [];
    }
    const key = `${found.record.id} ${place}`;
    const earlier = rows.get(key);
    if (earlier !== undefined) {
      const message = `与第 ${earlier} 行是同一个评分对象、同一位评分人，请只保留一行。`;
      problems.error(line.row, sheet.columns[found.at], line[found.at] ?? '', message);
      return [];
    }
    rows.set(key, line.row);
    return [{ line, record: found.record, scorer: place }];
  });
}

const keyOf = ({ object, name }: ScoredRecord) =>
  `${object === 'team' || object === 'unit' ? object : 'person'} ${name}`;

type At = 'name' | 'village' | 'unit';
type Found =
  | { readonly at: At; readonly record: ScoredRecord }
  | { readonly at: At; readonly message: string };

function findRecord(line: ScoreLine, byName: ReadonlyMap<string, readonly ScoredRecord[]>): Found {
  const { name, village, unit } = line;
  if (name !== null) return chosen('name', line, byName.get(`person ${name}`) ?? [], `名叫“${name}”的人员`);
  if (village !== null)
    return chosen(
      'village',
      line,
      byName.get(`team ${village}`) ?? [],
      `“${village}”的${assessedObjectLabels.team}`,
    );
  return chosen('unit', line, byName.get(`unit ${unit ?? ''}`) ?? [], `名为“${unit ?? ''}”的派出单位`);
}

/** Narrows by village, township and unit until one is left. */
function chosen(at: At, line: ScoreLine, candidates: readonly ScoredRecord[], what: string): Found {
  if (candidates.length === 0) return { at, message: `本次考核中没有${what}，请核对。` };
  let left = candidates;
  if (at === 'name' && line.village !== null) {
    left = left.filter(({ villageName }) => samePlace(villageName, line.village ?? ''));
    if (left.length === 0) {
      const places = [...new Set(candidates.map(({ villageName }) => villageName))].join('、');
      return { at: 'village', message: `${line.name}驻${places}，不是${line.village}，请核对。` };
    }
  }
  left = narrowed(left, line.township, ({ townshipName }) => townshipName);
  if (at !== 'unit') left = narrowed(left, line.unit, ({ unitName }) => unitName);
  const [record] = left;
  if (left.length === 1 && record) return { at, record };
  const places = left.map(
    ({ townshipName, villageName, unitName }) => `${townshipName}${villageName}${unitName}`,
  );
  return {
    at,
    message: `本次考核中有 ${left.length} 个${what}（${places.slice(0, 5).join('、')}），请用乡镇、村名或派出单位加以区分。`,
  };
}

/** Those at a place, where the line names one and any of them is there. */
function narrowed(
  records: readonly ScoredRecord[],
  place: string | null,
  placeOf: (record: ScoredRecord) => string,
): readonly ScoredRecord[] {
  if (place === null || records.length < 2) return records;
  const there = records.filter((record) => samePlace(placeOf(record), place));
  return there.length > 0 ? there : records;
}

/** Sheets often leave out 村, 社区, 镇 or 街道 at the end of a name. */
function samePlace(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    short.length >= 2 &&
    long.startsWith(short) &&
    /^(?:村|社区|行政村|镇|乡|街道)$/.test(long.slice(short.length))
  );
}

/** The place of a line's scorer, or what is wrong. */
function findScorer(line: ScoreLine, scorers: readonly string[], scorer: number | null): number | string {
  if (scorer !== null) {
    const name = scorers[scorer - 1] ?? '';
    return line.scorer === null || line.scorer === name
      ? scorer
      : `这一行是${line.scorer}的评分，导入时选的是${name}，请核对。`;
  }
  const named = `本次考核的评分人是${scorers.join('、')}`;
  if (line.scorer === null) return `没有写明评分人。${named}。`;
  const place = scorers.indexOf(line.scorer) + 1;
  return place > 0 ? place : `评分人中没有“${line.scorer}”。${named}。`;
}
