import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';

/**
 * Closing a drawer with Esc, its mask or its cross asks first while something typed is not saved.
 *
 * @returns `close` for the drawer, `question` to stand inside it
 */
export function useLeaveQuestion(
  unsaved: boolean,
  onClose: () => void,
): { readonly close: () => void; readonly question: ReactNode } {
  const [asking, setAsking] = useState(false);
  return {
    close: () => (unsaved ? setAsking(true) : onClose()),
    question: (
      <Modal
        open={asking}
        title="放弃填写的内容吗"
        okText="放弃"
        okButtonProps={{ danger: true }}
        cancelText="继续填写"
        onOk={() => {
          setAsking(false);
          onClose();
        }}
        onCancel={() => setAsking(false)}
      >
        填写的内容还没有保存，关闭后会丢失。
      </Modal>
    ),
  };
}
