package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import java.util.Locale;
import java.util.UUID;

/** Pools that live and die with a job or a job schedule. */
final class AutoPools {
    private AutoPools() {}

    /** Makes the job's own pool, if it asks for one; where that cannot be, the job is completed with the reason. */
    static void begin(Job job) {
        if (!(job.spec().at("/poolInfo/autoPoolSpecification") instanceof ObjectNode wish)) {
            return;
        }
        BatchAccount account = job.account();
        JobSchedule schedule = job.schedule();
        boolean shared = schedule != null && livesWithSchedule(wish);
        if (shared && schedule.poolId() != null) {
            job.poolId(schedule.poolId());
            return;
        }
        if (account.poolQuotaReached()) {
            job.schedulingError(Failure.ofUser(
                    "AutoPoolCreationFailedWithQuotaReached", "The pool quota for the account is reached"));
            job.ending().terminate("AutoPoolCreationFailed");
            return;
        }
        ObjectNode spec = Json.objectAt(wish, "pool").deepCopy();
        PoolDefaults.fill(Json.objectAt(wish, "pool"));
        String prefix = wish.path("autoPoolIdPrefix").asText("");
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

    private static boolean livesWithSchedule(ObjectNode wish) {
        return wish.path("poolLifetimeOption").asText("").equalsIgnoreCase("jobschedule");
    }

    /** Takes the job's own pool down, unless it is to be kept. */
    static void end(Job job) {
        if (job.spec().at("/poolInfo/autoPoolSpecification") instanceof ObjectNode wish
                && !(job.schedule() != null && livesWithSchedule(wish))) {
            end(job.account(), wish, job.poolId());
        }
    }

    static void end(BatchAccount account, ObjectNode wish, String poolId) {
        Pool pool = poolId == null ? null : account.pools().get(BatchAccount.key(poolId));
        if (pool != null && !pool.is("deleting") && !Json.flag(wish, false, "keepAlive")) {
            pool.delete();
        }
    }
}
