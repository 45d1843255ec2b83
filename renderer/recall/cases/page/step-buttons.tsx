import { Button, Popover } from 'antd';
import type { CaseDetail, NextStep } from '#shared/contract/recall-case.ts';
import { useSession } from '../../../app/session.tsx';
import { type MendingPlace, type Obstacle, obstaclesOf } from '../steps/obstacles.ts';
import { isGrave, stepWords } from '../steps/step-words.ts';
import styles from './step-buttons.module.css';

interface StepButtonsProps {
  readonly detail: CaseDetail;
  readonly onStep: (step: NextStep) => void;
  readonly onMend: (place: MendingPlace) => void;
}

/** The reader's next steps at the foot of the page, and what stands in the way of them, with the way there. */
export function StepButtons({ detail, onStep, onMend }: StepButtonsProps) {
  const { user } = useSession();
  // A decision that a leader may not take, having proposed it, is shown with that reason, not left out.
  const mine = detail.next.filter(({ mine: own, decision }) => own || (decision && user.role === 'leader'));
  const others = detail.next.filter((step) => !mine.includes(step));
  if (detail.next.length === 0) return null;
  const concerned = mine.length > 0 ? mine : others;
  const obstacles = obstaclesOf(concerned, (at) => {
    const step = concerned[at];
    return step ? stepWords(step) : '';
  });
  const main = mine.find(({ stage }) => stage !== 'returned' && stage !== 'withdrawn');
  return (
    <section className={styles.bar} aria-label="下一步">
      <div className={styles.way}>
        {mine.length === 0 && (
          <p>
            下一步由{detail.organ ?? '有关机关'}办理
            {others.length > 0 && `：${others.map(stepWords).join('、')}`}，您的角色不办理这一步。
          </p>
        )}
        {obstacles.length === 0 ? (
          mine.length > 0 && <p className={styles.ready}>办理条件已具备。</p>
        ) : (
          <Obstacles obstacles={obstacles} all={concerned.length} onMend={onMend} />
        )}
      </div>
      <div className={styles.buttons}>
        {mine
          .toSorted((a, b) => gravity(a, main) - gravity(b, main))
          .map((step) => (
            <Button
              key={step.to}
              type={step === main ? 'primary' : 'default'}
              danger={step !== main && isGrave(step)}
              disabled={!step.mine || step.obstacles.length > 0}
              title={step.obstacles[0] ?? step.title}
              onClick={() => onStep(step)}
            >
              {stepWords(step)}
            </Button>
          ))}
      </div>
    </section>
  );
}

/** What the case waits for stands at the end of the row, where the hand goes. */
const gravity = (step: NextStep, main: NextStep | undefined) =>
  step === main ? 3 : step.decision ? 2 : step.stage === 'withdrawn' ? 0 : 1;

interface ObstaclesProps {
  readonly obstacles: readonly Obstacle[];
  /** How many steps there are: what stops all of them need not name them. */
  readonly all: number;
  readonly onMend: (place: MendingPlace) => void;
}

/** The first ones in place, the rest behind a press. */
function Obstacles({ obstacles, all, onMend }: ObstaclesProps) {
  const shown = obstacles.slice(0, 2);
  return (
    <>
      <ObstacleList obstacles={shown} all={all} onMend={onMend} />
      {obstacles.length > shown.length && (
        <Popover
          trigger="click"
          placement="topLeft"
          title="还差这些"
          content={
            <div className={styles.all}>
              <ObstacleList obstacles={obstacles} all={all} onMend={onMend} />
            </div>
          }
        >
          <button type="button" className={styles.more}>
            全部 {obstacles.length} 项
          </button>
        </Popover>
      )}
    </>
  );
}

function ObstacleList({ obstacles, onMend }: ObstaclesProps) {
  return (
    <ul className={styles.obstacles}>
      {obstacles.map(({ sentence, steps, mend }) => (
        <li key={sentence}>
          {sentence}
          {steps.length > 1 && <span className={styles.quiet}>（{steps.join('、')}都要）</span>}
          {mend && (
            <>
              {' '}
              <button type="button" className={styles.more} onClick={() => onMend(mend.place)}>
                {mend.label}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
