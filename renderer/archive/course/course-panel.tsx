import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { isOnItsWay, missingSealsOf, nextStepOf, stagesOf } from '#shared/archive/document-course.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { Panel } from '../../components/page.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { CompletenessList } from './completeness-list.tsx';
import styles from './course.module.css';
import { useMayMark } from './may-mark.ts';
import { ReissueDialog, targetOf } from './reissue-dialog.tsx';
import { ScanDialog, ScanList } from './scan-list.tsx';
import { SealsDialog } from './seals-dialog.tsx';
import { SigningDialog } from './signing-dialog.tsx';
import { marksOpen, StageList } from './stage-list.tsx';
import { useCourseWrite } from './use-course-write.ts';
import { VersionList } from './version-list.tsx';

type Dialog = 'sign' | 'seal' | 'back' | 'remark' | 'scan' | 'reissue';

/** What becomes of a registered paper: how far it has come, what is recorded of it, its scans and its versions. */
export function CoursePanel({ document }: { readonly document: RegisteredDocument }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const mayMark = useMayMark(document);
  const mayIssue = useAllowed('archive.issueDocument');
  const versions = useQuery(orpc.archive.documentVersions.queryOptions({ input: { id: document.id } }));
  const inHouse = isOnItsWay(document.stage);
  const hasCourse = stagesOf(document.kind).length > 1;
  const target = mayIssue && inHouse ? targetOf(document) : null;
  const several = (versions.data?.versions.length ?? 0) > 1;
  return (
    <>
      {hasCourse && (inHouse || document.stage === 'handed_over') && (
        <Panel title="办理进度">
          <StageList document={document} />
          {document.remark !== null && <p className={styles.remark}>备注：{document.remark}</p>}
          {mayMark && inHouse && <MarkButtons document={document} onOpen={setDialog} />}
        </Panel>
      )}
      {hasCourse && inHouse && (
        <Panel title="归档检查">
          <CompletenessList id={document.id} />
        </Panel>
      )}
      {hasCourse && (
        <Panel
          title="签名盖章后的扫描件"
          extra={
            mayMark &&
            inHouse && (
              <Button size="small" onClick={() => setDialog('scan')}>
                添加扫描件
              </Button>
            )
          }
        >
          <ScanList document={document} editable={mayMark && inHouse} />
        </Panel>
      )}
      {(several || target !== null) && (
        <Panel
          title="版次"
          extra={
            target !== null && (
              <Button size="small" onClick={() => setDialog('reissue')}>
                重新生成（新版）
              </Button>
            )
          }
        >
          {several && versions.data ? (
            <VersionList versions={versions.data.versions} shown={document.id} />
          ) : (
            <p className={styles.quiet}>只有这一版。</p>
          )}
        </Panel>
      )}
      {dialog === 'sign' && <SigningDialog papers={[document]} onClose={close} />}
      {dialog === 'seal' && <SealsDialog papers={[document]} onClose={close} />}
      {dialog === 'scan' && <ScanDialog document={document} onClose={close} />}
      {dialog === 'reissue' && target && (
        <ReissueDialog document={document} target={target} onClose={close} />
      )}
      {dialog === 'back' && <TakeBack document={document} onClose={close} />}
      {dialog === 'remark' && <Remark document={document} onClose={close} />}
    </>
  );
}

function MarkButtons({
  document,
  onOpen,
}: {
  readonly document: RegisteredDocument;
  readonly onOpen: (dialog: Dialog) => void;
}) {
  const open = marksOpen(document);
  const next = nextStepOf(document);
  const complete = document.sealedOn !== null && missingSealsOf(document).length === 0;
  return (
    <div className={styles.marks}>
      {open.sign && (
        <Button type={next === 'sign' ? 'primary' : 'default'} onClick={() => onOpen('sign')}>
          登记签名
        </Button>
      )}
      {open.seal && (
        <Button type={next === 'seal' ? 'primary' : 'default'} onClick={() => onOpen('seal')}>
          {complete ? '补登盖章' : '登记盖章'}
        </Button>
      )}
      <Button onClick={() => onOpen('remark')}>备注</Button>
      {open.back && (
        <Button title="撤回最后登记的盖章或签名" onClick={() => onOpen('back')}>
          撤回登记
        </Button>
      )}
    </div>
  );
}

interface AskProps {
  readonly document: RegisteredDocument;
  readonly onClose: () => void;
}

function TakeBack({ document, onClose }: AskProps) {
  const write = useCourseWrite();
  const { id, revision, sealedOn } = document;
  return (
    <ReasonModal
      open
      title={sealedOn === null ? '撤回签名登记' : '撤回盖章登记'}
      consequence={
        sealedOn === null
          ? '签名登记将撤回，形成时间恢复为登记前的日期。'
          : `${document.seals.join('、')}的盖章登记将撤回，签名登记不变。`
      }
      confirm="撤回登记"
      onConfirm={(reason) => write(() => client.archive.takeBackMark({ id, revision, reason }))}
      onClose={onClose}
    />
  );
}

function Remark({ document, onClose }: AskProps) {
  const write = useCourseWrite();
  const [text, setText] = useState(document.remark ?? '');
  const { id, revision } = document;
  return (
    <ReasonModal
      open
      title="备注"
      reason={false}
      consequence="备注印在干部人事档案目录的“备注”栏，如“复印件”。留空即取消备注。"
      confirm="保存备注"
      onConfirm={() => write(() => client.archive.setRemark({ id, revision, remark: text }))}
      onClose={onClose}
    >
      <Form.Item label="备注" htmlFor="document-remark">
        <Input
          id="document-remark"
          value={text}
          maxLength={60}
          onChange={(event) => setText(event.target.value)}
        />
      </Form.Item>
    </ReasonModal>
  );
}
