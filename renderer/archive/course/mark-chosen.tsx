import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { SealsDialog } from './seals-dialog.tsx';
import { SigningDialog } from './signing-dialog.tsx';

interface MarkChosenProps {
  readonly papers: readonly RegisteredDocument[];
  /** Something was recorded, or given up. */
  readonly onClose: () => void;
}

/** Records signatures or seals of the papers that are chosen in a list. */
export function MarkChosen({ papers, onClose }: MarkChosenProps) {
  const [dialog, setDialog] = useState<'sign' | 'seal' | null>(null);
  const close = () => {
    setDialog(null);
    onClose();
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'sign', label: '登记签名' },
            { key: 'seal', label: '登记盖章' },
          ],
          onClick: ({ key }) => setDialog(key === 'sign' ? 'sign' : 'seal'),
        }}
      >
        <Button>登记（{papers.length} 份）</Button>
      </Dropdown>
      {dialog === 'sign' && <SigningDialog papers={papers} onClose={close} />}
      {dialog === 'seal' && <SealsDialog papers={papers} onClose={close} />}
    </>
  );
}
