package io.jenkins.plugins.azurerender.azure;

import hudson.model.Run;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * The build of this controller that made a pool, job or container, as the thing itself says in its tags.
 *
 * @param id name of the thing: a copy that someone makes with all its tags has another
 * @param job full name of the job when the thing was made
 * @param started when the build began, in milliseconds since 1970: tells it from another build of the same number
 * @param expiry when the thing is of no use any more, to the second; {@link Instant#MAX} when time alone does not tell
 */
public record Owner(ResourceKind kind, String id, String job, int build, long started, Instant expiry) {

    // Names of container metadata are C# identifiers and travel as headers: small letters alone are safe.
    private static final String CONTROLLER = "azurerendercontroller";
    private static final String ID = "azurerenderid";
    private static final String KIND = "azurerenderkind";
    private static final String JOB = "azurerenderjob";
    private static final String BUILD = "azurerenderbuild";
    private static final String STARTED = "azurerenderstarted";
    private static final String EXPIRY = "azurerenderexpiry";
    private static final String NEVER = "never";

    /** @param expiry {@link Instant#MAX} when time alone does not tell that the thing is of no use */
    public static Owner of(Run<?, ?> run, ResourceKind kind, String id, Instant expiry) {
        return new Owner(
                kind,
                id,
                run.getParent().getFullName(),
                run.getNumber(),
                run.getStartTimeInMillis(),
                expiry.equals(Instant.MAX) ? expiry : expiry.truncatedTo(ChronoUnit.SECONDS));
    }

    /** To be written on the thing; names are fit for the metadata of containers, values are ASCII. */
    public Map<String, String> tags() {
        return Map.of(
                CONTROLLER, ResourceNames.address(),
                ID, id,
                KIND, kind.tag(),
                JOB, URLEncoder.encode(job, StandardCharsets.UTF_8),
                BUILD, Integer.toString(build),
                STARTED, Long.toString(started),
                EXPIRY, expiry.equals(Instant.MAX) ? NEVER : expiry.toString());
    }

    /** Reads the tags of {@code id}; empty unless each is there, makes sense and names this controller and this id. */
    public static Optional<Owner> parse(String id, Map<String, String> tags) {
        Optional<ResourceKind> kind = ResourceKind.parse(tags.get(KIND));
        boolean ours = ResourceNames.address().equals(tags.get(CONTROLLER)) && isNamed(id, tags.get(ID));
        if (!ours || kind.isEmpty() || !tags.containsKey(JOB)) {
            return Optional.empty();
        }
        try {
            String expiry = String.valueOf(tags.get(EXPIRY));
            return Optional.of(new Owner(
                    kind.get(),
                    id,
                    URLDecoder.decode(tags.get(JOB), StandardCharsets.UTF_8),
                    Integer.parseInt(tags.get(BUILD)),
                    Long.parseLong(tags.get(STARTED)),
                    expiry.equals(NEVER) ? Instant.MAX : Instant.parse(expiry)));
        } catch (IllegalArgumentException | DateTimeException x) {
            return Optional.empty(); // someone changed them: then it is not provably ours
        }
    }

    /** A pool that Batch makes for a job carries the job's id in its tags, and has a name that follows from it. */
    private static boolean isNamed(String id, String tag) {
        return id.equals(tag) || (tag != null && id.startsWith(ResourceNames.poolPrefix(tag)));
    }

    /** As Jenkins writes builds. */
    @Override
    public String toString() {
        return job + " #" + build;
    }
}
