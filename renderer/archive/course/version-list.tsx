import { Link } from 'react-router';
import type { DocumentVersion } from '#shared/contract/archive-register.ts';
import type { DocumentId } from '#shared/ids.ts';
import { formatMinute } from '../../app/format.ts';
import styles from './course.module.css';
import { DocumentStageChip } from './document-stage-chip.tsx';

interface VersionListProps {
  readonly versions: readonly DocumentVersion[];
  /** The one that the page shows. */
  readonly shown: DocumentId;
}

/** All versions of a document, the newest first. */
export function VersionList({ versions, shown }: VersionListProps) {
  return (
    <ol className={styles.versions} aria-label="版次">
      {versions.map((version) => (
        <li key={version.id}>
          <span>
            第 {version.version} 版{' '}
            {version.id === shown ? (
              '（本页）'
            ) : (
              <Link to={`/archive/${version.id}`}>{version.registerNumber}</Link>
            )}{' '}
            {version.id !== shown && <DocumentStageChip stage={version.stage} />}
          </span>
          <span className={styles.quiet}>
            {formatMinute(version.createdAt)} {version.createdBy}
          </span>
        </li>
      ))}
    </ol>
  );
}
