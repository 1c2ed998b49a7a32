package io.jenkins.plugins.azurerender.janitor;

import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.janitor.BuildState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which resources are orphaned, without any request.
 *
 * @param keep retention of a render after the end of its build
 */
record RetentionRules(Duration keep, Instant now) {

    /**
     * Returns the reason to remove a resource; empty to keep it.
     *
     * @param inUse whether the resource is an open job or used by one
     */
    Optional<String> why(Owner owner, BuildState build, boolean inUse) {
        if (build.kind() == Kind.RUNNING) {
            return Optional.empty();
        }
        return switch (owner.kind()) {
            case PERMANENT, SHARED -> Optional.empty();
            case EMPTIED, BUILD, KEYS -> inUse ? Optional.empty() : whyPool(build);
            case RENDER -> whyRender(owner, build, inUse);
            case LICENSES -> whyLicenses(owner, build, inUse);
            case FRAMES -> build.gone() ? gone(build) : whyRetentionEnded(owner, build);
            case ASSETS -> build.kind() == Kind.GONE_WITH_JOB && !inUse ? gone(build) : Optional.empty();
        };
    }

    private static Optional<String> whyPool(BuildState build) {
        return build.kind() == Kind.UNKNOWN
                ? Optional.empty()
                : build.gone() ? gone(build) : Optional.of(Messages.RetentionRules_PoolBuildEnded());
    }

    private Optional<String> whyRender(Owner owner, BuildState build, boolean open) {
        if (build.gone()) {
            return gone(build);
        }
        if (open && build.kind() == Kind.ENDED_BADLY) {
            return Optional.of(Messages.RetentionRules_NobodyCollects());
        }
        if (open && build.kind() == Kind.ENDED_WELL) { // its renders continue without it
            return now.isAfter(owner.expiry()) ? Optional.of(Messages.RetentionRules_Expired()) : Optional.empty();
        }
        return whyRetentionEnded(owner, build);
    }

    /** Secrets are not needed after the end of the render and are not retained. */
    private Optional<String> whyLicenses(Owner owner, BuildState build, boolean inUse) {
        if (build.gone()) {
            return gone(build);
        }
        if (now.isAfter(owner.expiry())) {
            return Optional.of(Messages.RetentionRules_Expired());
        }
        return build.kind() == Kind.ENDED_BADLY || build.kind() == Kind.ENDED_WELL && !inUse
                ? Optional.of(Messages.RetentionRules_RenderEnded())
                : Optional.empty();
    }

    private Optional<String> whyRetentionEnded(Owner owner, BuildState build) {
        if (owner.expiry().equals(Instant.MAX)) {
            return Optional.empty();
        }
        Instant end = owner.expiry();
        if (build.ended() != null
                && (build.kind() == Kind.ENDED_BADLY || build.ended().isAfter(end))) {
            end = build.ended();
        }
        return now.isAfter(end.plus(keep))
                ? Optional.of(Messages.RetentionRules_Kept(keep.toDays()))
                : Optional.empty();
    }

    private static Optional<String> gone(BuildState build) {
        return Optional.of(
                build.kind() == Kind.GONE_WITH_JOB
                        ? Messages.RetentionRules_JobGone()
                        : Messages.RetentionRules_BuildGone());
    }
}
