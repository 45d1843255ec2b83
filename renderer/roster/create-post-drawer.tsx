import { useQuery, useQueryClient } from '@tanstack/react-query';
import { AutoComplete, Button, Drawer, Form, Select } from 'antd';
import { useState } from 'react';
import type { PostingId } from '#shared/ids.ts';
import { line, tidyLine } from '#shared/text.ts';
import { type PostRole, postRoleLabels, postRoles } from '#shared/vocabulary.ts';
import { client, orpc } from '../app/client.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { ruleOf, showFieldIssues } from './form-fields.ts';
import { requiredMark } from './required-mark.tsx';
import styles from './roster.module.css';

interface PostValues {
  township?: string;
  village?: string;
  unit?: string;
  role?: PostRole;
}

interface CreatePostDrawerProps {
  readonly open: boolean;
  /** Stands in the fields at first, where the place is known already. */
  readonly place?: { readonly township: string; readonly village: string };
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onClose: () => void;
  readonly onCreated: (id: PostingId) => void;
}

const fields = ['township', 'village', 'unit', 'role'];

/** 新增岗位: the village and the unit first, the person later. */
export function CreatePostDrawer({ open, place, onUnsaved, onClose, onCreated }: CreatePostDrawerProps) {
  return (
    <Drawer open={open} onClose={onClose} title="新增岗位" size={480} destroyOnHidden>
      <CreatePostForm place={place} onUnsaved={onUnsaved} onCreated={onCreated} />
    </Drawer>
  );
}

const options = (names: readonly string[]) => [...new Set(names)].map((value) => ({ value }));
const byPart = (typed: string, option?: { value: string }) => (option?.value ?? '').includes(typed.trim());

function CreatePostForm({
  place,
  onUnsaved,
  onCreated,
}: {
  readonly place: CreatePostDrawerProps['place'];
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCreated: (id: PostingId) => void;
}) {
  const [form] = Form.useForm<PostValues>();
  const queryClient = useQueryClient();
  const townships = useQuery(orpc.roster.listTownships.queryOptions()).data?.townships ?? [];
  const villages = useQuery(orpc.roster.listVillages.queryOptions()).data?.villages ?? [];
  const units = useQuery(orpc.roster.listUnits.queryOptions()).data?.units ?? [];
  const typed = Form.useWatch([], form) as PostValues | undefined;
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const township = tidyLine(typed?.township ?? '');
  const village = tidyLine(typed?.village ?? '');
  const unit = tidyLine(typed?.unit ?? '');
  const townshipKnown = townships.some(({ name }) => name === township);
  const villagesThere = villages.filter((place) => !townshipKnown || place.townshipName === township);
  const isNew = (name: string, known: boolean, what: string) =>
    name !== '' && !known ? `台账中还没有“${name}”，将一并新建这个${what}。` : undefined;

  async function save(values: PostValues) {
    setSaving(true);
    setError(null);
    try {
      const posting = await client.roster.createPost({
        township: values.township ?? '',
        village: values.village ?? '',
        unit: values.unit ?? '',
        role: values.role ?? null,
      });
      onUnsaved(false);
      await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
      onCreated(posting.id);
    } catch (failure) {
      if (!showFieldIssues(form, failure, fields)) setError(failure);
    } finally {
      setSaving(false);
    }
  }

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={requiredMark}
      aria-label="新增岗位"
      initialValues={place ?? {}}
      disabled={saving}
      onValuesChange={() => onUnsaved(true)}
      onFinish={(values) => void save(values)}
    >
      <Form.Item
        name="township"
        label="乡镇（街道）"
        required
        rules={[ruleOf(line('乡镇（街道）', 40), '')]}
        validateTrigger="onBlur"
        extra={isNew(township, townshipKnown, '乡镇（街道）')}
      >
        <AutoComplete
          options={options(townships.map(({ name }) => name))}
          showSearch={{ filterOption: byPart }}
        />
      </Form.Item>
      <Form.Item
        name="village"
        label="村（社区）"
        required
        rules={[ruleOf(line('村（社区）', 40), '')]}
        validateTrigger="onBlur"
        extra={isNew(
          village,
          villagesThere.some(({ name }) => name === village),
          '村（社区）',
        )}
      >
        <AutoComplete
          options={options(villagesThere.map(({ name }) => name))}
          showSearch={{ filterOption: byPart }}
        />
      </Form.Item>
      <Form.Item
        name="unit"
        label="派出单位"
        required
        rules={[ruleOf(line('派出单位', 60), '')]}
        validateTrigger="onBlur"
        extra={isNew(
          unit,
          units.some(({ name, aliases }) => name === unit || aliases.includes(unit)),
          '派出单位',
        )}
      >
        <AutoComplete
          options={options(units.map(({ name }) => name))}
          showSearch={{ filterOption: byPart }}
        />
      </Form.Item>
      <Form.Item name="role" label="驻村职务" extra="可以先不定，安排人员时再选。">
        <Select allowClear options={postRoles.map((value) => ({ value, label: postRoleLabels[value] }))} />
      </Form.Item>
      <ErrorMessage error={error} />
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={saving}>
          新增
        </Button>
      </div>
    </Form>
  );
}
