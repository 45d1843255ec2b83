import { belongsToPersonalFile, marksOf } from '#shared/archive/document-course.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { TransferInput } from '#shared/contract/archive-transfer.ts';
import { businessDateSchema } from '#shared/dates.ts';
import type { DocumentId } from '#shared/ids.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { createCourseService } from '../../../electron/archive/course/course.service.ts';
import { createTransfersService } from '../../../electron/archive/transfers/transfers.service.ts';
import type { DocumentRenderer } from '../../../electron/documents/document-renderer.ts';
import { createUploads } from '../../../electron/jobs/uploads.ts';
import { openDistrict } from '../assessment/district.ts';

export const day = (text: string) => businessDateSchema.parse(text);

/** How far the forms of people have come on paper. */
export type Paperwork = 'issued' | 'signed' | 'sealed';

/** Final results of an assessment; the annual form of each person issued, and signed and sealed as far as asked for. */
export async function openTransferDesk(
  renderer: DocumentRenderer,
  people: readonly (readonly [name: string, paperwork: Paperwork])[],
) {
  const district = await openDistrict();
  for (const [name] of people) await district.addPosting({ name });
  const cycle = await district.plan({ year: 2026, objects: ['team_member'] });
  await district.goTo(cycle.id, 'scoring');
  for (const row of (await district.everyone(cycle.id)).rows)
    await district.score(await district.assessment.get(row.id));
  await district.goTo(cycle.id, 'final');
  district.clock.set('2027-01-25T02:00:00.000Z');
  const archive = createArchiveService({ ...district, renderer, readOrganisation: async () => '示例区' });
  const course = createCourseService({ ...district, uploads: createUploads(district.clock) });
  const transfers = createTransfersService(district);
  const archivist = { ...district.actors.archivist, role: 'archivist' } as const;
  const administrator = { ...archivist, name: '示例管理员', role: 'administrator' } as const;

  /** Records that a paper bears its signature, on that day. */
  async function sign(document: RegisteredDocument, on: string): Promise<RegisteredDocument> {
    const { id, revision } = document;
    return course.recordSigning(archivist, { id, revision, result: 'signed', on: day(on), note: null });
  }
  /** Records every seal that a paper must bear. */
  async function seal(document: RegisteredDocument, on: string): Promise<RegisteredDocument> {
    const { id, revision, kind } = document;
    return course.recordSeals(archivist, { id, revision, on: day(on), seals: [...marksOf(kind).seals] });
  }

  const forms = new Map<string, DocumentId>();
  const rows = (await district.everyone(cycle.id)).rows;
  for (const [index, [name, paperwork]] of people.entries()) {
    const row = rows.find((each) => each.name === name);
    if (!row) throw new Error(`${name} is not assessed`);
    let form = await archive.issueDocument(archivist, { kind: 'annual_form', assessmentId: row.id });
    if (!belongsToPersonalFile(form.kind)) throw new Error('The annual form goes into no personal file');
    if (paperwork !== 'issued') form = await sign(form, signedOn(index));
    if (paperwork === 'sealed') form = await seal(form, signedOn(index));
    forms.set(name, form.id);
  }
  function formOf(name: string): DocumentId {
    const id = forms.get(name);
    if (!id) throw new Error(`${name} has no form`);
    return id;
  }
  const form = (name: string) => archive.get(formOf(name), 'archivist');
  const input = (...names: readonly string[]): TransferInput => ({
    sender: '示例区委组织部',
    recipient: '示例局人事处',
    note: null,
    items: names.map((name) => ({ documentId: formOf(name), copies: 1, remark: '' })),
  });
  /** Names and stages of forms, as the register has them. */
  const stages = async (...names: readonly string[]) =>
    Promise.all(names.map(async (name) => (await form(name)).stage));
  return {
    ...district,
    archive,
    course,
    transfers,
    archivist,
    administrator,
    cycleId: cycle.id,
    sign,
    seal,
    formOf,
    form,
    input,
    stages,
  };
}
export type TransferDesk = Awaited<ReturnType<typeof openTransferDesk>>;

/** A day of its own for each person, so that what is due is due one after the other. */
const signedOn = (index: number) => `2027-01-${String(4 + index).padStart(2, '0')}`;
