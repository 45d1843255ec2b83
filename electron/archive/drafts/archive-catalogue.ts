import {
  type ArchiveCatalogueSnapshot,
  archiveCatalogueSnapshotSchema,
} from '#shared/archive/snapshots/personal-files.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { PersonId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import { documentsOfPerson, toDocument } from '../document.repository.ts';
import {
  type CatalogueStanding,
  catalogueLine,
  catalogueStanding,
  personNamed,
} from '../transfers/materials-of-person.ts';
import type { DocumentDraft } from './draft.types.ts';

/** 鉴定、考核、考察材料, the third of the ten classes of a personal file. */
const category = '三、鉴定、考核、考察材料';
/** Papers of cases are never in it, so that it says the same to everyone. */
const reader = 'administrator';

/**
 * What stands in class three of a person's 干部人事档案目录.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `no_material` where the register has nothing for the file,
 *   `nothing_formed` where everything it has still wants signature or seal
 */
export async function archiveCatalogueDraft(
  { database, policy, clock }: ArchiveDependencies,
  id: PersonId,
): Promise<DocumentDraft> {
  const person = await personNamed(database.read, id);
  const standing = await standingOf(database.read, id);
  const documents = (await documentsOfPerson(database.read, id, reader)).map(toDocument);
  const { listed, unfinished } = catalogueStanding(documents);
  if (listed.length === 0) throw nothingToList(person.name, unfinished);
  const year = Number(businessDateOf(clock.now()).slice(0, 4));
  return {
    kind: 'archive_catalogue',
    year,
    schemeVersionId: (await policy.versionInForce()).id,
    title: '干部人事档案目录',
    name: person.name,
    about: id,
    assessment: null,
    cycleId: null,
    unitId: null,
    caseId: null,
    person,
    refusal: null,
    restsOn: '个人档案材料',
    standing,
    standingNow: (handle) => standingOf(handle, id),
    formedOn: businessDateOf,
    snapshot: (frame) =>
      archiveCatalogueSnapshotSchema.parse({
        kind: 'archive_catalogue',
        ...frame,
        year,
        person: person.name,
        category,
        entries: listed.map(catalogueLine),
      } satisfies ArchiveCatalogueSnapshot),
  };
}

function nothingToList(name: string, unfinished: CatalogueStanding['unfinished']) {
  if (unfinished.length === 0)
    return ruleViolation(
      'no_material',
      `${name}还没有归入个人档案的材料，没有目录。年度考核登记表、期满考核鉴定表生成并签名盖章后列入。`,
    );
  const numbers = unfinished.map(({ registerNumber, title }) => `${registerNumber}《${title}》`).join('、');
  return ruleViolation(
    'nothing_formed',
    `${name}的${numbers}还没有签名盖章齐全，手续不完备的材料不列入目录。登记签名和盖章后再生成。`,
  );
}

/** Counts up with everything that is recorded of the person's papers. */
async function standingOf(handle: ReadHandle, id: PersonId): Promise<number> {
  const { papers, revisions } = await handle
    .selectFrom('document')
    .select((e) => [
      e.fn.countAll<number>().as('papers'),
      e.fn.sum<number | null>('revision').as('revisions'),
    ])
    .where('person_id', '=', id)
    .where('class', '=', '三')
    .where('state', '=', 'issued')
    .executeTakeFirstOrThrow();
  return 1000 * papers + (revisions ?? 0);
}
