package io.jenkins.plugins.azurerender.janitor;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.janitor.BuildState.Kind;
import java.io.File;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jenkins.model.Jenkins;

/**
 * Finds the builds that things in Azure name, for one look. A build counts as gone only when this controller made it
 * and neither memory nor disk has it any more; in doubt it counts as unknown. To be used with the rights of Jenkins
 * itself: who may see fewer jobs would take the others for deleted.
 */
final class BuildLookup {

    private final Map<String, BuildState> known = new HashMap<>();

    BuildState of(Owner owner) {
        return known.computeIfAbsent(owner + " " + owner.started(), key -> find(owner));
    }

    private static BuildState find(Owner owner) {
        Job<?, ?> job = Jenkins.get().getItemByFullName(owner.job(), Job.class);
        if (job != null) {
            Run<?, ?> build = job.getBuildByNumber(owner.build());
            if (build != null && build.getStartTimeInMillis() == owner.started()) {
                return stateOf(build);
            }
            if (build == null && new File(job.getBuildDir(), String.valueOf(owner.build())).exists()) {
                return BuildState.of(Kind.UNKNOWN); // it is there and cannot be read
            }
        }
        Run<?, ?> moved = findMoved(owner);
        if (moved != null) {
            return stateOf(moved);
        }
        if (job == null) {
            return BuildState.of(onDisk(owner.job()) ? Kind.UNKNOWN : Kind.GONE_WITH_JOB);
        }
        // A number that was never given here: a build of the controller that this one is a copy of.
        return BuildState.of(owner.build() < job.getNextBuildNumber() ? Kind.GONE : Kind.UNKNOWN);
    }

    private static BuildState stateOf(Run<?, ?> build) {
        if (build.isBuilding() || build.isLogUpdated()) {
            return BuildState.of(Kind.RUNNING);
        }
        Result result = build.getResult();
        boolean well = result != null && result.isBetterThan(Result.FAILURE);
        return new BuildState(
                well ? Kind.ENDED_WELL : Kind.ENDED_BADLY,
                Instant.ofEpochMilli(build.getStartTimeInMillis() + build.getDuration()));
    }

    /** A job that was renamed or moved keeps the numbers and times of its builds. */
    private static Run<?, ?> findMoved(Owner owner) {
        for (Job<?, ?> job : Jenkins.get().getAllItems(Job.class)) {
            Run<?, ?> build = job.getBuildByNumber(owner.build());
            if (build != null && build.getStartTimeInMillis() == owner.started()) {
                return build;
            }
        }
        return null;
    }

    /** Whether an item that Jenkins does not know has a folder all the same, as when its plugin is missing. */
    private static boolean onDisk(String fullName) {
        ItemGroup<?> group = Jenkins.get();
        for (String name : fullName.split("/")) {
            Item item = group.getItem(name);
            if (item == null) {
                return new File(new File(group.getRootDir(), "jobs"), name).exists();
            }
            if (!(item instanceof ItemGroup)) {
                return false;
            }
            group = (ItemGroup<?>) item;
        }
        return true;
    }
}
