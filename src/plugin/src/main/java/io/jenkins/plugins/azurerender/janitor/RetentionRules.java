package io.jenkins.plugins.azurerender.janitor;

import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.janitor.BuildState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which resources are orphaned, without any request.
 *
 * @param retention how long a render is kept after the end of its build
 */
record RetentionRules(Duration retention, Instant now) {

    /**
     * Returns the reason to remove a resource; empty to keep it.
     *
     * @param inUse whether the resource is an open job or used by one
     */
    Optional<String> reason(Owner owner, BuildState build, boolean inUse) {
        if (build.kind() == Kind.RUNNING) {
            return Optional.empty();
        }
        return switch (owner.kind()) {
            case PERMANENT, SHARED -> Optional.empty();
            case EMPTIED, BUILD, AUTO, KEYS -> inUse ? Optional.empty() : poolReason(build);
            case RENDER -> renderReason(owner, build, inUse);
            case NODE -> nodeFilesReason(owner, build, inUse);
            case FRAMES -> build.deleted() ? deleted(build) : retentionReason(owner, build);
            case ASSETS -> build.kind() == Kind.DELETED_WITH_JOB && !inUse ? deleted(build) : Optional.empty();
        };
    }

    private static Optional<String> poolReason(BuildState build) {
        return build.kind() == Kind.UNKNOWN
                ? Optional.empty()
                : build.deleted() ? deleted(build) : Optional.of(Messages.RetentionRules_PoolBuildEnded());
    }

    private Optional<String> renderReason(Owner owner, BuildState build, boolean open) {
        if (build.deleted()) {
            return deleted(build);
        }
        if (open && build.kind() == Kind.FAILED) {
            return Optional.of(Messages.RetentionRules_BuildFailed());
        }
        if (open && build.kind() == Kind.SUCCEEDED) { // its renders continue without it
            return now.isAfter(owner.expiry()) ? Optional.of(Messages.RetentionRules_Expired()) : Optional.empty();
        }
        return retentionReason(owner, build);
    }

    /** Scripts and license variables are not needed after the end of the render and are not retained. */
    private Optional<String> nodeFilesReason(Owner owner, BuildState build, boolean inUse) {
        if (build.deleted()) {
            return deleted(build);
        }
        if (now.isAfter(owner.expiry())) {
            return Optional.of(Messages.RetentionRules_Expired());
        }
        return build.kind() == Kind.FAILED || build.kind() == Kind.SUCCEEDED && !inUse
                ? Optional.of(Messages.RetentionRules_RenderEnded())
                : Optional.empty();
    }

    private Optional<String> retentionReason(Owner owner, BuildState build) {
        if (owner.expiry().equals(Instant.MAX)) {
            return Optional.empty();
        }
        Instant end = owner.expiry();
        if (build.ended() != null
                && (build.kind() == Kind.FAILED || build.ended().isAfter(end))) {
            end = build.ended();
        }
        return now.isAfter(end.plus(retention))
                ? Optional.of(Messages.RetentionRules_RetentionEnded(retention.toDays()))
                : Optional.empty();
    }

    private static Optional<String> deleted(BuildState build) {
        return Optional.of(
                build.kind() == Kind.DELETED_WITH_JOB
                        ? Messages.RetentionRules_JobDeleted()
                        : Messages.RetentionRules_BuildDeleted());
    }
}
