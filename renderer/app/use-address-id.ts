import { useParams } from 'react-router';
import type * as z from 'zod';

/**
 * The id of a record in the page's address, e.g. `useAddressId('cycleId', cycleIdSchema)`.
 *
 * @throws Error with a Chinese message for an address that was cut off or made up
 */
export function useAddressId<T extends z.ZodType>(name: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(useParams()[name]);
  if (!parsed.success) throw new Error('这个地址不完整，找不到要打开的内容。请从列表中重新打开。');
  return parsed.data;
}
