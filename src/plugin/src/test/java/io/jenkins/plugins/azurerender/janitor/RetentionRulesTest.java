package io.jenkins.plugins.azurerender.janitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.janitor.BuildState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class RetentionRulesTest {

    private static final Instant ENDED = Instant.parse("2031-01-01T00:00:00Z");
    private static final Instant EXPIRY = ENDED.plus(Duration.ofDays(1));
    private static final Instant BEFORE_EXPIRY = ENDED.plus(Duration.ofHours(1));
    private static final Instant AFTER_EXPIRY = EXPIRY.plus(Duration.ofMinutes(1));
    private static final Instant LONG_AFTER_EXPIRY = EXPIRY.plus(Duration.ofDays(400));

    @ParameterizedTest
    @EnumSource(ResourceKind.class)
    void resourcesOfRunningBuildAreNeverOrphaned(ResourceKind kind) {
        assertEquals(Set.of(), orphaned(kind, LONG_AFTER_EXPIRY, Kind.RUNNING));
    }

    @ParameterizedTest
    @EnumSource(names = {"PERMANENT", "SHARED"})
    void sharedResourcesAreNeverOrphaned(ResourceKind kind) {
        assertEquals(Set.of(), orphaned(kind, LONG_AFTER_EXPIRY, Kind.values()));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUILD", "EMPTIED", "AUTO", "KEYS"})
    void poolIsOrphanedAfterItsBuildUnlessInUse(ResourceKind kind) {
        assertEquals(
                Set.of("FAILED unused", "SUCCEEDED unused", "DELETED unused", "DELETED_WITH_JOB unused"),
                orphaned(kind, LONG_AFTER_EXPIRY, Kind.values()));
    }

    @Test
    void assetsAreOrphanedAfterTheirJobUnlessInUse() {
        assertEquals(
                Set.of("DELETED_WITH_JOB unused"), orphaned(ResourceKind.ASSETS, LONG_AFTER_EXPIRY, Kind.values()));
    }

    @Test
    void uncollectedRenderIsOrphanedAtOnceAndEndedRenderIsRetained() {
        assertEquals(
                Set.of(
                        "FAILED used",
                        "DELETED unused",
                        "DELETED used",
                        "DELETED_WITH_JOB unused",
                        "DELETED_WITH_JOB used"),
                orphaned(ResourceKind.RENDER, BEFORE_EXPIRY, Kind.values()));
    }

    @Test
    void renderOfSucceededBuildIsOrphanedAfterTimeLimit() {
        assertEquals(Set.of(), orphaned(ResourceKind.RENDER, BEFORE_EXPIRY, Kind.SUCCEEDED));
        assertEquals(Set.of("SUCCEEDED used"), orphaned(ResourceKind.RENDER, AFTER_EXPIRY, Kind.SUCCEEDED));
    }

    @Test
    void licensesAreOrphanedAfterTheirRender() {
        assertEquals(
                Set.of(
                        "SUCCEEDED unused",
                        "FAILED unused",
                        "FAILED used",
                        "DELETED unused",
                        "DELETED used",
                        "DELETED_WITH_JOB unused",
                        "DELETED_WITH_JOB used"),
                orphaned(ResourceKind.NODE, BEFORE_EXPIRY, Kind.values()));
        assertEquals(
                Set.of("UNKNOWN unused", "UNKNOWN used", "SUCCEEDED unused", "SUCCEEDED used"),
                orphaned(ResourceKind.NODE, AFTER_EXPIRY, Kind.UNKNOWN, Kind.SUCCEEDED));
    }

    @Test
    void framesAreRetainedUnlessTheirBuildIsDeleted() {
        assertEquals(
                Set.of("DELETED unused", "DELETED used", "DELETED_WITH_JOB unused", "DELETED_WITH_JOB used"),
                orphaned(ResourceKind.FRAMES, AFTER_EXPIRY, Kind.values()));
    }

    @ParameterizedTest
    @EnumSource(names = {"RENDER", "FRAMES"})
    void renderIsOrphanedAfterRetention(ResourceKind kind) {
        Kind[] all = Stream.of(Kind.values()).filter(k -> k != Kind.RUNNING).toArray(Kind[]::new);
        assertEquals(
                2 * all.length,
                orphaned(kind, EXPIRY.plus(Duration.ofDays(8)), all).size());
    }

    @ParameterizedTest
    @EnumSource(names = {"RENDER", "FRAMES"})
    void renderOfUnknownBuildIsRetained(ResourceKind kind) {
        assertEquals(Set.of(), orphaned(kind, EXPIRY.plus(Duration.ofDays(6)), Kind.UNKNOWN));
    }

    /** Returns the build states in which a resource of this kind is orphaned, and whether it is in use. */
    private static Set<String> orphaned(ResourceKind kind, Instant now, Kind... states) {
        Set<String> orphaned = new TreeSet<>();
        Owner owner = new Owner(kind, "id", "job", "", 1, 1, EXPIRY);
        for (Kind state : states) {
            boolean ended = state == Kind.SUCCEEDED || state == Kind.FAILED;
            for (boolean used : new boolean[] {true, false}) {
                new RetentionRules(Duration.ofDays(7), now)
                        .reason(owner, new BuildState(state, ended ? ENDED : null), used)
                        .ifPresent(reason -> orphaned.add(state + (used ? " used" : " unused")));
            }
        }
        return orphaned;
    }
}
