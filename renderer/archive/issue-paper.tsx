import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DocumentTarget, RegisteredDocument } from '#shared/contract/archive.ts';
import { client, orpc } from '../app/client.ts';
import { useAllowed } from '../app/session.tsx';
import { ReasonModal } from '../components/reason-modal.tsx';

interface IssuePaperProps {
  readonly target: DocumentTarget;
  /** What it is called, e.g. 移交清单. */
  readonly name: string;
  /** The one in force, which the new one takes the place of. */
  readonly replaced: RegisteredDocument | undefined;
  /** Not what the page is for. */
  readonly secondary?: boolean;
}

/** Registers a paper as it is now and opens it. */
export function IssuePaper({ target, name, replaced, secondary = false }: IssuePaperProps) {
  const [asking, setAsking] = useState(false);
  const mayIssue = useAllowed('archive.issueDocument');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  if (!mayIssue) return null;
  const title = `生成正式${name}`;
  return (
    <>
      <Button type={secondary ? 'default' : 'primary'} onClick={() => setAsking(true)}>
        {title}
      </Button>
      <ReasonModal
        open={asking}
        reason={false}
        title={title}
        confirm="生成并登记"
        consequence={`将登记 1 份文件并编号，数据和文件从此不变。${
          replaced ? `${replaced.registerNumber} 会标为已被替代。` : ''
        }`}
        onConfirm={async () => {
          const document = await client.archive.issueDocument(target);
          await queryClient.invalidateQueries({ queryKey: orpc.archive.key() });
          message.success(`已生成并登记 ${document.registerNumber}。`);
          void navigate(`/archive/${document.id}`);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
