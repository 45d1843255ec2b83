import { Link } from 'react-router';
import type { FileDifference, FileVerification, RegisteredDocument } from '#shared/contract/archive.ts';
import { Panel } from '../components/page.tsx';
import { DocumentStageChip } from './course/document-stage-chip.tsx';
import { VerdictChip } from './verdict-chip.tsx';
import styles from './verify-file.module.css';

interface FileResultProps {
  /** Place in the list of checked files. */
  readonly number: number;
  readonly answer: FileVerification;
}

/** What the register says about one file. */
export function FileResult({ number, answer }: FileResultProps) {
  const { fileName, sentences, document, replacedBy, fileSha256, contentSha256, differences } = answer;
  return (
    <Panel title={`核对结果 ${number}`} extra={<VerdictChip answer={answer} />}>
      <p className={styles.name}>{fileName}</p>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Differences differences={differences} />
      <dl className={styles.facts}>
        {document && <Entry name="登记的文件" document={document} />}
        {replacedBy && <Entry name="现行有效" document={replacedBy} />}
        <Hash name="这份文件的校验值" value={fileSha256} />
        {document && <Hash name="登记的校验值" value={document.pdfSha256} />}
        {contentSha256 && (
          <>
            <Hash name="这份文件的文字校验值" value={contentSha256.file} />
            <Hash name="登记文件的文字校验值" value={contentSha256.registered} />
          </>
        )}
      </dl>
    </Panel>
  );
}

function Entry({ name, document }: { readonly name: string; readonly document: RegisteredDocument }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Link to={`/archive/${document.id}`}>{document.registerNumber}</Link> {document.title} 第{' '}
        {document.version} 版 <DocumentStageChip stage={document.stage} />
      </dd>
    </div>
  );
}

function Hash({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.hash}>{value}</dd>
    </div>
  );
}

function Differences({ differences }: { readonly differences: readonly FileDifference[] }) {
  if (differences.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>每页最先不同之处</h3>
      <ol className={styles.differences}>
        {differences.map((difference) => (
          <li key={difference.message}>
            {difference.message}
            {difference.line !== null && (
              <dl className={styles.lines}>
                <div>
                  <dt>登记</dt>
                  <dd>{difference.registered ?? '（没有这一行）'}</dd>
                </div>
                <div>
                  <dt>这份</dt>
                  <dd>{difference.found ?? '（没有这一行）'}</dd>
                </div>
              </dl>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
