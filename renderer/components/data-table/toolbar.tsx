import { App, Button, Checkbox, Modal, Popover, Progress } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { messageOf } from '../../app/errors.ts';
import { formatCount } from '../../app/format.ts';
import { saveFile, workbookType } from '../../app/save-file.ts';
import { makeWorkbook } from '../../app/workbook/make-workbook.ts';
import { ColumnsIcon, DownloadIcon } from '../icons.tsx';
import styles from './data-table.module.css';

export interface ColumnChoice {
  readonly id: string;
  readonly title: string;
  readonly visible: boolean;
  readonly fixed: boolean;
}

interface ToolbarProps {
  readonly children: ReactNode;
  readonly label: string;
  readonly columns: readonly ColumnChoice[];
  readonly onToggleColumn: (id: string, visible: boolean) => void;
  readonly onResetColumns: () => void;
  readonly total: number;
  /** All rows under the filter as cells of the shown columns, titles first. */
  readonly cells: (onProgress: (done: number) => void, signal: AbortSignal) => Promise<string[][]>;
  readonly onExport: (() => Promise<string | null>) | undefined;
}

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** Filters of the page at the left; column choice and export at the right. */
export function Toolbar(props: ToolbarProps) {
  const { message } = App.useApp();
  const [done, setDone] = useState<number | null>(null);
  const stop = useRef<AbortController>(null);

  async function exportShown() {
    const controller = new AbortController();
    stop.current = controller;
    setDone(0);
    try {
      if (props.onExport) {
        const made = await props.onExport();
        if (made !== null) message.success(`${made}。`);
        return;
      }
      const lines = await props.cells(setDone, controller.signal);
      const bytes = await makeWorkbook({ title: props.label, lines }, controller.signal);
      const saved = await saveFile(`${props.label}-${today()}.xlsx`, bytes, workbookType);
      if (saved !== null) message.success(`${saved}，共 ${formatCount(props.total)} 行。`);
    } catch (error) {
      if (!controller.signal.aborted) message.error(messageOf(error));
    } finally {
      setDone(null);
    }
  }

  return (
    <div className={styles.toolbar}>
      {props.children}
      <div className={styles.tools}>
        <Popover
          trigger="click"
          placement="bottomRight"
          title="显示哪些列"
          content={
            <div className={styles.columnChoice}>
              {props.columns.map((column) => (
                <Checkbox
                  key={column.id}
                  checked={column.visible}
                  disabled={column.fixed}
                  onChange={(event) => props.onToggleColumn(column.id, event.target.checked)}
                >
                  {column.title}
                </Checkbox>
              ))}
              <Button size="small" onClick={props.onResetColumns}>
                恢复默认列和列宽
              </Button>
            </div>
          }
        >
          <Button icon={<ColumnsIcon />}>列</Button>
        </Popover>
        <Button
          icon={<DownloadIcon />}
          disabled={props.total === 0}
          loading={done !== null}
          title={props.onExport ? '导出当前筛选的全部行' : '导出当前筛选、排序和所选列的全部行'}
          onClick={() => void exportShown()}
        >
          导出
        </Button>
      </div>
      <Modal
        open={done !== null && props.total > 1000 && !props.onExport}
        title="正在导出"
        footer={<Button onClick={() => stop.current?.abort()}>取消</Button>}
        closable={false}
        onCancel={() => stop.current?.abort()}
      >
        <Progress
          percent={Math.floor(((done ?? 0) / Math.max(1, props.total)) * 100)}
          aria-label="导出进度"
        />
        {formatCount(done ?? 0)} / {formatCount(props.total)} 行
      </Modal>
    </div>
  );
}
