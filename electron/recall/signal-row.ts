import type { PostingNames } from '#shared/contract/posting-names.ts';
import type { SignalRow, SignalState } from '#shared/contract/recall.ts';
import { businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { RecallTrigger } from '#shared/policy/recall-rules.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { Signal } from '#shared/recall/signal.ts';
import { changesBetween, factsOf, signalFactsSchema } from '#shared/recall/signal-facts.ts';
import { withoutEnd } from '#shared/recall/words.ts';
import type { Role } from '#shared/vocabulary.ts';
import { sealed } from '../canonical-sha256.ts';
import type { PostingFacts } from '../roster/posting-facts.ts';
import type { DismissalRow } from './dismissal.repository.ts';
import { seenLink } from './signal-cases.ts';
import type { ListedSignal } from './signal-rows.ts';

const sealedFacts = new WeakMap<Signal, { readonly content: string; readonly sha256: string }>();

/** The facts of a signal in their one written form, with their hash; worked out once a signal. */
export function sealedFactsOf(signal: Signal): { readonly content: string; readonly sha256: string } {
  let facts = sealedFacts.get(signal);
  if (!facts) {
    facts = sealed(factsOf(signal));
    sealedFacts.set(signal, facts);
  }
  return facts;
}

/** Names as the pages show them. */
export function namesOf(facts: PostingFacts): PostingNames {
  return {
    postingId: facts.id,
    personId: facts.personId,
    personName: facts.name,
    role: facts.role,
    townshipId: facts.townshipId,
    townshipName: facts.township,
    villageId: facts.villageId,
    villageName: facts.village,
    unitId: facts.unitId,
    unitName: facts.unit,
  };
}

/** What a search looks through: names and pinyin initials in lower case. */
export function searchTextOf({ name, village, township, unit, initials }: PostingFacts): string {
  return [name, village, township, unit, initials].join('\n').toLowerCase();
}

/** The trigger of the scheme that a signal speaks for. */
export function triggerOf({ code, recall }: Scheme, { triggerCode }: Signal): RecallTrigger {
  const trigger = recall.triggers.find((candidate) => candidate.code === triggerCode);
  if (!trigger) throw new Error(`Scheme ${code} has no trigger ${triggerCode}`);
  return trigger;
}

/**
 * In a case as far as the reader may know; dismissed while the facts are those of a dismissal, lapsed where there is
 * only one of other facts.
 */
export function stateOf(listed: ListedSignal, reader: Role): SignalState {
  return linkOf(listed, reader).state ?? undecidedState(listed);
}

function undecidedState({ signal, dismissals }: ListedSignal): SignalState {
  if (dismissals.length === 0) return 'open';
  return covering(signal, dismissals) ? 'dismissed' : 'lapsed';
}

const linkOf = ({ signal, links }: ListedSignal, reader: Role) =>
  seenLink(links, () => sealedFactsOf(signal).sha256, reader);

function covering(signal: Signal, dismissals: readonly DismissalRow[]): DismissalRow | undefined {
  const { content } = sealedFactsOf(signal);
  return dismissals.findLast(({ facts }) => facts === content);
}

/** A signal as the pages show it to a reader. */
export function signalRow(listed: ListedSignal, reader: Role): SignalRow {
  const { signal, trigger, posting, dismissals } = listed;
  const { caseRef } = linkOf(listed, reader);
  const state = stateOf(listed, reader);
  const rule = trigger.signals.find(({ code }) => code === signal.ruleCode);
  const dismissal = covering(signal, dismissals) ?? dismissals.at(-1);
  return {
    ...signal,
    posting: namesOf(posting),
    triggerTitle: trigger.title,
    triggerOrdinal: trigger.ordinal,
    triggerGround: trigger.ground,
    ruleTitle: rule?.title ?? '',
    factsSha256: sealedFactsOf(signal).sha256,
    state,
    dismissal: dismissal
      ? {
          id: dismissal.id,
          reason: dismissal.reason,
          dismissedAt: dismissal.dismissed_at,
          dismissedByName: dismissal.dismissed_by_name,
        }
      : null,
    lapse: state === 'lapsed' && dismissal ? lapseOf(signal, dismissal) : [],
    caseRef,
  };
}

function lapseOf(signal: Signal, { facts, reason, dismissed_at }: DismissalRow): string[] {
  const day = formatDateLong(businessDateOf(dismissed_at));
  const before = signalFactsSchema.parse(JSON.parse(facts));
  return [
    `此前不予采纳（${day}，理由：${withoutEnd(reason)}）已因事实变化失效。`,
    ...changesBetween(before, factsOf(signal)),
  ];
}
