import { Link } from 'react-router';
import {
  type AssessmentDetail,
  type Calculation,
  type CalculationLine,
  isPersonSubject,
} from '#shared/contract/assessment-record.ts';
import { formatPoints } from '#shared/points.ts';
import type { BallotSection } from '#shared/policy/scheme.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { BallotPanel } from './ballot-panel.tsx';
import { moveBetweenCounts } from './count-keys.ts';
import type { Editor, EditorState } from './editor.ts';
import { EvidencePart } from './evidence-part.tsx';
import { ExampleMark } from './example-mark.tsx';
import { ballotSectionsOf } from './fields.ts';
import { FiguresPanel } from './figures-panel.tsx';
import { Fold, type Folds } from './fold.tsx';
import { Remarks } from './remarks.tsx';
import styles from './scoring-page.module.css';
import { TakeFigures } from './take-figures.tsx';
import { useBallots } from './use-ballots.ts';

interface EvidenceColumnProps {
  readonly detail: AssessmentDetail;
  readonly calculation: Calculation;
  readonly editor: Editor;
  readonly state: EditorState;
  readonly canScore: boolean;
  readonly canWrite: boolean;
  readonly mayTakeFigures: boolean;
  readonly folds: Folds;
}

/** The right column: ballots and what raters wrote, the year in figures, and the records behind them. */
export function EvidenceColumn(props: EvidenceColumnProps) {
  const { detail, calculation, editor, state, canScore, canWrite, mayTakeFigures, folds } = props;
  const ballots = useBallots(detail);
  const sections = ballotSectionsOf(detail);
  const double = detail.ballotEntry === 'double';
  const remarks = ballots.query.data?.remarks ?? [];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields within are handled where they meet
    <div className={styles.evidence} onKeyDown={moveBetweenCounts}>
      {sections.map((section) => {
        const line = calculation.sections.find(({ key }) => key === section.code);
        return (
          <section key={section.code} aria-label={section.title}>
            <BallotHead section={section} line={line} />
            {double && (
              <p className={styles.hint}>
                票数由已确认的批次合计得出。
                <Link to={`/assessment/${detail.cycleId}/ballots`}>到“测评票”录入</Link>
              </p>
            )}
            <BallotPanel
              detail={detail}
              section={section}
              line={line}
              editor={editor}
              state={state}
              readOnly={!canScore || double}
              batches={ballots.batches}
            />
          </section>
        );
      })}
      <ErrorMessage
        title="测评票批次没有载入"
        error={ballots.query.error}
        onRetry={() => void ballots.query.refetch()}
      />
      {sections.length > 0 && ballots.mayKnow && (
        <Fold
          name="remarks"
          title="票面意见建议"
          gist={remarks.length === 0 ? '没有' : `${remarks.length} 条，次序已打乱`}
          folds={folds}
        >
          <Remarks remarks={remarks} />
        </Fold>
      )}
      {isPersonSubject(detail.subject) && (
        <section className={styles.figures} aria-label="本年度驻村情况">
          <div className={styles.figuresHead}>
            <h2>本年度驻村情况</h2>
            {mayTakeFigures && <TakeFigures detail={detail} editor={editor} />}
          </div>
          <FiguresPanel
            fields={state.fields}
            problems={state.problems}
            readOnly={!canWrite}
            onChange={editor.set}
          />
        </section>
      )}
      <EvidencePart id={detail.id} folds={folds} />
    </div>
  );
}

/** What the ballots are for and what they come to. */
function BallotHead({
  section,
  line,
}: {
  readonly section: BallotSection;
  readonly line: CalculationLine | undefined;
}) {
  const weights = section.groups[0]?.ground;
  return (
    <div className={styles.evidenceHead}>
      <h2>民主测评票数</h2>
      {weights && <ExampleMark ground={weights} what="示例权重和最低票数" word="示例权重" />}
      <ExampleMark ground={section.optionsGround} what="示例折算分" word="示例折算分" />
      <span className={styles.result}>
        {section.title}{' '}
        {line?.points == null ? '未完成' : `${formatPoints(line.points)} / ${formatPoints(line.maximum)}`}
      </span>
    </div>
  );
}
