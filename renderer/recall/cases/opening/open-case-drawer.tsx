import { Drawer } from 'antd';
import { useState } from 'react';
import { UnsavedGuard } from '../../../components/unsaved-guard.tsx';
import type { CaseStart } from './case-start.ts';
import { OpenCaseForm } from './open-case-form.tsx';
import { useLeaveQuestion } from './use-leave-question.tsx';

interface OpenCaseDrawerProps {
  readonly open: boolean;
  /** Null: the person is still to be chosen. */
  readonly start: CaseStart | null;
  readonly onClose: () => void;
}

/** 立案: whom it is about, which signals or triggers, since when, and the facts in words. */
export function OpenCaseDrawer({ open, start, onClose }: OpenCaseDrawerProps) {
  const [unsaved, setUnsaved] = useState(false);
  const leave = () => {
    setUnsaved(false);
    onClose();
  };
  const { close, question } = useLeaveQuestion(unsaved, leave);
  return (
    <Drawer open={open} onClose={close} title="召回立案" size={720} destroyOnHidden>
      {open && (
        <>
          <UnsavedGuard unsaved={unsaved} what="立案的内容还没有提交" />
          <OpenCaseForm start={start} onUnsaved={setUnsaved} onDone={leave} />
          {question}
        </>
      )}
    </Drawer>
  );
}
