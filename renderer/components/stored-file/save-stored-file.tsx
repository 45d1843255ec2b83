import { App, Button } from 'antd';
import { useState } from 'react';
import { fetchFile, messageOf } from '../../app/client.ts';
import { saveFile } from '../../app/save-file.ts';
import type { StoredFile } from './stored-file.types.ts';

/** Saves a kept file where the person chooses. */
export function SaveStoredFile({ file }: { readonly file: StoredFile }) {
  const { message } = App.useApp();
  const [saving, setSaving] = useState(false);

  async function save() {
    setSaving(true);
    try {
      const bytes = new Uint8Array(await fetchFile(file.path));
      const done = await saveFile(file.fileName, bytes, file.mediaType);
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
