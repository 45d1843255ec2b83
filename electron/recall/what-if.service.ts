import {
  type WhatIfDifference,
  type WhatIfKind,
  type WhatIfPage,
  whatIfKinds,
} from '#shared/contract/recall.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { JobId, SchemeVersionId, UserId } from '#shared/ids.ts';
import { compareSchemes } from '#shared/recall/what-if/compare-schemes.ts';
import type { Database } from '../database/database.types.ts';
import { invalidInput, notFound } from '../errors.ts';
import type { JobProgress, Jobs } from '../jobs/jobs.types.ts';
import type { PolicyService, SchemeVersionWithContent } from '../policy/policy.service.ts';
import { breather } from '../roster/breather.ts';
import { allPostingFacts, type PostingFacts } from '../roster/posting-facts.ts';
import { searchTerms } from '../roster/posting-search.ts';
import { candidateFactsOf } from './candidates.repository.ts';
import { postingsAtOnce, type RecordSources } from './record-sources.ts';
import { namesOf, searchTextOf } from './signal-row.ts';

interface Dependencies {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly policy: PolicyService;
  readonly sources: RecordSources;
}

interface Outcome {
  readonly posting: PostingFacts;
  readonly differences: readonly WhatIfDifference[];
}

/** What a run found, as of the moment it ran. */
interface Found {
  readonly owner: UserId;
  readonly first: SchemeVersionWithContent;
  readonly second: SchemeVersionWithContent;
  readonly asOf: BusinessDate;
  readonly outcomes: readonly Outcome[];
}

export interface WhatIfQuestion {
  readonly id: JobId;
  readonly onlyDiffering: boolean;
  readonly kind: WhatIfKind | null;
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
}

const kept = 3;

/** Lays two schemes over the records of everybody on post. Nothing is written. */
export function createWhatIf({ database, jobs, policy, sources }: Dependencies) {
  const finished = new Map<JobId, Found>();

  async function run(
    rules: Pick<Found, 'owner' | 'first' | 'second'>,
    { report, signal }: JobProgress,
  ): Promise<Found> {
    const { first, second } = rules;
    const asOf = sources.today();
    const { days: calendar } = await sources.calendar();
    const onPost = (await allPostingFacts(database.read)).filter(
      ({ start, end }) => end === null && start <= asOf,
    );
    const outcomes: Outcome[] = [];
    const breathe = breather(signal);
    for (let from = 0; from < onPost.length; from += postingsAtOnce) {
      report(from, onPost.length, '正在按两个方案逐人比对');
      const part = onPost.slice(from, from + postingsAtOnce);
      const people = await candidateFactsOf(
        database.read,
        part.map(({ personId }) => personId),
      );
      const records = await sources.recordsOf(part);
      for (const [index, posting] of part.entries()) {
        const [own, person] = [records[index], people.get(posting.personId)];
        if (!own || !person) continue;
        const about = { records: own, person, asOf, calendar };
        outcomes.push({ posting, differences: compareSchemes(first.content, second.content, about) });
        await breathe();
      }
    }
    report(onPost.length, onPost.length, '比对完成');
    return { ...rules, asOf, outcomes };
  }

  return {
    /**
     * Starts the comparison as a job; its result is the number of postings looked at and of those that differ.
     *
     * @throws ApplicationError NOT_FOUND, INVALID_INPUT at `secondSchemeVersionId` for the same version twice
     */
    async startWhatIf(
      owner: UserId,
      input: {
        readonly firstSchemeVersionId: SchemeVersionId;
        readonly secondSchemeVersionId: SchemeVersionId;
      },
    ): Promise<JobId> {
      if (input.firstSchemeVersionId === input.secondSchemeVersionId) {
        throw invalidInput('secondSchemeVersionId', '两个方案是同一个版本，请另选一个方案进行比对。');
      }
      const first = await policy.get(input.firstSchemeVersionId);
      const second = await policy.get(input.secondSchemeVersionId);
      const title = `方案比对：${first.content.shortTitle}与${second.content.shortTitle}`;
      const id = jobs.start(owner, title, async (progress) => {
        const found = await run({ owner, first, second }, progress);
        finished.set(id, found);
        for (const old of [...finished.keys()].slice(0, -kept)) finished.delete(old);
        return { postings: found.outcomes.length, differing: found.outcomes.filter(isDiffering).length };
      });
      return id;
    },

    /**
     * A page of what a run found.
     *
     * @throws ApplicationError NOT_FOUND for a run that has not succeeded, is forgotten, or is somebody else's
     */
    listWhatIf(owner: UserId, question: WhatIfQuestion): WhatIfPage {
      const found = finished.get(question.id);
      if (found?.owner !== owner) throw notFound('方案比对结果');
      const { outcomes } = found;
      const terms = searchTerms(question.text);
      const wanted = outcomes
        .filter(
          (outcome) =>
            (!question.onlyDiffering || isDiffering(outcome)) &&
            (question.kind === null || differsIn(outcome, question.kind)),
        )
        .filter(({ posting }) => {
          const text = searchTextOf(posting);
          return terms.every((term) => text.includes(term));
        });
      return {
        first: schemeName(found.first),
        second: schemeName(found.second),
        asOf: found.asOf,
        postings: outcomes.length,
        differing: outcomes.filter(isDiffering).length,
        byKind: whatIfKinds.map((kind) => ({
          kind,
          postings: outcomes.filter((outcome) => differsIn(outcome, kind)).length,
        })),
        total: wanted.length,
        rows: wanted
          .slice(question.offset, question.offset + question.limit)
          .map(({ posting, differences }) => ({ posting: namesOf(posting), differences: [...differences] })),
      };
    },
  };
}

const isDiffering = ({ differences }: Outcome) => differences.length > 0;

const differsIn = ({ differences }: Outcome, kind: WhatIfKind) =>
  differences.some((difference) => difference.kind === kind);

function schemeName({ id, title, content }: SchemeVersionWithContent) {
  return { id, title, shortTitle: content.shortTitle };
}
