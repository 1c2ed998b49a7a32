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
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.model.Jenkins;

/**
 * Looks up the builds that own resources in Azure, for one scan. A build counts as deleted only if this controller
 * created it and it is neither in memory nor on disk; otherwise it is unknown. Must run as SYSTEM: a job that a user
 * cannot see would count as deleted.
 */
final class BuildLookup {

    private static final int MAX_STATES = 1_000;

    /** The resources of a build are listed one after the other. */
    private final Map<String, BuildState> states = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BuildState> eldest) {
            return size() > MAX_STATES;
        }
    };

    BuildState of(Owner owner) {
        return states.computeIfAbsent(owner + " " + owner.started(), key -> find(owner));
    }

    private static BuildState find(Owner owner) {
        Job<?, ?> job = Jenkins.get().getItemByFullName(owner.job(), Job.class);
        if (job != null) {
            Run<?, ?> build = job.getBuildByNumber(owner.build());
            if (build != null && build.getStartTimeInMillis() == owner.started()) {
                return stateOf(build);
            }
            if (build == null && new File(job.getBuildDir(), String.valueOf(owner.build())).exists()) {
                return BuildState.of(Kind.UNKNOWN); // it exists but cannot be read
            }
        }
        Run<?, ?> moved = findMoved(owner);
        if (moved != null) {
            return stateOf(moved);
        }
        if (job == null) {
            return BuildState.of(onDisk(owner.job()) ? Kind.UNKNOWN : Kind.DELETED_WITH_JOB);
        }
        // A build number that this controller has not used: a build of the controller that this one is a copy of.
        return BuildState.of(owner.build() < job.getNextBuildNumber() ? Kind.DELETED : Kind.UNKNOWN);
    }

    private static BuildState stateOf(Run<?, ?> build) {
        if (build.isBuilding() || build.isLogUpdated()) {
            return BuildState.of(Kind.RUNNING);
        }
        Result result = build.getResult();
        boolean successful = result != null && result.isBetterThan(Result.FAILURE);
        return new BuildState(
                successful ? Kind.SUCCEEDED : Kind.FAILED,
                Instant.ofEpochMilli(build.getStartTimeInMillis() + build.getDuration()));
    }

    /** Finds a build of a renamed or moved job, which keeps its build numbers and start times. */
    private static Run<?, ?> findMoved(Owner owner) {
        for (Job<?, ?> job : Jenkins.get().getAllItems(Job.class)) {
            Run<?, ?> build = job.getBuildByNumber(owner.build());
            if (build != null && build.getStartTimeInMillis() == owner.started()) {
                return build;
            }
        }
        return null;
    }

    /** Returns whether an item that Jenkins did not load has a directory, for example because its plugin is missing. */
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
