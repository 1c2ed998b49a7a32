package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.state.Entity;
import io.jenkins.plugins.azurerender.emulator.state.Job;
import io.jenkins.plugins.azurerender.emulator.state.Pool;

/** Statistics of jobs and pools, returned for $expand=stats. */
final class Statistics {
    private Statistics() {}

    /** Returns the document of an entity, with statistics if the call requests them and the entity has any. */
    static ObjectNode addTo(Call call, Entity entity) {
        boolean requested = "stats".equals(call.parameter("$expand"));
        if (!requested || !(entity instanceof Job || entity instanceof Pool)) {
            return entity.document();
        }
        ObjectNode document = entity.document().deepCopy();
        ObjectNode stats = document.putObject("stats");
        stats.put("url", document.path("url").asText() + "/lifetimestats");
        stats.put("startTime", entity.creationTime().toString());
        stats.put("lastUpdateTime", entity.account().now().toString());
        if (entity instanceof Job job) {
            addTo(stats, job);
        } else {
            stats.putObject("usageStats")
                    .put("startTime", entity.creationTime().toString())
                    .put("lastUpdateTime", entity.account().now().toString())
                    .put("dedicatedCoreTime", "PT0S");
        }
        return document;
    }

    private static void addTo(ObjectNode stats, Job job) {
        for (String span : new String[] {"userCPUTime", "kernelCPUTime", "wallClockTime", "waitTime"}) {
            stats.put(span, "PT0S");
        }
        for (String count : new String[] {"readIOps", "writeIOps"}) {
            stats.put(count, "0");
        }
        stats.put("readIOGiB", 0.0).put("writeIOGiB", 0.0);
        stats.put("numSucceededTasks", String.valueOf(job.counts().succeeded()));
        stats.put("numFailedTasks", String.valueOf(job.counts().failed()));
        stats.put("numTaskRetries", String.valueOf(job.counts().retries()));
    }
}
