import { Modal } from 'antd';
import { useBlocker } from 'react-router';
import { useUnsavedWork } from './unsaved-work.ts';

interface UnsavedGuardProps {
  /** Whether something typed is not saved yet. */
  readonly unsaved: boolean;
  /** What would be lost, e.g. `3 项评分还没有保存`. */
  readonly what?: string;
  /** Also asks when only the part of the address after `?` changes, e.g. what is open in a drawer. */
  readonly withinPage?: boolean;
}

/** Asks before unsaved work is left behind: on a link, on the back button, on closing the window. */
export function UnsavedGuard({
  unsaved,
  what = '这一页有内容还没有保存',
  withinPage = false,
}: UnsavedGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved &&
      (currentLocation.pathname !== nextLocation.pathname ||
        (withinPage && currentLocation.search !== nextLocation.search)),
  );
  useUnsavedWork(unsaved);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title="离开这一页吗"
      okText="放弃并离开"
      okButtonProps={{ danger: true }}
      cancelText="留在这一页"
      onOk={() => blocker.state === 'blocked' && blocker.proceed()}
      onCancel={() => blocker.state === 'blocked' && blocker.reset()}
    >
      {what}。离开后这些内容会丢失。
    </Modal>
  );
}
