import { Drawer } from 'antd';
import { useNavigate } from 'react-router';
import type { PostingRow } from '#shared/contract/roster.ts';
import { NominateForm } from './nominate-form.tsx';

interface NominateDrawerProps {
  /** The open post; null while nothing is open. */
  readonly posting: PostingRow | null;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onClose: () => void;
}

/** 提名人选 from a list of posts; leads on to the nomination. */
export function NominateDrawer({ posting, onUnsaved, onClose }: NominateDrawerProps) {
  const navigate = useNavigate();
  return (
    <Drawer
      open={posting !== null}
      onClose={onClose}
      title={posting ? `提名人选 · ${posting.villageName} · ${posting.unitName}` : '提名人选'}
      size={640}
      destroyOnHidden
    >
      {posting && (
        <NominateForm
          posting={posting}
          onUnsaved={onUnsaved}
          onNominated={(id) => void navigate(`/roster/nominations/${id}`)}
        />
      )}
    </Drawer>
  );
}
