import { App, Button } from 'antd';
import { useState } from 'react';
import { type Attachment, attachmentTypes } from '#shared/contract/recall-evidence.ts';
import { fetchFile, messageOf } from '../../app/client.ts';
import { saveFile } from '../../app/save-file.ts';
import { attachmentPath } from './use-stored-file.ts';

/** Saves an attachment where the person chooses. */
export function SaveButton({ file }: { readonly file: Attachment }) {
  const { message } = App.useApp();
  const [saving, setSaving] = useState(false);

  async function save() {
    setSaving(true);
    try {
      const bytes = new Uint8Array(await fetchFile(attachmentPath(file.id)));
      const done = await saveFile(file.fileName, bytes, attachmentTypes[file.type]);
      if (done) message.success(done);
    } catch (failure) {
      message.error(messageOf(failure));
    } finally {
      setSaving(false);
    }
  }

  return (
    <Button size="small" loading={saving} aria-label={`保存 ${file.fileName}`} onClick={() => void save()}>
      保存
    </Button>
  );
}
