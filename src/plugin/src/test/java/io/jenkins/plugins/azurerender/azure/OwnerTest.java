package io.jenkins.plugins.azurerender.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@Tag("unit")
@WithJenkins
class OwnerTest {

    private static final Instant EXPIRY = Instant.parse("2031-02-03T04:05:06.789Z");

    private FreeStyleBuild build;

    @BeforeEach
    void build(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("Räume + Höfe");
        build = jenkins.buildAndAssertSuccess(job);
    }

    @Test
    void tagsContainOwnerAndExpiry() {
        Owner owner = Owner.parse("frames-1", tags()).orElseThrow();
        assertEquals(ResourceKind.FRAMES, owner.kind());
        assertEquals("Räume + Höfe", owner.job());
        assertEquals(1, owner.build());
        assertEquals(build.getStartTimeInMillis(), owner.started());
        assertEquals(Instant.parse("2031-02-03T04:05:06Z"), owner.expiry());
    }

    @Test
    void missingExpiryIsStoredAsNever() {
        Map<String, String> tags =
                Owner.of(build, ResourceKind.PERMANENT, "pool", Instant.MAX).tags();
        assertEquals("never", tags.get("azurerenderexpiry"));
        assertEquals(Instant.MAX, Owner.parse("pool", tags).orElseThrow().expiry());
    }

    @Test
    void tagsAreValidContainerMetadata() {
        tags().forEach((name, value) -> {
            assertTrue(name.matches("[a-z]+"), name);
            assertTrue(value.matches("[!-~]+"), value);
        });
    }

    @Test
    void missingOrInvalidTagMeansNoOwner() {
        assertEquals(Optional.empty(), Owner.parse("frames-1", Map.of()));
        for (String name : tags().keySet()) {
            Map<String, String> tags = new HashMap<>(tags());
            tags.remove(name);
            assertEquals(Optional.empty(), Owner.parse("frames-1", tags), name);
            tags.put(name, "%");
            assertEquals(Optional.empty(), Owner.parse("frames-1", tags), name);
        }
    }

    @Test
    void copyWithSameTagsHasNoOwner() {
        assertEquals(Optional.empty(), Owner.parse("frames-1-copy", tags()));
    }

    @Test
    void autoPoolIsIdentifiedByItsNamePrefix() {
        Map<String, String> tags =
                Owner.of(build, ResourceKind.AUTO, "job-1", Instant.MAX).tags();
        String pool = ResourceNames.poolPrefix("job-1") + "_0D3B";
        assertEquals(pool, Owner.parse(pool, tags).orElseThrow().id());
        assertEquals(20, ResourceNames.poolPrefix("job-1").length());
        assertEquals(Optional.empty(), Owner.parse(ResourceNames.poolPrefix("job-2") + "_0D3B", tags));
    }

    private Map<String, String> tags() {
        return Owner.of(build, ResourceKind.FRAMES, "frames-1", EXPIRY).tags();
    }
}
