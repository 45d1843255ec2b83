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
    const identical = rebuilt.sha256 === registeredSha256;
    // Equal bytes prove enough, whatever fonts there are by now; other bytes from other fonts prove nothing.
    if (!identical && rebuilt.fontSetVersion !== row.font_set) throw otherProgramVersion(row);
    return { identical, registeredSha256, rebuiltSha256: rebuilt.sha256 };
  };
}

const otherProgramVersion = (row: DocumentRow) =>
  ruleViolation(
    'other_program_version',
    `${row.register_number} 保存的文件和数据与登记的校验值一致，没有被改动。只是它由另一版式或字体生成（${row.template_version}），本程序不能逐字节重做一份来比对。原件仍可查看和打印。`,
  );
