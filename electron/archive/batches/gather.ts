import { type BatchDocumentKind, batchDocumentKinds, batchKind } from '#shared/archive/batch-kinds.ts';
import type { BatchRegister, BatchSelection } from '#shared/contract/archive-batch.ts';
import type { AssessmentId, CycleId, DocumentId } from '#shared/ids.ts';
import { documentKindLabels, documentStateLabels, type Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { ApplicationError } from '../../errors.ts';
import { registerNumber } from '../register-entry.ts';
import type { BatchDependencies, GatheredBatch, PlannedDocument } from './batch.types.ts';
import {
  chosenDocuments,
  type IssuedEntry,
  issuedOf,
  type RecordRow,
  recordsOf,
} from './gather.repository.ts';

type Deps = Pick<BatchDependencies, 'database' | 'assessment' | 'archive'>;

/** A document that the selection asks for, with the one that is registered and why a new one cannot be made. */
interface Candidate extends PlannedDocument {
  readonly kind: BatchDocumentKind;
  readonly year: number;
  readonly issued: { readonly id: DocumentId; readonly number: string; readonly upToDate: boolean } | null;
  readonly obstacle: string | null;
}

/**
 * What a batch of a selection would have, in the order in which it is made: by township, village and person, each
 * person's papers together; what is about a whole cycle comes first, letters to units last.
 *
 * @throws ApplicationError NOT_FOUND for a cycle that is not there
 */
export async function gatherBatch(
  deps: Deps,
  role: Role,
  selection: BatchSelection,
  register: BatchRegister,
): Promise<GatheredBatch> {
  if (selection.by === 'documents') return gatherChosen(deps.database.read, role, selection.documentIds);
  const candidates =
    selection.by === 'cycle'
      ? await ofCycle(deps, selection.cycleId, selection.kinds)
      : await ofRecords(deps.database.read, { ids: selection.assessmentIds }, selection.kinds);
  return {
    title: await titleOf(deps, selection),
    ...(register === 'issue' ? toIssue(candidates) : alreadyIssued(candidates)),
  };
}

async function titleOf(
  { assessment }: Deps,
  selection: Exclude<BatchSelection, { by: 'documents' }>,
): Promise<string> {
  const [only] = selection.kinds;
  const what =
    selection.kinds.length === 1 && only ? documentKindLabels[only] : `${selection.kinds.length} 种文书`;
  if (selection.by === 'records') return `所选 ${selection.assessmentIds.length} 条考核记录的${what}`;
  return `${(await assessment.cycles.headOf(selection.cycleId)).title} ${what}`;
}

function toIssue(candidates: readonly Candidate[]): Omit<GatheredBatch, 'title'> {
  const possible = candidates.filter(({ obstacle }) => obstacle === null);
  const [first] = possible;
  return {
    documents: possible.map(planned),
    registered: possible.filter(({ issued }) => issued?.upToDate).length,
    refused: candidates.flatMap(({ name, title, obstacle }) =>
      obstacle === null ? [] : [{ name, title, reason: obstacle }],
    ),
    exampleNumber: first ? (first.issued?.number ?? registerNumber(first.year, first.kind, 1)) : null,
  };
}

function alreadyIssued(candidates: readonly Candidate[]): Omit<GatheredBatch, 'title'> {
  const registered = candidates.flatMap((candidate) =>
    candidate.issued ? [{ ...candidate, issued: candidate.issued }] : [],
  );
  return {
    documents: registered.map(({ issued, ...candidate }) => ({
      ...planned(candidate),
      target: { kind: 'registered', id: issued.id },
    })),
    registered: registered.length,
    refused: candidates.flatMap(({ name, title, issued }) =>
      issued ? [] : [{ name, title, reason: '还没有登记过这种文书。' }],
    ),
    exampleNumber: registered[0]?.issued.number ?? null,
  };
}

const planned = ({ target, name, title, township, village, unit }: PlannedDocument): PlannedDocument => ({
  target,
  name,
  title,
  township,
  village,
  unit,
});

type Kinds = readonly BatchDocumentKind[];

async function ofCycle(deps: Deps, cycleId: CycleId, kinds: Kinds): Promise<Candidate[]> {
  const cycle = await deps.assessment.cycles.headOf(cycleId);
  const known = await issuedOf(deps.database.read, { cycleId });
  const whole = { year: cycle.year, township: '', village: '' };
  const inForce = cycle.state === 'final' || cycle.state === 'archived';

  const ofWhole: Candidate[] = [];
  for (const kind of ['publicity_notice', 'ballot_summary', 'result_roll'] as const) {
    if (!kinds.includes(kind)) continue;
    const target = kind === 'ballot_summary' ? { kind, cycleId, townshipId: null } : { kind, cycleId };
    // Of a publicity there is one document for each notice; the last is that of the notice that stands.
    const entry = known.findLast(
      (one) => one.kind === kind && (kind === 'publicity_notice' || one.about === cycleId),
    );
    ofWhole.push({
      ...whole,
      kind,
      target,
      name: cycle.title,
      title: documentKindLabels[kind],
      unit: '',
      issued: entryOf(entry, true),
      obstacle: await deps.archive.refusalOf(target),
    });
  }

  const letters: Candidate[] = [];
  if (kinds.includes('feedback_letter')) {
    const all = { cycleId, text: '', stage: null, offset: 0, limit: Number.MAX_SAFE_INTEGER };
    for (const { unitId, unitName, stage } of (await deps.assessment.publicity.unitResults(all)).rows) {
      letters.push({
        ...whole,
        kind: 'feedback_letter',
        target: { kind: 'feedback_letter', cycleId, unitId },
        name: unitName,
        title: documentKindLabels.feedback_letter,
        unit: unitName,
        issued: entryOf(
          known.find((entry) => entry.kind === 'feedback_letter' && entry.unit_id === unitId),
          true,
        ),
        obstacle: !inForce
          ? '考核结果还没有生效。公示期满、结果生效后再生成。'
          : stage === 'not_settled'
            ? '考核结果都还没有审定。审定后再生成。'
            : null,
      });
    }
  }
  return [...ofWhole, ...(await ofRecords(deps.database.read, { cycleId }, kinds)), ...letters];
}

/** Which records are asked for. */
export type RecordChoice = { readonly cycleId: CycleId } | { readonly ids: readonly AssessmentId[] };

async function ofRecords(handle: ReadHandle, choice: RecordChoice, kinds: Kinds): Promise<Candidate[]> {
  const wanted = batchDocumentKinds.filter(
    (kind) => kinds.includes(kind) && batchKind(kind).about === 'record',
  );
  if (wanted.length === 0) return [];
  const issued = new Map(
    (await issuedOf(handle, choice)).map((entry) => [`${entry.kind}:${entry.assessment_id}`, entry]),
  );
  return (await recordsOf(handle, choice)).flatMap((record) =>
    wanted.flatMap((kind) => {
      const { objects, assessments } = batchKind(kind);
      if (!objects.includes(record.object) || !assessments.includes(record.kind)) return [];
      const entry = issued.get(`${kind}:${record.id}`);
      return [
        {
          ...placeOf(record),
          kind,
          target: { kind, assessmentId: record.id } as const,
          title: documentKindLabels[kind],
          year: record.year,
          issued: entryOf(entry, entry?.assessment_revision === record.revision),
          obstacle: obstacleOf(record, kind),
        } as Candidate,
      ];
    }),
  );
}

const entryOf = (entry: IssuedEntry | undefined, upToDate: boolean): Candidate['issued'] =>
  entry ? { id: entry.id, number: entry.register_number, upToDate } : null;

function placeOf({ object, person_name, township_name, village_name, unit_name }: RecordRow) {
  const names = {
    first_secretary: person_name,
    team_member: person_name,
    team: `${village_name}驻村工作队`,
    unit: unit_name,
  };
  return { name: names[object], township: township_name, village: village_name, unit: unit_name };
}

/** As the drafts refuse; what they find besides is told when the document is made. */
function obstacleOf(record: RecordRow, kind: BatchDocumentKind): string | null {
  if (record.state !== 'locked') return '考核还没有审定锁定。审定锁定后再生成。';
  const inForce =
    record.individual === 1 || record.cycle_state === 'final' || record.cycle_state === 'archived';
  if (kind === 'result_notice' && !inForce) return '考核结果还没有生效。公示期满、结果生效后再生成。';
  return null;
}

async function gatherChosen(
  handle: ReadHandle,
  role: Role,
  ids: readonly DocumentId[],
): Promise<GatheredBatch> {
  const rows = new Map((await chosenDocuments(handle, role, ids)).map((row) => [row.id, row]));
  const found = ids.flatMap((id) => rows.get(id) ?? []);
  const inForce = found.filter(({ state }) => state === 'issued');
  const unknown = ids.length - found.length;
  return {
    title: `所选 ${ids.length} 份文书`,
    documents: inForce.map((row) => ({
      target: { kind: 'registered', id: row.id },
      name: row.person_name ?? row.unit_name ?? '',
      title: row.title,
      township: row.township_name ?? '',
      village: row.village_name ?? '',
      unit: row.unit_name ?? '',
    })),
    registered: inForce.length,
    refused: [
      ...found.flatMap(({ state, person_name, title, register_number }) =>
        state === 'issued'
          ? []
          : [
              {
                name: person_name ?? '',
                title: `${title}（${register_number}）`,
                reason: `${documentStateLabels[state]}，不再放进文件。`,
              },
            ],
      ),
      ...(unknown === 0
        ? []
        : [
            {
              name: '',
              title: `${unknown} 份文书`,
              reason: '登记簿里没有，或不属于您可以查阅的范围。请返回登记簿刷新后重选。',
            },
          ]),
    ],
    exampleNumber: inForce[0]?.register_number ?? null,
  };
}

/** @throws ApplicationError RULE_VIOLATION where nothing is left to do */
export function requireDocuments({ documents, refused }: GatheredBatch): void {
  if (documents.length > 0) return;
  const [first] = refused;
  const why = first ? `例如${first.name}的${first.title}：${first.reason}` : '所选范围内没有这些文书。';
  throw new ApplicationError('RULE_VIOLATION', `没有可以生成的文书。${why}`, { rule: 'empty_batch' });
}
