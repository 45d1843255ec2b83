import * as z from 'zod';
import { instantSchema } from '../dates.ts';
import { procedure } from './base.ts';

export const backupSchema = z.object({
  fileName: z.string(),
  createdAt: instantSchema,
  bytes: z.number().int(),
  reason: z.enum(['manual', 'before_migration', 'before_restore', 'scheduled']),
});
export type Backup = z.infer<typeof backupSchema>;

export const systemContract = {
  info: procedure.output(
    z.object({
      programVersion: z.string(),
      schemaVersion: z.number().int(),
      sqliteVersion: z.string(),
      dataDirectory: z.string(),
      databaseBytes: z.number().int(),
      organisation: z.string(),
    }),
  ),
  listBackups: procedure.output(z.object({ backups: z.array(backupSchema) })),
  createBackup: procedure.output(backupSchema),
};
