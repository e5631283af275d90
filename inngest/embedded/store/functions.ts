import { type FunctionSettings, nextTime, readFunctionSettings } from "../function-settings";
import type { FunctionConfig } from "../protocol";
import { json, type Store, transaction } from "./connection";

export type Functions = ReadonlyMap<string, FunctionSettings>;

/** Replaces what is known of one app. True when that changed anything. */
export async function saveFunctions(
  store: Store,
  appId: string,
  configs: readonly FunctionConfig[],
): Promise<boolean> {
  const ids = configs.map(({ id }) => id);
  return transaction(store, async (tx) => {
    let changes = 0;
    for (const config of configs) {
      const { count } = await tx`
        insert into executor.functions (id, app_id, config) values (${config.id}, ${appId}, ${json(config)}::text::jsonb)
        on conflict (id) do update set app_id = excluded.app_id, config = excluded.config, is_served = true
        where functions.config <> excluded.config or not functions.is_served or functions.app_id <> excluded.app_id`;
      changes += count;
      const { crons } = readFunctionSettings(config);
      await tx`delete from executor.schedules where function_id = ${config.id} and not cron = any(${tx.array([...crons], 25)})`;
      for (const cron of crons)
        await tx`insert into executor.schedules (function_id, cron, next_at)
          values (${config.id}, ${cron}, ${nextTime(cron, new Date())}) on conflict do nothing`;
    }
    const gone = await tx`update executor.functions set is_served = false
      where app_id = ${appId} and is_served and not id = any(${tx.array(ids, 25)}) returning id`;
    for (const { id } of gone) await tx`delete from executor.schedules where function_id = ${String(id)}`;
    return changes + gone.count > 0;
  });
}
