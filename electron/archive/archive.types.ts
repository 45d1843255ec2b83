import type { Clock } from '../application.types.ts';
import type { AssessmentService } from '../assessment/assessment.service.ts';
import type { Database } from '../database/database.types.ts';
import type { DocumentRenderer } from '../documents/document-renderer.ts';
import type { PolicyService } from '../policy/policy.service.ts';

export interface ArchiveDependencies {
  readonly database: Database;
  readonly assessment: AssessmentService;
  readonly policy: PolicyService;
  readonly renderer: Pick<DocumentRenderer, 'renderDocument' | 'renderBallots'>;
  readonly clock: Clock;
  /** Name of the county or district that stands on the form; null before the first run is done. */
  readonly readOrganisation: () => Promise<string | null>;
}
