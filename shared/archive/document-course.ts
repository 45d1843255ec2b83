import type { RegisteredDocument } from '../contract/archive.ts';
import { addDays, addMonths, type BusinessDate, businessDateSchema, daysInMonth, monthOf } from '../dates.ts';
import type { DocumentKind, DocumentStage } from '../vocabulary.ts';

/*
 * How a paper goes its way after it was registered: signed, sealed, handed over.
 *
 * What goes into a personal file must be formally made and its formalities complete: the seals of the organs, the
 * signature of the person, and where somebody has seen it and does not sign, a note of the organisation on it
 * (收集归档的要求, domain notes 3, S30, S31). Papers of a recall case are kept in the case's file: no source says
 * that they go into a personal file.
 */

/** Signatures and seals that a kind of paper has places for. */
export interface DocumentMarks {
  /** Who signs; null: nobody does, organs at most. */
  readonly signature: string | null;
  /** Whose seals it must bear. */
  readonly seals: readonly string[];
  /** Whose seals it may bear besides: an organ that signs as well as seals (签名或者盖章). */
  readonly besides: readonly string[];
}

const none: DocumentMarks = { signature: null, seals: [], besides: [] };
const letter: DocumentMarks = { signature: null, seals: ['发文机关'], besides: [] };

const marks: Record<DocumentKind, DocumentMarks> = {
  // 每一栏签名（盖章）加日期；本人意见由本人签名 (domain notes 2.1, 2.3).
  annual_form: { signature: '本人', seals: ['乡镇党委', '派出单位', '审定机关'], besides: ['村党组织'] },
  term_form: {
    signature: '本人',
    seals: ['乡镇党委', '派出单位', '组织部门', '审定机关'],
    besides: ['乡村振兴部门'],
  },
  // The team signs its summary and its answer to the result; of a unit both are sealed. Cells for others are there at times.
  team_form: {
    signature: '工作队',
    seals: ['乡镇党委', '派出单位', '审定机关'],
    besides: ['村党组织', '县级部门'],
  },
  unit_form: {
    signature: null,
    seals: ['派出单位', '乡镇党委', '审定机关'],
    besides: ['村党组织', '县级部门'],
  },
  score_detail: none,
  ballot_summary: { signature: '主持人、监票人、计票人', seals: [], besides: [] },
  result_roll: { signature: null, seals: ['审定机关'], besides: [] },
  publicity_notice: letter,
  result_notice: letter,
  feedback_letter: letter,
  archive_catalogue: none,
  // Both sides sign and seal it and its receipt: that is recorded with the hand-over itself.
  transfer_list: none,
  recall_approval: {
    signature: '本人',
    seals: ['提出机关', '审定机关'],
    besides: ['派出单位', '督促机关', '核查机关'],
  },
  recall_notice: letter,
  urging_letter: letter,
  no_recall_notice: letter,
  talk_record: { signature: '被约谈人、约谈人、记录人', seals: [], besides: [] },
  statement_record: { signature: '本人、记录人', seals: [], besides: [] },
  successor_filing: { signature: null, seals: ['派出单位', '乡镇党委'], besides: ['备案机关'] },
  case_file: none,
};

/** Signatures and seals that a kind of paper has places for. */
export const marksOf = (kind: DocumentKind): DocumentMarks => marks[kind];

/** Whether seals belong on a kind of paper at all. */
export const bearsSeals = (kind: DocumentKind): boolean =>
  marks[kind].seals.length > 0 || marks[kind].besides.length > 0;

/** Of seals that came onto papers of several kinds, those that have a place on this kind, or on none of them. */
export function sealsFor(kind: DocumentKind, seals: readonly string[]): string[] {
  const { seals: required, besides } = marks[kind];
  return seals.filter(
    (organ) => required.includes(organ) || besides.includes(organ) || !organsWithPlaces.has(organ),
  );
}

const organsWithPlaces = new Set(
  Object.values(marks).flatMap(({ seals, besides }) => [...seals, ...besides]),
);

/**
 * What is filed in a person's file, class 三 (鉴定、考核、考察材料): 年度考核登记表 and 鉴定 (中组发〔2009〕12号第八条; 江津
 * 方案: 期满鉴定材料存入个人档案). Everything else stays with the papers of the assessment or of the case.
 */
const personalFileKinds: readonly DocumentKind[] = ['annual_form', 'term_form'];

/** Whether a kind of paper is handed over into a personal file. */
export const belongsToPersonalFile = (kind: DocumentKind): boolean => personalFileKinds.includes(kind);

/** 《干部人事档案工作条例》第二十条: handed over within one month of being formed. */
export function dueOnOf(formedOn: BusinessDate): BusinessDate {
  const month = addMonths(monthOf(formedOn), 1);
  const day = Math.min(Number(formedOn.slice(8)), daysInMonth(month));
  return businessDateSchema.parse(`${month}-${String(day).padStart(2, '0')}`);
}

/** Days before the last day within which a paper is due soon. */
export const soonDays = 14;

/** A paper that waits: past its last day, within the last 14 days, or with time left. */
export type DueStanding = 'overdue' | 'soon' | 'later';

/** How a paper stands by the day until which it is to be handed over; null: it waits for nothing. */
export function dueStandingOf(
  { dueOn, stage }: Pick<RegisteredDocument, 'dueOn' | 'stage'>,
  today: BusinessDate,
): DueStanding | null {
  if (dueOn === null || !isOnItsWay(stage)) return null;
  if (dueOn < today) return 'overdue';
  return dueOn <= soonUntil(today) ? 'soon' : 'later';
}

/** The last day that counts as soon. */
export const soonUntil = (today: BusinessDate): BusinessDate => addDays(today, soonDays);

/** Whether a paper is in force and still in the house. */
export const isOnItsWay = (stage: DocumentStage): boolean =>
  stage === 'issued' || stage === 'signed' || stage === 'sealed';

/** The stages of a kind of paper in order, those left out that it does not pass. */
export function stagesOf(kind: DocumentKind): DocumentStage[] {
  const { signature } = marks[kind];
  return [
    'issued',
    ...(signature === null ? [] : (['signed'] as const)),
    ...(bearsSeals(kind) ? (['sealed'] as const) : []),
    ...(belongsToPersonalFile(kind) ? (['handed_over'] as const) : []),
  ];
}

/** What is to be done next with a paper. */
export type CourseStep = 'sign' | 'seal' | 'hand_over';

/** Seals that are still wanting on a paper. */
export const missingSealsOf = ({ kind, seals }: Pick<RegisteredDocument, 'kind' | 'seals'>): string[] =>
  marks[kind].seals.filter((organ) => !seals.includes(organ));

/**
 * What is to be done next with a paper: the person signs, then the organs seal, then it is handed over. Null: it is
 * where it belongs, or no longer in force.
 */
export function nextStepOf(
  paper: Pick<RegisteredDocument, 'kind' | 'stage' | 'signing' | 'seals'>,
): CourseStep | null {
  if (!isOnItsWay(paper.stage)) return null;
  if (marks[paper.kind].signature !== null && paper.signing === null) return 'sign';
  if (missingSealsOf(paper).length > 0) return 'seal';
  return belongsToPersonalFile(paper.kind) ? 'hand_over' : null;
}
