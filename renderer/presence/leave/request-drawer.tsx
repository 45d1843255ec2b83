import { Drawer } from 'antd';
import type { LeaveRow } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import { RequestForm } from './request-form.tsx';

interface RequestDrawerProps {
  readonly open: boolean;
  /** Whose leave it will be, if known. */
  readonly postingId: PostingId | null;
  readonly today: BusinessDate;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onRequested: (row: LeaveRow) => void;
  readonly onClose: () => void;
}

/** 登记请假: the request at the left, what it would need at the right. */
export function RequestDrawer({ open, onClose, ...rest }: RequestDrawerProps) {
  return (
    <Drawer open={open} onClose={onClose} title="登记请假" size={980} destroyOnHidden>
      <RequestForm {...rest} />
    </Drawer>
  );
}
