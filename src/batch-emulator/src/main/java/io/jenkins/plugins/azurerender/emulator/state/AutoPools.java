package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import java.util.Locale;
import java.util.UUID;

/** Pools that are created and deleted with a job or a job schedule. */
final class AutoPools {
    private AutoPools() {}

    /** Creates the auto pool of a job, if it has one; if that fails, the job is completed with the reason. */
    static void begin(Job job) {
        if (!(job.spec().at("/poolInfo/autoPoolSpecification") instanceof ObjectNode autoPool)) {
            return;
        }
        BatchAccount account = job.account();
        JobSchedule schedule = job.schedule();
        boolean shared = schedule != null && hasScheduleLifetime(autoPool);
        if (shared && schedule.poolId() != null) {
            job.poolId(schedule.poolId());
            return;
        }
        if (account.poolQuotaReached()) {
            job.schedulingError(Failure.ofUser(
                    "AutoPoolCreationFailedWithQuotaReached", "The pool quota for the account is reached"));
            job.lifecycle().terminate("AutoPoolCreationFailed");
            return;
        }
        ObjectNode spec = Json.objectAt(autoPool, "pool").deepCopy();
        PoolDefaults.fill(Json.objectAt(autoPool, "pool"));
        String prefix = autoPool.path("autoPoolIdPrefix").asText("");
        String id = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        spec.put("id", prefix.isEmpty() ? id : prefix + "_" + id);
        Pool pool = new Pool(account, spec);
        account.pools().put(BatchAccount.key(pool.id()), pool);
        pool.begin();
        job.poolId(pool.id());
        if (shared) {
            schedule.poolId(pool.id());
        }
    }

    private static boolean hasScheduleLifetime(ObjectNode autoPool) {
        return autoPool.path("poolLifetimeOption").asText("").equalsIgnoreCase("jobschedule");
    }

    /** Deletes the auto pool of a job unless it is kept alive. */
    static void end(Job job) {
        if (job.spec().at("/poolInfo/autoPoolSpecification") instanceof ObjectNode autoPool
                && !(job.schedule() != null && hasScheduleLifetime(autoPool))) {
            end(job.account(), autoPool, job.poolId());
        }
    }

    static void end(BatchAccount account, ObjectNode autoPool, String poolId) {
        Pool pool = poolId == null ? null : account.pools().get(BatchAccount.key(poolId));
        if (pool != null && !pool.is("deleting") && !Json.bool(autoPool, false, "keepAlive")) {
            pool.delete();
        }
    }
}
