import type { SearchHit } from '#shared/contract/overview.ts';
import { tidyLine } from '#shared/text.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { ArchiveService } from '../archive/archive.service.ts';
import type { Database } from '../database/database.types.ts';
import { findByDocumentNumber } from '../presence/find-documents.ts';
import { findNames } from '../roster/find-names.ts';
import { type StandingSources, standingOf } from './standing.ts';
import { type TimelineQuestion, timelineOf } from './timeline.ts';
import type { TimelineSources } from './timeline.types.ts';

export interface OverviewDependencies {
  readonly database: Database;
  readonly archive: ArchiveService;
  readonly timeline: TimelineSources;
  readonly standing: StandingSources;
}

export type OverviewService = ReturnType<typeof createOverviewService>;

/** What looks across all features. It comes last in their order, and nothing reaches it. */
export function createOverviewService({ database, archive, timeline, standing }: OverviewDependencies) {
  return {
    /** People, villages and units by name or pinyin initials, and whatever the reader may see with a case or document number. */
    async search(
      { text, limit }: { readonly text: string; readonly limit: number },
      reader: Role,
    ): Promise<SearchHit[]> {
      const term = tidyLine(text);
      if (term === '') return [];
      const { people, villages, units } = await findNames(database.read, term, limit);
      const registered = await archive.list(
        { text: term, kind: null, assessmentId: null, cycleId: null, caseId: null, offset: 0, limit },
        reader,
      );
      const noted = await findByDocumentNumber(database.read, term, limit, reader);
      const cases = await standing.recall.cases.findByNumber(reader, term, limit);
      return [
        ...people.map((hit) => ({ kind: 'person' as const, ...hit })),
        ...villages.map(({ note, ...hit }) => ({ kind: 'village' as const, ...hit, note: note ?? '' })),
        ...units.map(({ note, ...hit }) => ({ kind: 'unit' as const, ...hit, note: note ?? '' })),
        ...cases.map((hit) => ({ kind: 'recall_case' as const, ...hit })),
        ...registered.documents.map((document) => ({
          kind: 'document' as const,
          source: 'register' as const,
          id: document.id,
          number: document.registerNumber,
          note: `${document.personName} · ${document.title}`,
          personId: null,
        })),
        ...noted.map(({ on, personName, ...hit }) => ({
          kind: 'document' as const,
          ...hit,
          note: `${personName} · ${on}`,
        })),
      ];
    },

    /** What daily management leaves to be done, as far as the role may see it. */
    standing: (role: Role) => standingOf(standing, role),

    /** @throws ApplicationError NOT_FOUND */
    timeline: (question: TimelineQuestion, reader: Role) => timelineOf(timeline, question, reader),
  };
}
