import type {
  CaseAbout,
  CaseClause,
  CasePosting,
  FormStatement,
  OrganOpinion,
} from '#shared/archive/snapshots/recall-forms.ts';
import type { CaseStatement } from '#shared/contract/recall-case.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { Ground, Stated } from '#shared/policy/ground.ts';
import type { RecallTrigger } from '#shared/policy/recall-rules.ts';
import {
  type Gender,
  genderLabels,
  type Identity,
  identityLabels,
  postRoleLabels,
} from '#shared/vocabulary.ts';
import type { CaseFacts } from './case-facts.ts';
import type { EventRow } from './case-records.repository.ts';

/** Where a rule stands: its clause, or the scheme where the notice does not fix it. */
export function sourceOf(ground: Ground, { scheme }: Pick<CaseFacts, 'scheme'>): string {
  return ground.kind === 'clause'
    ? `${ground.clause.document}${ground.clause.article}`
    : `${scheme.content.shortTitle}方案`;
}

/** The words of a clause without the mark at their end. */
const wordsOf = (text: string) => text.replace(/[；。，：]$/u, '');

export function clauseOf({ ordinal, title, ground }: RecallTrigger, facts: CaseFacts): CaseClause {
  return {
    ordinal,
    title,
    text: ground.kind === 'clause' ? wordsOf(ground.clause.text) : null,
    source: sourceOf(ground, facts),
  };
}

/** Triggers of the scheme in its order. */
export const triggersOf = ({ scheme }: Pick<CaseFacts, 'scheme'>): RecallTrigger[] =>
  scheme.content.recall.triggers.toSorted((a, b) => a.ordinal - b.ordinal);

/** Clauses of the scheme that the case is about. */
export const chosenClauses = (facts: CaseFacts): CaseClause[] =>
  triggersOf(facts)
    .filter(({ code }) => facts.triggers.has(code))
    .map((trigger) => clauseOf(trigger, facts));

/** Clauses as a letter quotes them: their words, or their title where the scheme has no words. */
export const quotedClauses = (facts: CaseFacts) =>
  chosenClauses(facts).map(({ title, text, source }) => ({
    text: text === null ? title : `“${text}”`,
    source,
  }));

/** Organs of a rule by name; null where the scheme names none. */
export function organsOf(rule: Stated<string[]>): string[] | null {
  return rule.kind === 'stated' ? rule.value : null;
}

/** What an organ said with a step, or a blank for it under the organ's name. Whoever dealt with it does not sign for it. */
export function organOpinion(event: EventRow | undefined, organ: string): OrganOpinion {
  return {
    organ: event?.organ ?? organ,
    text: event?.opinion ?? null,
    signer: null,
    signedOn: event?.on_date ?? null,
    documentNumber: event?.document_number ?? null,
    handler: event?.handler ?? null,
  };
}

/** What an organ said besides a step, by whoever signed it. */
export const signedOpinion = (event: EventRow): OrganOpinion => ({
  ...organOpinion(event, '有关单位'),
  signer: event.handler,
  handler: null,
});

export function casePosting({ subject }: CaseFacts, endDate: BusinessDate | null): CasePosting {
  return {
    township: subject.townshipName,
    village: subject.villageName,
    role: subject.role && postRoleLabels[subject.role],
    startDate: subject.startDate,
    endDate,
  };
}

export const aboutOf = (facts: CaseFacts, endDate: BusinessDate | null): CaseAbout => ({
  name: facts.subject.personName,
  unit: facts.subject.unitName,
  posting: casePosting(facts, endDate),
});

/** What the person is, e.g. 示例镇示例村第一书记（队长）. */
export const standingText = ({ subject }: CaseFacts): string =>
  `${subject.townshipName}${subject.villageName}${subject.role ? postRoleLabels[subject.role] : '驻村干部'}`;

export function formStatement(statement: CaseStatement | null): FormStatement | null {
  if (statement === null) return null;
  const { on, takenBy } = statement;
  return statement.kind === 'made'
    ? { kind: 'made', on, takenBy, text: statement.text, signed: statement.signed, witnesses: [] }
    : { kind: 'refused', on, takenBy, text: statement.note, signed: false, witnesses: statement.witnesses };
}

interface PersonRow {
  readonly name: string;
  readonly gender: Gender | null;
  readonly birth_date: BusinessDate | null;
  readonly ethnicity: string | null;
  readonly political_status: string | null;
  readonly party_date: BusinessDate | null;
  readonly home_position: string | null;
  readonly rank: string | null;
  readonly identity: Identity | null;
}

/** Somebody as the head of a form names them. */
export function particularsOf(person: PersonRow, name: string, unitName: string) {
  return {
    name,
    gender: person.gender && genderLabels[person.gender],
    birthDate: person.birth_date,
    ethnicity: person.ethnicity,
    politicalStatus: person.political_status,
    partyDate: person.party_date,
    unitAndPosition: [unitName, person.home_position].filter(Boolean).join(' '),
    rank: person.rank,
    identity: person.identity && identityLabels[person.identity],
  };
}
