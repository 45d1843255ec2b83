import type { DocumentId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { entriesFor } from '../document.repository.ts';
import type { RecordChoice } from './gather.ts';

/** Records of a selection, by place and person, with what their documents depend on. */
export function recordsOf(handle: ReadHandle, choice: RecordChoice) {
  const query = handle
    .selectFrom('assessment')
    .innerJoin('assessment_cycle as cycle', 'cycle.id', 'assessment.cycle_id')
    .select([
      'assessment.id',
      'assessment.object',
      'assessment.state',
      'assessment.individual',
      'assessment.revision',
      'assessment.person_name',
      'assessment.township_name',
      'assessment.village_name',
      'assessment.unit_name',
      'cycle.kind',
      'cycle.year',
      'cycle.state as cycle_state',
    ]);
  const chosen =
    'cycleId' in choice
      ? query.where('assessment.cycle_id', '=', choice.cycleId)
      : query.where('assessment.id', 'in', among(choice.ids));
  return chosen
    .orderBy('assessment.township_name')
    .orderBy('assessment.village_key')
    .orderBy('assessment.object')
    .orderBy('assessment.person_key')
    .orderBy('assessment.unit_key')
    .orderBy('assessment.id')
    .execute();
}
export type RecordRow = Awaited<ReturnType<typeof recordsOf>>[number];

/** Documents in force about records, or about a cycle, its units and its records; the newest of each last. */
export function issuedOf(handle: ReadHandle, choice: RecordChoice) {
  const query = handle
    .selectFrom('document')
    .select([
      'document.id',
      'document.kind',
      'document.assessment_id',
      'document.assessment_revision',
      'document.unit_id',
      'document.about',
      'document.register_number',
    ])
    .where('document.state', '=', 'issued')
    .where('document.case_id', 'is', null);
  const about =
    'cycleId' in choice
      ? query.where((e) =>
          e.or([
            e('document.cycle_id', '=', choice.cycleId),
            e(
              'document.assessment_id',
              'in',
              e.selectFrom('assessment').select('assessment.id').where('cycle_id', '=', choice.cycleId),
            ),
          ]),
        )
      : query.where('document.assessment_id', 'in', among(choice.ids));
  return about.orderBy('document.id').execute();
}
export type IssuedEntry = Awaited<ReturnType<typeof issuedOf>>[number];

/** Registered documents that the reader may know of, with the places of their records. */
export function chosenDocuments(handle: ReadHandle, role: Role, ids: readonly DocumentId[]) {
  return handle
    .selectFrom(entriesFor(handle, role).where('document.id', 'in', among(ids)).as('entry'))
    .leftJoin('assessment', 'assessment.id', 'entry.assessment_id')
    .leftJoin('dispatching_unit as unit', 'unit.id', 'entry.unit_id')
    .select([
      'entry.id',
      'entry.state',
      'entry.title',
      'entry.register_number',
      'entry.person_name',
      'assessment.township_name',
      'assessment.village_name',
      (e) => e.fn.coalesce('assessment.unit_name', 'unit.name').as('unit_name'),
    ])
    .execute();
}
