import { Button, Dropdown } from 'antd';
import { DownIcon } from '../../components/icons.tsx';
import { type FillHelper, fillHelpers } from './cell-changes.ts';

const labels: Record<FillHelper, string> = {
  working_days: '工作日在村',
  working_and_rest: '工作日在村，休息日休息',
  approved_leave: '按已批准的请假填写',
};

interface FillMenuProps {
  /** How many people are selected in the grid. */
  readonly people: number;
  readonly disabled: boolean;
  readonly onFill: (helper: FillHelper) => void;
}

/** Fills the blank days of the selected people up to today; what is recorded stays as it is. */
export function FillMenu({ people, disabled, onFill }: FillMenuProps) {
  return (
    <Dropdown
      trigger={['click']}
      disabled={disabled}
      menu={{
        items: [
          {
            key: 'group',
            type: 'group',
            label: `填写所选 ${people} 人还空着的日子（Ctrl+A 全选）`,
            children: fillHelpers.map((key) => ({ key, label: labels[key] })),
          },
        ],
        onClick: ({ key }) => {
          const helper = fillHelpers.find((each) => each === key);
          if (helper) onFill(helper);
        },
      }}
    >
      <Button>
        批量填写 <DownIcon />
      </Button>
    </Dropdown>
  );
}
