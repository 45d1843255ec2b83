import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { CaseFileChoice, CaseFileItem } from '#shared/contract/archive.ts';
import { DownIcon, UpIcon } from '../../components/icons.tsx';
import {
  chooseEntry,
  chosenItems,
  currentContents,
  moveEntry,
  suggestedContents,
} from './case-file-contents.ts';
import styles from './documents.module.css';

interface CaseFileDialogProps {
  readonly open: boolean;
  readonly choices: readonly CaseFileChoice[];
  /** Shows the file that was put together. */
  readonly onPreview: (contents: CaseFileItem[]) => void;
  readonly onClose: () => void;
}

/** Puts a case file together: which papers go in, and in which order. */
export function CaseFileDialog({ open, choices, onPreview, onClose }: CaseFileDialogProps) {
  const [arranged, setArranged] = useState(() => suggestedContents(choices));
  const entries = currentContents(arranged, choices);
  const items = chosenItems(entries);
  return (
    <Modal
      open={open}
      title="装订案卷"
      width={640}
      okText={items.length === 0 ? '预览案卷' : `预览案卷（${items.length} 份）`}
      okButtonProps={{ disabled: items.length === 0 }}
      cancelText="取消"
      onOk={() => onPreview(items)}
      onCancel={onClose}
    >
      <p className={styles.quiet}>
        案卷由封面、卷内目录和下面选中的材料组成，按这里的顺序排列，没有选中的一律不装入。附件原件不重排，在目录中列出文件名和校验值，另附。
      </p>
      <ol className={styles.contents} aria-label="卷内材料">
        {entries.map(({ key, choice, chosen }, index) => (
          <li key={key}>
            <Checkbox
              checked={chosen}
              onChange={({ target }) => setArranged(chooseEntry(entries, key, target.checked))}
            >
              {choice.title}
              {choice.note !== null && <span className={styles.note}>{choice.note}</span>}
              {!choice.printed && <span className={styles.note}>另附</span>}
            </Checkbox>
            <span className={styles.moves}>
              <Button
                size="small"
                type="text"
                aria-label={`上移${choice.title}`}
                title="上移"
                icon={<UpIcon />}
                disabled={index === 0}
                onClick={() => setArranged(moveEntry(entries, key, -1))}
              />
              <Button
                size="small"
                type="text"
                aria-label={`下移${choice.title}`}
                title="下移"
                icon={<DownIcon />}
                disabled={index === entries.length - 1}
                onClick={() => setArranged(moveEntry(entries, key, 1))}
              />
            </span>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
