import type { Scheme } from '../policy/scheme.ts';
import type { PostingRecords } from './records.ts';
import type { Signal } from './signal.ts';
import { absenceFindings } from './signal-tests/absence-findings.ts';
import { absenceRunning } from './signal-tests/absence-running.ts';
import { absenceYearly } from './signal-tests/absence-yearly.ts';
import { approvalBelow } from './signal-tests/approval-below.ts';
import { conduct } from './signal-tests/conduct.ts';
import type { Evidence, SignalSetting, TestContext } from './signal-tests/evidence.types.ts';
import { lowGrades } from './signal-tests/grades.ts';
import { notCorrected } from './signal-tests/not-corrected.ts';
import { observation } from './signal-tests/observation.ts';
import { presenceBelow } from './signal-tests/presence-below.ts';
import { signalSentence } from './words.ts';

/**
 * What the records of one posting say about the recall triggers of a scheme, in the scheme's order. The same records
 * give the same signals, in whatever order they come. A signal suggests; it never opens a case.
 */
export function signalsOf(scheme: Scheme, records: PostingRecords, setting: SignalSetting): Signal[] {
  return scheme.recall.triggers.flatMap((trigger) =>
    trigger.signals.flatMap((rule) =>
      evidenceFor({ ...setting, scheme, trigger, rule, records }).map(
        ({ about, statement, figures, records: behind, since }): Signal => ({
          key: about === null ? rule.code : `${rule.code}:${about}`,
          triggerCode: trigger.code,
          ruleCode: rule.code,
          suggests: rule.suggests,
          ground: rule.ground,
          sentence: signalSentence(statement, rule),
          figures: [...figures],
          records: [...behind],
          since,
        }),
      ),
    ),
  );
}

function evidenceFor(context: TestContext): readonly Evidence[] {
  const { test } = context.rule;
  switch (test.kind) {
    case 'presence_below':
      return presenceBelow(context, test);
    case 'grades':
      return lowGrades(context, test);
    case 'approval_below':
      return approvalBelow(context, test);
    case 'absence_findings':
      return absenceFindings(context, test);
    case 'not_corrected':
      return notCorrected(context);
    case 'absence_running':
      return absenceRunning(context, test);
    case 'absence_yearly':
      return absenceYearly(context, test);
    case 'conduct':
      return conduct(context, test);
    case 'observation':
      return observation(context, test);
  }
}
