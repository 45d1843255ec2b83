import { documentSnapshotSchema } from '#shared/archive/snapshots/index.ts';
import { sha256 } from '../canonical-sha256.ts';
import { canMakeSnapshot } from '../documents/template-versions.ts';
import { ruleViolation } from '../errors.ts';
import type { ArchiveDependencies } from './archive.types.ts';
import { type DocumentRow, findDocumentContent } from './document.repository.ts';

export interface Verification {
  readonly identical: boolean;
  readonly registeredSha256: string;
  /** null where the kept file or data no longer match the register themselves: nothing is made again then. */
  readonly rebuiltSha256: string | null;
}

/** Holds what is kept of a document against the register, then makes it again from its frozen data. */
export function createVerify({ database, renderer }: Pick<ArchiveDependencies, 'database' | 'renderer'>) {
  /** @throws ApplicationError RULE_VIOLATION `other_program_version` */
  return async (row: DocumentRow): Promise<Verification> => {
    const { snapshot, pdf } = await findDocumentContent(database.read, row.id);
    const registeredSha256 = row.pdf_sha256;
    if (sha256(pdf) !== registeredSha256 || sha256(snapshot) !== row.snapshot_sha256) {
      return { identical: false, registeredSha256, rebuiltSha256: null };
    }
    const frozen = documentSnapshotSchema.parse(JSON.parse(snapshot));
    if (!canMakeSnapshot(frozen, row.template_version)) throw otherProgramVersion(row);
    const rebuilt = await renderer.renderDocument(
      frozen,
      { auditHead: row.audit_head },
      { templateVersion: row.template_version },
    );
    if (rebuilt.fontSetVersion !== row.font_set) throw otherProgramVersion(row);
    const identical = rebuilt.sha256 === registeredSha256;
    return { identical, registeredSha256, rebuiltSha256: rebuilt.sha256 };
  };
}

const otherProgramVersion = (row: DocumentRow) =>
  ruleViolation(
    'other_program_version',
    `${row.register_number} 由另一版式或字体生成（${row.template_version}），本程序不能逐字节重做，无法据此核对。登记的原件仍可查看和打印。`,
  );
