import type { ReactNode } from 'react';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { formatDateLong } from '#shared/dates.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import { formatMinute } from '../app/format.ts';
import styles from './archive.module.css';
import { DocumentStageChip } from './course/document-stage-chip.tsx';

/** What the register knows of a document. */
export function DocumentFacts({ document }: { readonly document: RegisteredDocument }) {
  return (
    <dl className={styles.facts}>
      <Fact name="登记号">
        <b>{document.registerNumber}</b>
      </Fact>
      <Fact name="状态">
        <DocumentStageChip stage={document.stage} />
      </Fact>
      {document.voidReason !== null && <Fact name="作废理由">{document.voidReason}</Fact>}
      <Fact name="种类">{documentKindLabels[document.kind]}</Fact>
      {document.personName !== null && <Fact name="姓名">{document.personName}</Fact>}
      <Fact name="版次">第 {document.version} 版</Fact>
      <Fact name="页数">{document.pages} 页</Fact>
      <Fact name="形成时间">{formatDateLong(document.formedOn)}</Fact>
      <Fact name="登记">
        {formatMinute(document.createdAt)} {document.createdBy}
      </Fact>
      <Fact name="数据快照" hash>
        {document.snapshotSha256}
      </Fact>
      <Fact name="文件校验值" hash>
        {document.pdfSha256}
      </Fact>
      <Fact name="审计链首" hash>
        {document.auditHead}
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  /** A long hexadecimal value: set small, broken anywhere, chosen whole with one click. */
  readonly hash?: boolean;
  readonly children: ReactNode;
}

function Fact({ name, hash = false, children }: FactProps) {
  return (
    <div className={hash ? styles.long : undefined}>
      <dt>{name}</dt>
      <dd className={hash ? styles.hash : undefined}>{children}</dd>
    </div>
  );
}
