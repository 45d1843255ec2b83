import type { CompletenessFinding } from '#shared/contract/archive-register.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import type { Identity, PaperIdentity } from './identity.repository.ts';

const labels = {
  name: '姓名',
  birthDate: '出生日期',
  workDate: '参加工作时间',
  partyDate: '入党时间',
} as const;
type Field = keyof typeof labels;
const rules = {
  name: 'name',
  birthDate: 'birth_date',
  workDate: 'work_date',
  partyDate: 'party_date',
} as const satisfies Record<Field, CompletenessFinding['rule']>;
const fields = ['name', 'birthDate', 'workDate', 'partyDate'] as const;

/** What is there besides the paper: the roster, and the other material in force for the person's file. */
export interface KnownOf {
  readonly roster: Identity | null;
  readonly others: readonly PaperIdentity[];
}

/**
 * Whether the paper, the other material and the roster say the same of name, birth, work and party dates. What a source
 * does not say cannot clash. Dates that clash are remade, completed, or corrected with a seal (domain notes 3, S31).
 */
export const identityFindings = (paper: PaperIdentity, known: KnownOf): CompletenessFinding[] =>
  fields.map((field) => findingOf(field, paper, known));

function findingOf(field: Field, paper: PaperIdentity, { roster, others }: KnownOf): CompletenessFinding {
  const [rule, label, own] = [rules[field], labels[field], paper[field]];
  if (own === null) return unsaid(field, roster);
  const clashes = [
    ...(differs(own, roster?.[field]) ? [`台账是${said(roster?.[field])}`] : []),
    ...others
      .filter((other) => differs(own, other[field]))
      .map((other) => `${other.title}（${other.registerNumber}）是${said(other[field])}`),
  ];
  if (clashes.length === 0) return { rule, state: 'ok', message: `${label}${said(own)}，与已有记载一致。` };
  return {
    rule,
    state: 'clash',
    message: `${label}不一致：本材料是${said(own)}，${clashes.join('，')}。请查证：台账有误的先更正台账；本材料有误的更正后重新生成；其他材料有误的重做、补充，或审改并盖章。`,
  };
}

/** A form must say who it is about; the other dates may rightly be blank. */
function unsaid(field: Field, roster: Identity | null): CompletenessFinding {
  const [rule, label] = [rules[field], labels[field]];
  const known = roster?.[field] ?? null;
  if (field === 'birthDate' || known !== null) {
    const now = known === null ? '请先在台账中补上，再' : `台账现在是${said(known)}，请`;
    // What stands on no form is compared only where the register kept it.
    if (field === 'workDate') {
      return { rule, state: 'ok', message: `生成本材料时没有登记${label}，无法比对。` };
    }
    return {
      rule,
      state: 'missing',
      message: `材料上没有${label}。${now}重新生成这份材料，或在纸质件上补填并盖章后登记备注。`,
    };
  }
  return { rule, state: 'ok', message: `没有登记${label}，无须比对。` };
}

const differs = (own: string, other: string | null | undefined): boolean =>
  other !== null && other !== undefined && other !== own;

const said = (value: string | BusinessDate | null | undefined): string => {
  if (value === null || value === undefined) return '空白';
  const date = isDate(value) ? formatDateLong(value) : value;
  return `“${date}”`;
};

const isDate = (value: string): value is BusinessDate => /^\d{4}-\d{2}-\d{2}$/.test(value);
