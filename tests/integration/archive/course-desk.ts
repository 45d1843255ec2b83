import { createHash } from 'node:crypto';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { type AssessmentId, type DocumentId, userIdSchema } from '#shared/ids.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import type { ArchiveDependencies } from '../../../electron/archive/archive.types.ts';
import { createCourseService } from '../../../electron/archive/course/course.service.ts';
import { sealed } from '../../../electron/canonical-sha256.ts';
import { openCaseDesk } from '../recall/case-desk.ts';

/** Stands in for the making of a PDF, which takes long and changes nothing here: the register keeps any bytes. */
export const quickRenderer = {
  async renderDocument(snapshot: Parameters<ArchiveDependencies['renderer']['renderDocument']>[0]) {
    const frozen = sealed(snapshot);
    const bytes = new TextEncoder().encode(`%PDF-1.7 ${frozen.sha256}`);
    return {
      bytes,
      pages: 2,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      snapshotSha256: frozen.sha256,
      templateVersion: `${snapshot.kind}-test`,
      fontSetVersion: 'test',
    };
  },
};

export const day = (text: string) => businessDateSchema.parse(text);

/** Recall cases and an annual assessment, with the register of documents over both and what becomes of its papers. */
export async function openCourseDesk(schemeCode?: string) {
  const desk = await openCaseDesk(schemeCode);
  const { database, clock, uploads } = desk;
  const dependencies = { ...desk, readOrganisation: async () => '示例区', today: desk.today };
  const archive = createArchiveService({
    ...dependencies,
    // Nothing else of it is used.
    renderer: quickRenderer as unknown as ArchiveDependencies['renderer'],
  });
  const course = createCourseService({ database, clock, uploads });
  const { archivist } = desk.actors;

  /** A cycle of 2026 with these people, settled on 5 January 2027. */
  async function settled(names: readonly string[]): Promise<Map<string, AssessmentId>> {
    clock.set('2026-12-20T02:00:00.000Z');
    for (const name of names) await desk.addPosting({ name, identity: 'public_institution' });
    const cycle = await desk.openCycle();
    const records = new Map<string, AssessmentId>();
    for (const name of names) {
      const { id } = await desk.score(await desk.recordOf(cycle.id, name));
      records.set(name, id);
    }
    clock.set('2027-01-05T02:00:00.000Z');
    await desk.goTo(cycle.id, 'final');
    return records;
  }

  /** Forms of people whose results are settled, on the 10th of January. */
  async function forms(names: readonly string[]): Promise<RegisteredDocument[]> {
    const records = await settled(names);
    clock.set('2027-01-10T02:00:00.000Z');
    const issued: RegisteredDocument[] = [];
    for (const assessmentId of records.values()) {
      issued.push(await archive.issueDocument(archivist, { kind: 'annual_form', assessmentId }));
    }
    return issued;
  }

  const now = async (id: DocumentId) => {
    const { revision } = await archive.get(id, 'leader');
    return { id, revision };
  };

  return {
    ...desk,
    archive,
    course,
    settled,
    forms,
    /** The paper with the revision that it has now. */
    now,
    sign: async (id: DocumentId, on = '2027-01-10', actor = archivist) =>
      course.recordSigning(actor, { ...(await now(id)), result: 'signed', on: day(on), note: null }),
    seal: async (
      id: DocumentId,
      seals: readonly string[] = ['乡镇党委', '派出单位', '审定机关'],
      actor = archivist,
    ) => course.recordSeals(actor, { ...(await now(id)), on: desk.today(), seals }),
    scan: async (id: DocumentId, name: string, bytes: Uint8Array, actor = archivist) =>
      course.scans.attach(actor, {
        ...(await now(id)),
        uploadId: uploads.put(userIdSchema.parse(actor.id), name, bytes),
      }),
    findings: async (id: DocumentId, reader: 'archivist' | 'assessor' | 'leader' = 'archivist') => {
      const { ready, findings } = await course.completeness(id, reader);
      return { ready, ...Object.fromEntries(findings.map(({ rule, state }) => [rule, state])) };
    },
  };
}
