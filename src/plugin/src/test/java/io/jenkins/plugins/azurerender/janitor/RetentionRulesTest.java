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
    private static final Instant SOON = ENDED.plus(Duration.ofHours(1));
    private static final Instant EXPIRED = EXPIRY.plus(Duration.ofMinutes(1));
    private static final Instant AGES_LATER = EXPIRY.plus(Duration.ofDays(400));

    @ParameterizedTest
    @EnumSource(ResourceKind.class)
    void nothingOfARunningBuildGoes(ResourceKind kind) {
        assertEquals(Set.of(), goes(kind, AGES_LATER, Kind.RUNNING));
    }

    @ParameterizedTest
    @EnumSource(names = {"PERMANENT", "SHARED"})
    void whatOthersMayUseNeverGoes(ResourceKind kind) {
        assertEquals(Set.of(), goes(kind, AGES_LATER, Kind.values()));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUILD", "EMPTIED", "KEYS"})
    void aBuildsPoolGoesWithTheBuildUnlessAJobRunsOnIt(ResourceKind kind) {
        assertEquals(
                Set.of("ENDED_BADLY free", "ENDED_WELL free", "GONE free", "GONE_WITH_JOB free"),
                goes(kind, AGES_LATER, Kind.values()));
    }

    @Test
    void assetsGoWithTheirJobUnlessARenderMayReadThem() {
        assertEquals(Set.of("GONE_WITH_JOB free"), goes(ResourceKind.ASSETS, AGES_LATER, Kind.values()));
    }

    @Test
    void aRenderNobodyWillCollectGoesAtOnceAndAnEndedOneStaysForALook() {
        assertEquals(
                Set.of("ENDED_BADLY used", "GONE free", "GONE used", "GONE_WITH_JOB free", "GONE_WITH_JOB used"),
                goes(ResourceKind.RENDER, SOON, Kind.values()));
    }

    @Test
    void aRenderThatWasMeantToGoOnEndsWithItsTime() {
        assertEquals(Set.of(), goes(ResourceKind.RENDER, SOON, Kind.ENDED_WELL));
        assertEquals(Set.of("ENDED_WELL used"), goes(ResourceKind.RENDER, EXPIRED, Kind.ENDED_WELL));
    }

    @Test
    void licensesGoWithTheirRender() {
        assertEquals(
                Set.of(
                        "ENDED_WELL free",
                        "ENDED_BADLY free",
                        "ENDED_BADLY used",
                        "GONE free",
                        "GONE used",
                        "GONE_WITH_JOB free",
                        "GONE_WITH_JOB used"),
                goes(ResourceKind.LICENSES, SOON, Kind.values()));
        assertEquals(
                Set.of("UNKNOWN free", "UNKNOWN used", "ENDED_WELL free", "ENDED_WELL used"),
                goes(ResourceKind.LICENSES, EXPIRED, Kind.UNKNOWN, Kind.ENDED_WELL));
    }

    @Test
    void framesStayForALookUnlessTheirBuildIsGone() {
        assertEquals(
                Set.of("GONE free", "GONE used", "GONE_WITH_JOB free", "GONE_WITH_JOB used"),
                goes(ResourceKind.FRAMES, EXPIRED, Kind.values()));
    }

    @ParameterizedTest
    @EnumSource(names = {"RENDER", "FRAMES"})
    void nothingOfARenderStaysLongerThanItIsToBeKept(ResourceKind kind) {
        Kind[] all = Stream.of(Kind.values()).filter(k -> k != Kind.RUNNING).toArray(Kind[]::new);
        assertEquals(
                2 * all.length, goes(kind, EXPIRY.plus(Duration.ofDays(8)), all).size());
    }

    @ParameterizedTest
    @EnumSource(names = {"RENDER", "FRAMES"})
    void inDoubtARenderStaysUntilItMustHaveEnded(ResourceKind kind) {
        assertEquals(Set.of(), goes(kind, EXPIRY.plus(Duration.ofDays(6)), Kind.UNKNOWN));
    }

    /** The states in which a thing of this kind goes, and whether it is in use or free then. */
    private static Set<String> goes(ResourceKind kind, Instant now, Kind... states) {
        Set<String> goes = new TreeSet<>();
        Owner owner = new Owner(kind, "id", "job", 1, 1, EXPIRY);
        for (Kind state : states) {
            boolean ended = state == Kind.ENDED_WELL || state == Kind.ENDED_BADLY;
            for (boolean used : new boolean[] {true, false}) {
                new RetentionRules(Duration.ofDays(7), now)
                        .why(owner, new BuildState(state, ended ? ENDED : null), used)
                        .ifPresent(why -> goes.add(state + (used ? " used" : " free")));
            }
        }
        return goes;
    }
}
