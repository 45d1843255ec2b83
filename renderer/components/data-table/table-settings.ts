import { useCallback, useState } from 'react';
import * as z from 'zod';

const settingsSchema = z.object({
  widths: z.record(z.string(), z.number().min(20).max(2000)),
  visible: z.record(z.string(), z.boolean()),
});
export type TableSettings = z.infer<typeof settingsSchema>;

const keyOf = (name: string) => `desk.table.${name}`;

function read(name: string, fallback: TableSettings): TableSettings {
  try {
    const parsed = settingsSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null'));
    if (!parsed.success) return fallback;
    return { widths: parsed.data.widths, visible: { ...fallback.visible, ...parsed.data.visible } };
  } catch {
    return fallback;
  }
}

/** Column widths and choice of a table, remembered on this machine under the table's name. */
export function useTableSettings(name: string, fallback: TableSettings) {
  const [settings, setSettings] = useState(() => read(name, fallback));
  const change = useCallback(
    (next: (current: TableSettings) => TableSettings) =>
      setSettings((current) => {
        const changed = next(current);
        try {
          localStorage.setItem(keyOf(name), JSON.stringify(changed));
        } catch {
          // A full or forbidden storage only means that the widths are not remembered.
        }
        return changed;
      }),
    [name],
  );
  return [settings, change] as const;
}
