import { actorOf, type Procedures } from '../http/procedures.ts';
import type { SystemService } from './system.service.ts';

/** Handlers of `system.*`. */
export function createSystemRouter(os: Procedures, { system }: { system: SystemService }) {
  return {
    info: os.system.info.handler(() => system.info()),
    listBackups: os.system.listBackups.handler(() => system.listBackups()),
    createBackup: os.system.createBackup.handler(({ context }) => system.createBackup(actorOf(context))),
  };
}
