import { useQuery } from '@tanstack/react-query';
import type { BoardRow } from '#shared/contract/assessment-grading.ts';
import { orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { CalculationDrawer } from '../scoring/calculation-drawer.tsx';

/** Opens a total of the board down to its inputs. */
export function RecordCalculation({
  row,
  onClose,
}: {
  readonly row: BoardRow;
  readonly onClose: () => void;
}) {
  const detail = useQuery(orpc.assessment.get.queryOptions({ input: { id: row.id } }));
  if (detail.error) return <ErrorMessage error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return null;
  return (
    <CalculationDrawer detail={detail.data} calculation={detail.data.calculation} open onClose={onClose} />
  );
}
