import { Form, Radio, Select } from 'antd';

/** Who scores, and how often ballots are put in: fields `scorers` and `ballotEntry` of a form. */
export function CommitteeFields() {
  return (
    <>
      <Form.Item
        name="scorers"
        label="考核组评分人"
        extra="每位评分人各打一份分，取平均数。只用一份评分表时保留“考核组”。输入姓名后按回车添加。"
        rules={[{ required: true, message: '请至少填写一位评分人' }]}
      >
        <Select mode="tags" open={false} suffixIcon={null} maxCount={30} />
      </Form.Item>
      <Form.Item name="ballotEntry" label="测评票录入">
        <Radio.Group
          options={[
            { value: 'double', label: '双人各录一遍，核对差异' },
            { value: 'single', label: '一人录入' },
          ]}
        />
      </Form.Item>
    </>
  );
}
