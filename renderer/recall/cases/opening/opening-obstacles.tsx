import { Alert } from 'antd';
import { Link } from 'react-router';
import type { CaseId } from '#shared/ids.ts';

interface OpeningObstaclesProps {
  readonly openCase: { readonly id: CaseId; readonly number: string } | null;
  readonly obstacles: readonly string[];
}

/** Why no case can be opened about this posting, and where the open one is. */
export function OpeningObstacles({ openCase, obstacles }: OpeningObstaclesProps) {
  return (
    <Alert
      type="warning"
      showIcon
      title="现在不能立案"
      description={
        <>
          {openCase && (
            <p>
              这个人在这个岗位上已有在办案件，新的线索请并入该案：
              <Link to={`/recall/cases/${openCase.id}`}>{openCase.number}</Link>
            </p>
          )}
          {obstacles.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      }
    />
  );
}
